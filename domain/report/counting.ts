import { emptyTally, idOf, type OpenCase, type RegisterLine, type Tally } from './tally.ts';

/**
 * Counts while they grow: by measure, then by dimension, so that no name is put together for each of
 * hundreds of thousands of steps (design section 12). `tallied` gives them their names in the end.
 */
export interface Counting {
  readonly counts: Map<string, Map<string, number>>;
  /** Each child once in each count, however many cases there are about it. */
  readonly children: Map<string, Map<string, ChildSet>>;
  readonly days: Map<string, number[]>;
  readonly casesOfChild: Map<number, number>;
  readonly open: OpenCase[];
  readonly register: RegisterLine[];
}

/** A set of small whole numbers: a byte each, since a report asks it a million times. */
class ChildSet {
  #seen = new Uint8Array(64);
  size = 0;

  add(child: number): void {
    if (child >= this.#seen.length) {
      const wider = new Uint8Array(Math.max(child + 1, this.#seen.length * 2));
      wider.set(this.#seen);
      this.#seen = wider;
    }
    if (this.#seen[child] === 1) return;
    this.#seen[child] = 1;
    this.size += 1;
  }
}

export const emptyCounting = (): Counting => ({
  counts: new Map(),
  children: new Map(),
  days: new Map(),
  casesOfChild: new Map(),
  open: [],
  register: [],
});

function inner<T>(outer: Map<string, Map<string, T>>, measure: string): Map<string, T> {
  const known = outer.get(measure);
  if (known !== undefined) return known;
  const made = new Map<string, T>();
  outer.set(measure, made);
  return made;
}

/** One thing more in each of these dimensions: an alert, a meeting, a request, a case. */
export function count(counting: Counting, measure: string, dimensions: readonly string[]): void {
  const counts = inner(counting.counts, measure);
  for (const dimension of dimensions) counts.set(dimension, (counts.get(dimension) ?? 0) + 1);
}

/** One case more, and its children, in each of these dimensions. */
export function countCases(
  counting: Counting,
  measure: string,
  dimensions: readonly string[],
  children: readonly number[],
): void {
  count(counting, measure, dimensions);
  const sets = inner(counting.children, measure);
  for (const dimension of dimensions) {
    let known = sets.get(dimension);
    if (known === undefined) {
      known = new ChildSet();
      sets.set(dimension, known);
    }
    for (const child of children) known.add(child);
  }
}

export function noteDays(counting: Counting, dimensions: readonly string[], days: number): void {
  for (const dimension of dimensions) {
    const known = counting.days.get(dimension);
    if (known === undefined) counting.days.set(dimension, [days]);
    else known.push(days);
  }
}

export function noteChildren({ casesOfChild }: Counting, children: readonly number[]): void {
  for (const child of children) casesOfChild.set(child, (casesOfChild.get(child) ?? 0) + 1);
}

/** The counts under their names, for the tables. */
export function tallied(counting: Counting): Tally {
  const tally = { ...emptyTally(), days: counting.days, casesOfChild: counting.casesOfChild };
  for (const [measure, counts] of counting.counts) {
    for (const [dimension, n] of counts) tally.counts.set(idOf(measure, dimension), n);
  }
  for (const [measure, sets] of counting.children) {
    for (const [dimension, { size }] of sets) tally.children.set(idOf(measure, dimension), size);
  }
  return { ...tally, open: counting.open, register: counting.register };
}
