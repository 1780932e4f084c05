import { longDay, shortDayAndTime, type Day, type Moment } from '../../domain/calendar/index.ts';
import {
  countedFor,
  figureAt,
  HIDDEN,
  type Report,
  type Table,
} from '../../domain/report/index.ts';
import {
  formulaWords,
  headlinesOf,
  HIDDEN_WORDS,
  periodWords,
  smallNumberWords,
  valueWords,
} from '../report/words.ts';
import type {
  AskedReports,
  FigureCasesShown,
  ReportShown,
  ReportsPage,
  TableShown,
} from './reportModels.ts';
import { plotsOf } from './plots.ts';

/** The figures of a period, table by table, each column with how it is counted: as card, mail and files say them. */
export const reportsPage = (
  reports: readonly Report[],
  asked: AskedReports,
  at: Moment | null,
): ReportsPage => ({
  asked,
  counted: at === null ? null : shortDayAndTime(at),
  reports: reports.map(reportShown),
});

const reportShown = (report: Report): ReportShown => ({
  procedure: report.procedure.id,
  title: report.procedure.title,
  period: periodWords(report),
  note: smallNumberWords(report),
  headlines: headlinesOf(report).map(({ place, ...figure }) => ({
    ...figure,
    opens: figureAt(report, place) === null ? null : place,
  })),
  plots: plotsOf(report),
  tables: report.tables.map((table) => tableShown(table, report)),
});

function tableShown(
  { key, title, note, rowHead, columns, rows }: Table,
  report: Report,
): TableShown {
  const hides = rows.some(({ cells }) => cells.some(({ value }) => value === HIDDEN));
  const notes = [note, hides ? HIDDEN_WORDS : null].filter((each) => each !== null);
  return {
    key,
    title,
    note: notes.length === 0 ? null : notes.join(' '),
    rowHead,
    columns: columns.map((column) => ({
      key: column.key,
      label: column.label,
      formula: formulaWords(column.formula, report),
    })),
    rows: rows.map(({ key: row, label, total, cells }) => ({
      key: row,
      label,
      total,
      cells: cells.map((cell, at) => {
        const unit = columns[at]?.unit ?? 'cases';
        return {
          value: valueWords(cell.value, unit),
          opens: countedFor(report, cell, unit) !== null,
        };
      }),
    })),
  };
}

interface Behind {
  readonly row: string;
  readonly column: string;
  readonly cases: readonly {
    readonly caseId: string;
    readonly reference: string;
    readonly team: string | null;
    readonly raisedOn: Day;
    readonly times: number;
  }[];
  readonly total: number;
}

/** The cases that a figure counts, by reference: nothing of a child. */
export function figureCases({ row, column, cases, total }: Behind): FigureCasesShown {
  const left = total - cases.length;
  return {
    title: `${column}, ${row}: ${String(total)} ${total === 1 ? 'case' : 'cases'}`,
    rows: cases.map(({ caseId, reference, team, raisedOn, times }) => ({
      caseId,
      reference,
      says: [
        ...(team === null ? [] : [team]),
        `raised on ${longDay(raisedOn)}`,
        ...(times === 1 ? [] : [`counted ${String(times)} times`]),
      ].join(', '),
    })),
    more: left === 0 ? null : `And ${String(left)} more, raised later.`,
  };
}
