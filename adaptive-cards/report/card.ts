import type { Report } from '../../domain/report/index.ts';
import { card, type Card } from '../elements/card.ts';
import { facts, heading, quiet, say, type Element } from '../elements/text.ts';
import type { ReportLetter } from './mail.ts';
import { aboveFigures, belowFigures, headlinesOf, periodWords, smallNumberWords } from './words.ts';

const MAILED = 'Every table is in your mailbox, as a workbook (XLSX) and as CSV.';

/** The headline figures of each report, how each is counted, and where the tables are. */
export const reportCard = (reports: readonly Report[], mailed: boolean): Card =>
  card(
    [
      heading('Report', 1),
      ...reports.flatMap(section),
      say(
        mailed
          ? MAILED
          : 'The files with every table could not be sent to your mailbox. Ask again later.',
      ),
    ],
    { fallbackText: 'Report' },
  );

/** A regular report as it comes by itself: what it is called, and what belongs to it. */
export const regularReportCard = (letter: ReportLetter): Card =>
  card(
    [
      heading(letter.title ?? 'Report', 1),
      ...aboveFigures(letter).map((words) => say(words)),
      ...section(letter.report),
      ...belowFigures(letter).map((words) => say(words)),
      say(MAILED),
    ],
    { fallbackText: 'Report' },
  );

function section(report: Report): readonly Element[] {
  const headlines = headlinesOf(report);
  return [
    heading(report.procedure.title),
    say(periodWords(report)),
    facts(headlines.map(({ label, value }) => [label, value] as const)),
    ...headlines.map(({ label, formula }) => quiet(`${label}: ${formula}.`)),
    quiet(smallNumberWords(report)),
  ];
}
