import type { Countable } from './reported.ts';
import { caseCounter } from './report.ts';
import type { Ask, Report } from './report.ts';
import { HIDDEN, type Cell, type Sum, type Unit } from './table.ts';

/** A figure by where it stands in a report. */
export interface Place {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

/** A figure that can be opened, and what is counted for it. */
export interface Opened {
  /** Name of the count. */
  readonly counted: string;
  /** "Raised". */
  readonly column: string;
  /** "North". */
  readonly row: string;
}

/**
 * What is counted behind a figure; null where nothing can be opened: a figure of none, one of another
 * period, or any figure of a copy whose small numbers are hidden, since a list of cases would tell them.
 */
export function figureAt(report: Report, { table, row, column }: Place): Opened | null {
  const found = report.tables.find(({ key }) => key === table);
  const at = found?.columns.findIndex(({ key }) => key === column) ?? -1;
  const head = found?.columns[at];
  const line = found?.rows.find(({ key }) => key === row);
  const cell = line?.cells[at];
  if (head === undefined || line === undefined || cell === undefined) return null;
  const counted = countedFor(report, cell, head.unit);
  return counted === null ? null : { counted, column: head.label, row: line.label };
}

/** The name of the count behind a cell; null: see `figureAt`. */
export function countedFor(
  { smallNumbers }: Pick<Report, 'smallNumbers'>,
  { id, value, from, elsewhere }: Cell,
  unit: Unit,
): string | null {
  if (smallNumbers === 'hidden' || elsewhere === true) return null;
  if (value === null || value === HIDDEN || value === 0) return null;
  if (unit === 'percent') return id.startsWith(SHARE) ? id.slice(SHARE.length) : null;
  return unit === 'children' || unit === 'days' ? (from?.[0] ?? null) : id;
}

const SHARE = 'share of ';

/**
 * How often one case is counted in a figure, by the code that counts the figure itself: all cases together
 * make it up. What is only a sum of others is counted by its parts.
 * @param ask as for the report in which the figure stands
 */
export function timesBehind(
  ask: Ask,
  { sums }: Pick<Report, 'sums'>,
  counted: string,
): (events: readonly Countable[]) => number {
  const count = caseCounter(ask);
  const parts = sums.filter(({ whole }) => whole === counted);
  return (events) => {
    const counts = count(events);
    const own = counts.get(counted) ?? 0;
    return own > 0 ? own : Math.max(0, ...parts.map((sum) => added(counts, sum)));
  };
}

const added = (counts: ReadonlyMap<string, number>, { parts }: Sum): number =>
  parts.reduce((sum, part) => sum + (counts.get(part) ?? 0), 0);
