import type { Report } from '../../domain/report/index.ts';
import { card, type Card } from '../elements/card.ts';
import { facts, heading, quiet, say, type Element } from '../elements/text.ts';
import { headlinesOf, periodWords, smallNumberWords } from './words.ts';

/** The headline figures of each report, how each is counted, and where the tables are. */
export const reportCard = (reports: readonly Report[], mailed: boolean): Card =>
  card(
    [
      heading('Report', 1),
      ...reports.flatMap(section),
      say(
        mailed
          ? 'Every table is in your mailbox, as a workbook (XLSX) and as CSV.'
          : 'The files with every table could not be sent to your mailbox. Ask again later.',
      ),
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
