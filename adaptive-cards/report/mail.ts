import type { Besides, Report } from '../../domain/report/index.ts';
import { headlinesOf, periodWords, smallNumberWords } from './words.ts';

/** What a mail with a report is about. */
export interface ReportLetter {
  readonly title: string | null;
  readonly passOnTo: string | null;
  readonly content: string | null;
  readonly besides: Besides | null;
  readonly report: Report;
}

/** Procedure and period: nothing of it names a child (design sentence 3). */
export const reportSubject = ({ title, report }: ReportLetter): string =>
  `${title ?? 'Report'}: ${report.procedure.title}, ${report.period.from} to ${report.period.to}`;

export function reportHtml({ passOnTo, content, besides, report }: ReportLetter): string {
  const rows = headlinesOf(report).map(
    ({ label, value, formula }) =>
      `<tr><th scope="row" align="left">${plain(label)}</th><td>${plain(value)}</td><td>${plain(formula)}</td></tr>`,
  );
  return [
    `<p>${plain(report.procedure.title)}, ${plain(periodWords(report))}.</p>`,
    ...(passOnTo === null ? [] : [`<p>For you to pass on. It is for: ${plain(passOnTo)}.</p>`]),
    ...(content === null ? [] : [`<p>What the procedure asks of it: ${plain(content)}.</p>`]),
    '<table><thead><tr><th scope="col" align="left">Figure</th><th scope="col" align="left">Value</th>',
    '<th scope="col" align="left">How it is counted</th></tr></thead><tbody>',
    ...rows,
    '</tbody></table>',
    ...(besides === null ? [] : [`<p>${plain(besidesWords(besides))}</p>`]),
    `<p>${plain(smallNumberWords(report))}</p>`,
    '<p>Every table is attached, as a workbook and as CSV.</p>',
  ].join('\n');
}

function besidesWords({ what, by }: Besides): string {
  const who = by === null ? '' : by === 'you' ? ' Please add it.' : ` It comes from: ${by.post}.`;
  return `Belongs to this report and is not counted here: ${what}.${who}`;
}

const plain = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
