import { HIDDEN, type Report, type Table } from '../../domain/report/index.ts';
import {
  formulaWords,
  headlinesOf,
  HIDDEN_WORDS,
  periodWords,
  smallNumberWords,
  valueWords,
} from '../report/words.ts';
import type { AskedReports, ReportShown, ReportsPage, TableShown } from './models.ts';

/** The figures of a period, table by table, each column with how it is counted: as card, mail and files say them. */
export const reportsPage = (reports: readonly Report[], asked: AskedReports): ReportsPage => ({
  asked,
  reports: reports.map(reportShown),
});

const reportShown = (report: Report): ReportShown => ({
  procedure: report.procedure.id,
  title: report.procedure.title,
  period: periodWords(report),
  note: smallNumberWords(report),
  headlines: headlinesOf(report),
  tables: report.tables.map((table) => tableShown(table, report)),
});

function tableShown({ title, note, rowHead, columns, rows }: Table, report: Report): TableShown {
  const hides = rows.some(({ cells }) => cells.some(({ value }) => value === HIDDEN));
  const notes = [note, hides ? HIDDEN_WORDS : null].filter((each) => each !== null);
  return {
    title,
    note: notes.length === 0 ? null : notes.join(' '),
    rowHead,
    columns: columns.map(({ label, formula }) => ({
      label,
      formula: formulaWords(formula, report),
    })),
    rows: rows.map(({ label, total, cells }) => ({
      label,
      total,
      values: cells.map(({ value }, at) => valueWords(value, columns[at]?.unit ?? 'cases')),
    })),
  };
}
