import Mocha from 'mocha';

/** Longer than the specs' own, since a slow machine is no rule that was noticed. */
const TIMEOUT_MS = 10_000;

interface Running {
  /** Loads the file, which calls `describe`. */
  readonly load: () => void;
  /** Titles of the tests to run; null: all. Asked once the file is loaded. */
  readonly only: () => ReadonlySet<string> | null;
  /** Whether to stop at the first test that fails. */
  readonly bail: boolean;
  /** The test that begins, or null where a suite's own preparations do. */
  readonly onStart?: (title: string | null) => void;
}

export interface Ran {
  readonly title: string;
  readonly failed: boolean;
  readonly ms: number;
}

/** Runs the tests of one spec file that has not been loaded yet; what is thrown by loading it passes on. */
export async function runSpec({ load, only, bail, onStart }: Running): Promise<readonly Ran[]> {
  const mocha = new Mocha({ ui: 'bdd', timeout: TIMEOUT_MS, bail, reporter: Silent });
  mocha.suite.emit('pre-require', globalThis, 'spec', mocha);
  load();
  mocha.suite.emit('post-require', globalThis, 'spec', mocha);
  const wanted = only();
  if (wanted !== null) keep(mocha.suite, wanted);
  const ran: Ran[] = [];
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    runner.on('suite', () => onStart?.(null));
    runner.on('test', (test) => onStart?.(test.fullTitle()));
    runner.on('pass', (test) =>
      ran.push({ title: test.fullTitle(), failed: false, ms: test.duration ?? 0 }),
    );
    runner.on('fail', (test) => ran.push({ title: test.fullTitle(), failed: true, ms: 0 }));
  });
  mocha.dispose();
  return ran;
}

class Silent extends Mocha.reporters.Base {
  override epilogue(): void {
    // The table at the end says it.
  }
}

function keep(suite: Mocha.Suite, titles: ReadonlySet<string>): void {
  suite.tests = suite.tests.filter((test) => titles.has(test.fullTitle()));
  for (const each of suite.suites) keep(each, titles);
}
