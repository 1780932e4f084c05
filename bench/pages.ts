import { Archive } from './counts.ts';
import { median, type BenchResult } from './result.ts';

const [FEW, MANY] = [100, 10_000];
const ROUNDS = 200;
const SLOWER = 1.3;

const NAMES = {
  work: 'my work, first page',
  allCases: 'all cases, first page',
  stage: 'all cases of one stage, first page',
  case: 'a case',
  reports: 'figures of a quarter',
} as const;

/**
 * The first page of each list of the tab with 10,000 open cases and with 100, by turns. The tables are in
 * memory and find a range by its key, as Azure does, so what is measured is what the app itself does.
 */
export async function pagesBench(): Promise<readonly BenchResult[]> {
  const [few, many] = [new Archive(), new Archive()];
  await few.fill(FEW);
  await many.fill(MANY);
  await few.countFigures();
  await many.countFigures();
  const [small, large] = [few.pages(), many.pages()];
  const results: BenchResult[] = [];
  for (const what of ['work', 'allCases', 'stage', 'case', 'reports'] as const) {
    const times = { few: [] as number[], many: [] as number[] };
    for (let round = -ROUNDS / 10; round < ROUNDS; round += 1) {
      const [less, more] = [await timed(small[what]), await timed(large[what])];
      if (round < 0) continue;
      times.few.push(less);
      times.many.push(more);
    }
    const [ours, floor] = [median(times.many), median(times.few)];
    results.push({
      name: `tab: ${NAMES[what]}`,
      ours,
      floor,
      ratio: ours / floor,
      budget: `no slower than with ${String(FEW)} cases (at most ${String(SLOWER)} times)`,
      ok: ours <= floor * SLOWER,
      note: `ms at ${String(MANY)} open cases, floor at ${String(FEW)}; medians of ${String(ROUNDS)}; tables in memory`,
    });
  }
  return results;
}

async function timed(deed: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await deed();
  return performance.now() - from;
}
