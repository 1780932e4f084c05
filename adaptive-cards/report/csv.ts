import type { OpenCase, Report, Table, Value } from '../../domain/report/index.ts';
import { registerHeads, registerRows, registerTitle } from './register.ts';
import { formulaWords } from './words.ts';

const HEAD = ['Procedure', 'From', 'To', 'Table', 'Row', 'Figure', 'Value', 'How it is counted'];

/** What a spreadsheet would take for a formula gets an apostrophe in front, and is read as text. */
const FORMULA = /^[=+\-@\t\r]/u;
const SPECIAL = /[",\r\n]/u;

/** One field of RFC 4180. */
export function field(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return SPECIAL.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const record = (fields: readonly string[]): string => `${fields.map(field).join(',')}\r\n`;

/**
 * Every figure of every table, one record each, with how it is counted beside it (RFC 4180, UTF-8). Long
 * rather than wide: whoever reads it by program needs no heading of ours.
 */
export function csvOf(report: Report): string {
  const { procedure, period } = report;
  const about = [procedure.title, period.from, period.to];
  const tables = report.tables.flatMap((table) => tableLines(table, report));
  const lines = [...tables, ...openLines(report), ...registerLines(report)];
  return record(HEAD) + lines.map((line) => record([...about, ...line])).join('');
}

type Line = readonly string[];

const tableLines = ({ title, columns, rows }: Table, report: Report): readonly Line[] =>
  rows.flatMap(({ label, cells }) =>
    cells.map(({ value }, at): Line => [
      title,
      label,
      columns[at]?.label ?? '',
      valueText(value),
      formulaWords(columns[at]?.formula ?? '', report),
    ]),
  );

/** Empty where there is nothing to work a figure out from. */
const valueText = (value: Value): string => (value === null ? '' : String(value));

function openLines({ open, procedure, teams }: Report): readonly Line[] {
  const table = `Open ${procedure.labels.matterPlural}, one by one`;
  return (open ?? []).flatMap((each) =>
    openFigures(each, teams).map((figure): Line => [table, each.reference, ...figure]),
  );
}

function registerLines(report: Report): readonly Line[] {
  const [, ...heads] = registerHeads(report);
  return registerRows(report).flatMap(([reference = '', ...cells]) =>
    cells.map((value, at): Line => [
      registerTitle(report),
      reference,
      heads[at] ?? '',
      value,
      'As recorded',
    ]),
  );
}

const openFigures = (
  { team, stage, due, overdueBy }: OpenCase,
  teams: Report['teams'],
): readonly Line[] => [
  ['Team', team === null ? '' : (teams.get(team) ?? team), 'The team that leads it'],
  ['Step', stage, 'Where it stands'],
  ['Due', due ?? '', 'The due day, more time included'],
  [
    'Overdue by',
    overdueBy === null ? '' : String(overdueBy),
    'Working days after the due day, without an answer',
  ],
];

/** `the-procedure-2026-04-01-to-2026-06-30`: a name for the file, without its ending. */
export const fileName = (report: Report): string =>
  `${report.procedure.id} ${report.period.from} to ${report.period.to}`.replaceAll(' ', '-');
