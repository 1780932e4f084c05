/** One line of the table that `npm run bench` prints. */
export interface BenchResult {
  readonly name: string;
  /** What was measured; the note says in which unit. */
  readonly ours: number;
  /** What it is held against, measured in the same run; null where the budget is a plain number. */
  readonly floor: number | null;
  readonly ratio: number | null;
  readonly budget: string;
  readonly ok: boolean;
  readonly note: string;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
