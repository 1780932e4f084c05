import { z } from 'zod';

/** One line of the table that `npm run bench` prints; it comes from the process of its bench. */
export const benchResult = z.object({
  name: z.string(),
  /** What was measured; the note says in which unit. */
  ours: z.number(),
  /** What it is held against, measured in the same run; null where the budget is a plain number. */
  floor: z.number().nullable(),
  ratio: z.number().nullable(),
  budget: z.string(),
  ok: z.boolean(),
  note: z.string(),
});

export type BenchResult = Readonly<z.infer<typeof benchResult>>;

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
