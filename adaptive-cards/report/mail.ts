import type { Report } from '../../domain/report/index.ts';
import {
  aboveFigures,
  belowFigures,
  headlinesOf,
  periodWords,
  smallNumberWords,
  type Covering,
} from './words.ts';

/** What a mail with a report is about. */
export interface ReportLetter extends Covering {
  readonly title: string | null;
  readonly report: Report;
}

/** Procedure and period: nothing of it names a child (design sentence 3). */
export const reportSubject = ({ title, report }: ReportLetter): string =>
  `${title ?? 'Report'}: ${report.procedure.title}, ${report.period.from} to ${report.period.to}`;

export function reportHtml(letter: ReportLetter): string {
  const { report } = letter;
  const rows = headlinesOf(report).map(
    ({ label, value, formula }) =>
      `<tr><th scope="row" align="left">${plain(label)}</th><td>${plain(value)}</td><td>${plain(formula)}</td></tr>`,
  );
  return [
    `<p>${plain(report.procedure.title)}, ${plain(periodWords(report))}.</p>`,
    ...aboveFigures(letter).map(paragraph),
    '<table><thead><tr><th scope="col" align="left">Figure</th><th scope="col" align="left">Value</th>',
    '<th scope="col" align="left">How it is counted</th></tr></thead><tbody>',
    ...rows,
    '</tbody></table>',
    ...belowFigures(letter).map(paragraph),
    `<p>${plain(smallNumberWords(report))}</p>`,
    '<p>Every table is attached, as a workbook and as CSV.</p>',
  ].join('\n');
}

const paragraph = (text: string): string => `<p>${plain(text)}</p>`;

const plain = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
