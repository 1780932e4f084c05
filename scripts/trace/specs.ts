import { readdir } from 'node:fs/promises';
import path from 'node:path';
import Mocha from 'mocha';
import { Asserting } from './asserting.ts';

/** A test as trace sees it. */
export interface Spec {
  /** `test/domain/case/raise.spec.ts`. */
  readonly file: string;
  /** With those of the suites around it. */
  readonly title: string;
  /** Whether it can fail: its function, or a helper that it calls, asserts. */
  readonly asserts: boolean;
}

/**
 * Every test of the house, without running one: mocha loads the files and knows the titles as they
 * are in the end, also those that are made in a loop; TypeScript reads the functions.
 */
export async function readSpecs(root: string): Promise<readonly Spec[]> {
  const names = await readdir(path.join(root, 'test'), { recursive: true });
  const files = names.filter((name) => name.endsWith('.spec.ts')).sort();
  const mocha = new Mocha({ dryRun: true });
  for (const name of files) mocha.addFile(path.join(root, 'test', name));
  await mocha.loadFilesAsync();
  const asserting = new Asserting();
  return testsOf(mocha.suite).map((test) => ({
    file: path.relative(root, test.file ?? ''),
    title: test.titlePath().join(' › '),
    asserts: !test.pending && asserting.inTest(test.body, test.file ?? ''),
  }));
}

const testsOf = (suite: Mocha.Suite): readonly Mocha.Test[] => [
  ...suite.tests,
  ...suite.suites.flatMap(testsOf),
];
