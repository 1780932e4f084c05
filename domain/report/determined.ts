/** An equation between unknowns: their coefficients add up to something that is known. */
export type Equation = ReadonlyMap<string, number>;

/** Large enough that coefficients of −1, 0 and 1 do not vanish by accident, small enough to multiply. */
const PRIME = 1_000_003;

/**
 * The unknowns that have one value only, whatever else they may be: what a reader with pencil and paper
 * could work out. Gauss's elimination, in whole numbers modulo a prime.
 */
export function determined(equations: readonly Equation[]): ReadonlySet<string> {
  const pivots = new Map<string, Map<string, number>>();
  for (const equation of equations) {
    const row = reduced(new Map(equation), pivots);
    const [pivot] = row.keys();
    if (pivot === undefined) continue;
    scale(row, inverse(row.get(pivot) ?? 1));
    for (const other of pivots.values()) subtract(other, row, pivot);
    pivots.set(pivot, row);
  }
  return new Set([...pivots].filter(([, row]) => row.size === 1).map(([unknown]) => unknown));
}

function reduced(
  row: Map<string, number>,
  pivots: ReadonlyMap<string, Map<string, number>>,
): Map<string, number> {
  for (const unknown of [...row.keys()]) {
    const pivot = pivots.get(unknown);
    if (pivot !== undefined) subtract(row, pivot, unknown);
  }
  return row;
}

/** Takes away as much of `from` as makes the unknown vanish in `row`. */
function subtract(
  row: Map<string, number>,
  from: ReadonlyMap<string, number>,
  unknown: string,
): void {
  const times = row.get(unknown);
  if (times === undefined) return;
  for (const [each, coefficient] of from) {
    const left = modulo((row.get(each) ?? 0) - times * coefficient);
    if (left === 0) row.delete(each);
    else row.set(each, left);
  }
}

function scale(row: Map<string, number>, by: number): void {
  for (const [each, coefficient] of row) row.set(each, modulo(coefficient * by));
}

const modulo = (n: number): number => ((n % PRIME) + PRIME) % PRIME;

/** By Fermat: what a number must be multiplied with to give one. */
function inverse(n: number): number {
  let result = 1;
  let base = modulo(n);
  for (let left = PRIME - 2; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = modulo(result * base);
    base = modulo(base * base);
  }
  return result;
}
