import type { RecordedEvent } from '../../domain/case/index.ts';
import {
  collect,
  comparedWith,
  reportedOf,
  type Ask,
  type Report,
} from '../../domain/report/index.ts';
import { oracleCase, oracleReport, type OracleFigures } from './reportOracle.ts';

/** As the product counts it: from what is kept of each case for reports. */
export function reportOn(ask: Ask, cases: Iterable<readonly RecordedEvent[]>): Report {
  const collector = collect(ask);
  for (const events of cases) for (const event of reportedOf(events)) collector.take(event);
  return collector.finish();
}

/** Every figure of the report by table, row and column. */
export function figuresByPlace({ tables }: Report): ReadonlyMap<string, unknown> {
  return new Map(
    tables.flatMap((table) =>
      table.rows.flatMap((row) =>
        row.cells.map(({ value }, at) => [
          `${table.key}/${row.key}/${table.columns[at]?.key ?? ''}`,
          value,
        ]),
      ),
    ),
  );
}

/** The columns whose total row is left empty on purpose, since the rows overlap. */
const NO_TOTAL = 'categories/all/named';

/**
 * Where the report and the second implementation differ: a figure that is otherwise, one that the report
 * alone has, and one that it lacks though there is something to count.
 */
export function differences(report: Report, oracle: OracleFigures): readonly string[] {
  const figures = figuresByPlace(report);
  const otherwise = [...figures]
    .filter(([place]) => place !== NO_TOTAL)
    .filter(([place, value]) => oracle.get(place) !== value && !isQuietRow(place, value, oracle))
    .map(([place, value]) => `${place}: ${String(value)}, not ${String(oracle.get(place))}`);
  const lacking = [...oracle]
    .filter(([place, value]) => !figures.has(place) && value !== 0 && value !== null)
    .map(([place, value]) => `${place}: missing, ${String(value)}`);
  return [...otherwise, ...lacking];
}

/** A row in which nothing was counted, such as a team without cases: the second opinion has no such row. */
const isQuietRow = (place: string, value: unknown, oracle: OracleFigures): boolean =>
  !oracle.has(place) && (value === 0 || value === null);

export const secondOpinion = (
  { procedure, period }: Ask,
  cases: Iterable<readonly RecordedEvent[]>,
): OracleFigures =>
  oracleReport(procedure, Array.from(cases, oracleCase), period, comparedWith(period));
