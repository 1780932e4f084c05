import { HIDDEN, type Report, type Table } from '../../domain/report/index.ts';
import { registerHeads, registerRows, registerTitle } from './register.ts';
import { formulaWords, headlinesOf, HIDDEN_WORDS, periodWords, smallNumberWords } from './words.ts';

/** A workbook as data: what a sheet holds, and how a row looks. Writing it is another's business. */
export interface Sheet {
  readonly name: string;
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[];
  readonly rows: readonly SheetRow[];
}

export interface SheetRow {
  readonly look: 'title' | 'head' | 'formula' | 'plain' | 'total';
  readonly cells: readonly (string | number | null)[];
}

const row = (look: SheetRow['look'], ...cells: SheetRow['cells']): SheetRow => ({ look, cells });

/** One sheet for what it is about, and one for each table with the formulas under its headings. */
export function workbookOf(report: Report): readonly Sheet[] {
  const { open, register } = report;
  return [
    aboutSheet(report),
    ...report.tables.map((table, at) => tableSheet(table, at + 1, report)),
    ...(open === null ? [] : [openSheet(report)]),
    ...(register === null ? [] : [registerSheet(report)]),
  ];
}

function aboutSheet(report: Report): Sheet {
  const { procedure } = report;
  return {
    name: 'About',
    widths: [34, 16, 90],
    rows: [
      row('title', procedure.title),
      row('plain', procedure.authority),
      row('plain', periodWords(report)),
      row('plain', smallNumberWords(report)),
      row('plain'),
      row('head', 'Figure', 'Value', 'How it is counted'),
      ...headlinesOf(report).map(({ label, value, formula }) =>
        row('plain', label, numberOr(value), formula),
      ),
      row('plain'),
      row('head', 'Sheet', '', 'Table'),
      ...report.tables.map((table, at) => row('plain', nameOf(table, at + 1), '', table.title)),
    ],
  };
}

/** A percentage stays text, so that it reads as on the card. */
const numberOr = (value: string): string | number =>
  /^\d+(\.\d+)?$/u.test(value) ? Number(value) : value;

function tableSheet(table: Table, at: number, report: Report): Sheet {
  const { title, note, rowHead, columns, rows } = table;
  return {
    name: nameOf(table, at),
    widths: [38, ...columns.map(() => 22)],
    rows: [
      row('title', title),
      ...(note === null ? [] : [row('plain', note)]),
      row('head', rowHead, ...columns.map(({ label }) => label)),
      row(
        'formula',
        'How it is counted',
        ...columns.map(({ formula }) => formulaWords(formula, report)),
      ),
      ...rows.map(({ label, total, cells }) =>
        row(total ? 'total' : 'plain', label, ...cells.map(({ value }) => value)),
      ),
      ...(rows.some(({ cells }) => cells.some(({ value }) => value === HIDDEN))
        ? [row('plain', HIDDEN_WORDS)]
        : []),
    ],
  };
}

function openSheet({ open, procedure, teams }: Report): Sheet {
  const { matterPlural, step } = procedure.labels;
  const labels = new Map(procedure.stages.map(({ key, label }) => [key, label]));
  return {
    name: 'Open, one by one',
    widths: [16, 24, 24, 14, 22],
    rows: [
      row('title', `Open ${matterPlural}, one by one`),
      row('head', 'Reference', 'Team', step, 'Due', 'Overdue by (working days)'),
      ...(open ?? []).map(({ reference, team, stage, due, overdueBy }) =>
        row(
          'plain',
          reference,
          team === null ? '' : (teams.get(team) ?? team),
          labels.get(stage) ?? stage,
          due ?? '',
          overdueBy,
        ),
      ),
    ],
  };
}

const registerSheet = (report: Report): Sheet => ({
  name: 'Register',
  widths: [16, 14, 24, 24, 24, 14, 14, 14, 22],
  rows: [
    row('title', registerTitle(report)),
    row('head', ...registerHeads(report)),
    ...registerRows(report).map((cells) => row('plain', ...cells)),
  ],
});

/** Excel takes 31 characters and none of `[]:*?/\`. */
const nameOf = ({ key }: Table, at: number): string =>
  `${String(at)} ${key.replaceAll('-', ' ')}`.slice(0, 31);
