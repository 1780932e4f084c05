import { determined, type Equation } from './determined.ts';
import { figuresOf } from './reconcile.ts';
import type { Report } from './report.ts';
import { HIDDEN, isCount, type Cell, type Sum, type Value } from './table.ts';
import { ALL } from './tally.ts';

/** Numbers from 1 up to, not including, this one are hidden in what leaves the service (domain.md 3.3). */
export const SMALL_BELOW = 5;

interface Known {
  readonly values: ReadonlyMap<string, Value>;
  /** Ids of whole things: only these enter the sums. */
  readonly counts: ReadonlySet<string>;
  readonly sums: readonly Sum[];
}

/**
 * The report with small numbers hidden, and with as many others as it takes that no hidden one can be
 * worked out from the totals, in whichever table they stand. What is worked out from a hidden figure is
 * hidden with it, and the list of open cases is left out. Zero says nothing of anybody and stays.
 */
export function withoutSmallNumbers(report: Report, below: number = SMALL_BELOW): Report {
  const values = figuresOf(report);
  const known: Known = { values, counts: countsOf(report), sums: report.sums };
  const isSmall = (id: string): boolean => {
    const value = values.get(id);
    return typeof value === 'number' && value > 0 && value < below;
  };
  const hidden = new Set([...known.counts].filter(isSmall));
  for (let id = nextToHide(known, hidden); id !== null; id = nextToHide(known, hidden)) {
    hidden.add(id);
  }
  const hide = (cell: Cell): boolean =>
    hidden.has(cell.id) ||
    (cell.from ?? []).some((id) => hidden.has(id)) ||
    (cell.id.startsWith('children of ') && isSmall(cell.id));
  return {
    ...report,
    smallNumbers: 'hidden',
    open: null,
    register: null,
    tables: report.tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => (hide(cell) ? { ...cell, value: HIDDEN } : cell)),
      })),
    })),
  };
}

/** What a manager is told of their own teams: the figures without small numbers, and what is open there. */
export const ofTheirTeams = (report: Report, teams: ReadonlySet<string>): Report => ({
  ...withoutSmallNumbers(report),
  open: (report.open ?? []).filter(({ team }) => team !== null && teams.has(team)),
});

const countsOf = ({ tables }: Report): ReadonlySet<string> =>
  new Set(
    tables.flatMap(({ columns, rows }) =>
      rows.flatMap(({ cells }) =>
        cells
          .filter((cell, at) => isCount(columns[at]?.unit ?? 'days') && cell.from === undefined)
          .map(({ id }) => id),
      ),
    ),
  );

/**
 * One more figure to hide, as long as some sum gives a hidden one away: the least that is still shown in
 * such a sum. Null: nothing can be worked out, or nothing is left to hide.
 */
function nextToHide(known: Known, hidden: ReadonlySet<string>): string | null {
  const open = known.sums.filter((sum) => idsOf(sum).some((id) => hidden.has(id)));
  const givenAway = determined(open.map((sum) => equationOf(sum, hidden)));
  const telling = open.filter(
    (sum) => idsOf(sum).some((id) => givenAway.has(id)) || allOnes(sum, known, hidden),
  );
  const shown = new Map<string, number>();
  for (const id of telling.flatMap(idsOf)) {
    if (hidden.has(id) || isZeroAnyway(id, known)) continue;
    shown.set(id, (shown.get(id) ?? 0) + 1);
  }
  // One that stands in two such sums mends both.
  const [best] = [...shown].sort(
    ([a, often], [b, times]) =>
      kindOf(a, known) - kindOf(b, known) ||
      times - often ||
      sizeOf(a, known) - sizeOf(b, known) ||
      (a < b ? -1 : 1),
  );
  return best?.[0] ?? null;
}

/** Nothing is hidden by a zero that belongs to a sum of zero, or is one. */
const isZeroAnyway = (id: string, { values, sums }: Known): boolean =>
  values.get(id) === 0 &&
  sums.some(({ whole, parts }) => values.get(whole) === 0 && (whole === id || parts.includes(id)));

const sizeOf = (id: string, { values }: Known): number => {
  const value = values.get(id);
  return typeof value === 'number' ? value : 0;
};

/** Parts go first, then zeros, which hide little; a total of all is what a reader would miss most. */
const kindOf = (id: string, known: Known): number =>
  id.endsWith(`|${ALL}`) ? 2 : sizeOf(id, known) === 0 ? 1 : 0;

const idsOf = ({ whole, parts }: Sum): readonly string[] => [whole, ...parts];

function equationOf({ whole, parts }: Sum, hidden: ReadonlySet<string>): Equation {
  const equation = new Map<string, number>();
  if (hidden.has(whole)) equation.set(whole, 1);
  for (const part of parts) {
    if (hidden.has(part)) equation.set(part, (equation.get(part) ?? 0) - 1);
  }
  return equation;
}

/** Three hidden parts that make three together are one each, for who knows that none of them is zero. */
function allOnes({ whole, parts }: Sum, { values }: Known, hidden: ReadonlySet<string>): boolean {
  if (hidden.has(whole)) return false;
  const unknown = parts.filter((part) => hidden.has(part));
  return unknown.length > 0 && unknown.every((part) => values.get(part) === 1);
}
