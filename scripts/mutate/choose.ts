import { grouped } from './grouped.ts';
import type { Chosen } from './jobs.ts';
import type { Mutant } from './mutant.ts';
import { regionAt, type Region } from './regions.ts';
import { regionKey, type Survey, type Test } from './survey.ts';

/**
 * Milliseconds of tests for one change, as they took without it. What is noticed is noticed by quick
 * tests nearly always, and a survivor must not cost a minute.
 */
const BUDGET_MS = 3_000;
/** Of what stands outside every function far more tests count, the one that would notice among the last. */
const BUDGET_OUTSIDE_MS = 12_000;

/**
 * The tests that enter the changed place, the quickest spec first. What stands outside every function is
 * run by loading the file, so there every test counts whose spec loads it.
 */
export function chosenFor(
  { file, at }: Mutant,
  survey: Survey,
  regions: readonly Region[],
): { readonly chosen: readonly Chosen[]; readonly ms: number } {
  const region = at === null ? null : regionAt(regions, at);
  const place = region === null ? file : regionKey(file, region);
  const numbers = region === 0 ? survey.loading[file] : survey.touching[place];
  const tests = (numbers ?? []).flatMap((each) => survey.tests[each] ?? []);
  const quick = quickest(tests, region === 0 ? BUDGET_OUTSIDE_MS : BUDGET_MS);
  return { chosen: bySpec(quick), ms: msOf(quick) };
}

function quickest(tests: readonly Test[], budgetMs: number): readonly Test[] {
  let spent = 0;
  return [...tests].sort((a, b) => a.ms - b.ms).filter(({ ms }) => (spent += ms) <= budgetMs);
}

function bySpec(quick: readonly Test[]): readonly Chosen[] {
  return [...grouped(quick, ({ spec }) => spec)]
    .sort(([, a], [, b]) => msOf(a) - msOf(b))
    .map(([spec, of]) => ({ spec, titles: of.map(({ title }) => title) }));
}

const msOf = (tests: readonly Test[]): number => tests.reduce((sum, { ms }) => sum + ms, 0);
