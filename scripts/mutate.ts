// Changes the rules and the procedures' values, one at a time, and asks whether a test notices
// (design section 11). Exit code 1: of a procedure's values or of the rules less than 90 % were noticed.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow, textAt } from './mutate/files.ts';
import { readHarmless } from './mutate/harmless.ts';
import type { Mutant } from './mutate/mutant.ts';
import { readOptions, type Options } from './mutate/options.ts';
import { printed, tooLow } from './mutate/print.ts';
import { ruleMutants } from './mutate/ruleMutants.ts';
import { tryAll } from './mutate/run.ts';
import { sampled } from './mutate/sample.ts';
import { discard, snapshotOf } from './mutate/snapshot.ts';
import { valueMutants } from './mutate/valueMutants.ts';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

function valuesOf(copy: string, { procedure, files }: Options): readonly Mutant[] {
  if (procedure === null && files.length > 0) return [];
  return filesBelow(copy, 'procedures', '.yaml')
    .filter((name) => path.posix.dirname(name) === 'procedures')
    .filter((name) => procedure === null || path.posix.basename(name, '.yaml') === procedure)
    .flatMap((name) => valueMutants(name, textAt(copy, name)));
}

function rulesOf(copy: string, { procedure, files }: Options): readonly Mutant[] {
  if (procedure !== null && files.length === 0) return [];
  return filesBelow(copy, 'domain', '.ts')
    .filter((name) => files.length === 0 || files.some((start) => name.startsWith(start)))
    .flatMap((name) => ruleMutants(name, textAt(copy, name)));
}

const options = readOptions(process.argv.slice(2));
const copy = await snapshotOf(root);
try {
  const list = readHarmless(textAt(copy, 'test/mutants/harmless.yaml'));
  const values = valuesOf(copy, options);
  const rules = rulesOf(copy, options);
  const tried = [...values, ...sampled(rules, options.share, options.seed)];
  const started = performance.now();
  const { outcomes, survey } = await tryAll(copy, tried, options.workers, (done) => {
    if (done % 250 === 0) console.error(`${done} of ${tried.length} tried`);
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  for (const each of [...survey.unusable, ...survey.failing]) console.log(`Not used: ${each}`);
  console.log(printed(outcomes, [...values, ...rules], list));
  console.log(
    `${tried.length} of ${values.length + rules.length} changes tried in ${seconds} s: all values, ${(100 * options.share).toFixed(0)} % of the rules, seed ${options.seed}`,
  );
  const low = tooLow(outcomes);
  if (low.length > 0) console.log(`Below 90 %: ${low.join(', ')}`);
  process.exitCode = low.length > 0 || tried.length === 0 ? 1 : 0;
} finally {
  await discard(copy);
}
