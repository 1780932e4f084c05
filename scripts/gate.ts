// The whole gate (design section 11): every check, then the specs, then one closing line.
// `npm test` runs all of it; `npm test -- unit` runs the steps whose name contains "unit".
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Mocha runs report how many specs passed; a plain check counts as one. */
  readonly counts?: 'mocha';
}

interface Result {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** A newer Node for the gate's work, which reads TypeScript as it stands: a quarter less of its time. */
const newer = process.env['PLAYS_NODE'] ?? '';
const bin = (name: string): string => path.join('node_modules', '.bin', name);
const mocha = (config: string): readonly string[] => [bin('mocha'), '--config', config];
/** What reads the whole house makes many short-lived things: with room for them, a sixth less of its time. */
const check = (name: string, ...args: readonly string[]): readonly string[] => [
  newer === '' ? process.execPath : newer,
  '--max-semi-space-size=128',
  bin(name),
  ...args,
];
/** What the plays' many processes load is made ready once (only a newer Node keeps it). */
const READY = { NODE_COMPILE_CACHE: path.resolve('node_modules', '.compiled') };
const Mocharc = z.object({
  spec: z.array(z.string()).default([]),
  timeout: z.number(),
  ignore: z.array(z.string()).optional(),
});

function played(config: string, files: readonly string[] = []): readonly string[] {
  if (newer === '') return [...mocha(config), ...files];
  const { spec, timeout, ignore = [] } = Mocharc.parse(JSON.parse(readFileSync(config, 'utf8')));
  return [
    ...[newer, path.join('node_modules', 'mocha', 'bin', 'mocha.js'), '--no-config'],
    ...['--forbid-only', '--forbid-pending', '--timeout', String(timeout)],
    ...ignore.flatMap((each) => ['--ignore', each]),
    ...spec,
    ...files,
  ];
}

const chromium = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((each) => each !== undefined && each !== '' && existsSync(each));

const CHECKS: readonly Step[] = [
  { name: 'typecheck', command: check('tsc', '--noEmit', '-p', 'tsconfig.json') },
  { name: 'typecheck domain', command: check('tsc', '--noEmit', '-p', 'domain/tsconfig.json') },
  { name: 'typecheck tab', command: check('tsc', '--noEmit', '-p', 'tab/tsconfig.json') },
  { name: 'typecheck page', command: check('tsc', '--noEmit', '-p', 'page/tsconfig.json') },
  {
    name: 'typecheck desk page',
    command: check('tsc', '--noEmit', '-p', 'desk/page/tsconfig.json'),
  },
  { name: 'lint', command: check('eslint', '.', '--max-warnings', '0') },
  { name: 'format', command: check('prettier', '--check', '--log-level', 'warn', '.') },
  { name: 'floor plan', command: ['npm', 'run', '-s', 'floorplan'] },
  { name: 'unused code', command: [bin('knip')] },
];

const SPECS: readonly Step[] = [
  {
    name: 'unit specs with coverage',
    command: [bin('c8'), ...played('.mocharc.json', ['test/**/*.spec.ts'])],
    counts: 'mocha',
    env: { TZ: 'Europe/London' },
  },
  {
    name: 'integration specs on Azurite',
    command: played('test/integration.mocharc.json'),
    counts: 'mocha',
  },
  {
    name: 'crash points',
    command: played('test/crashPoints.mocharc.json'),
    counts: 'mocha',
  },
  {
    name: 'seeded kills',
    command: played('test/kills.mocharc.json'),
    counts: 'mocha',
  },
  {
    name: 'every fault at every call',
    command: played('test/faults.mocharc.json'),
    counts: 'mocha',
  },
  {
    name: 'reports of five years against a second count',
    command: played('test/years.mocharc.json'),
    counts: 'mocha',
    env: { TZ: 'America/New_York' },
  },
  {
    name: 'journeys through the desk',
    // Each file has desks of its own: two files at once.
    command: [...played('test/journeys.mocharc.json'), '--parallel', '--jobs', '2'],
    counts: 'mocha',
  },
];

const BROWSER: Step = {
  name: 'browser journeys',
  command: played('test/browser.mocharc.json'),
  counts: 'mocha',
  env: { CHROMIUM: chromium ?? '' },
};

const wanted = process.argv.slice(2);
const chosen = (step: Step): boolean =>
  wanted.length === 0 || wanted.some((word) => step.name.includes(word));

async function run(step: Step): Promise<Result> {
  const started = performance.now();
  const [command = '', ...args] = step.command;
  const { code, output } = await new Promise<{ code: number; output: string }>((resolve) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...step.env, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (exit) => resolve({ code: exit ?? 1, output: text }));
  });
  const result = step.counts === 'mocha' ? counted(output, code) : plain(code);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const verdict = result.failed === 0 ? 'ok  ' : 'FAIL';
  console.log(`${verdict} ${step.name} (${seconds} s; ${String(result.passed)} passed)`);
  if (result.failed > 0) console.log(indent(output));
  else if (step.name.includes('coverage')) console.log(indent(coverageOf(output)));
  return result;
}

const plain = (code: number): Result => ({
  passed: code === 0 ? 1 : 0,
  failed: code === 0 ? 0 : 1,
  skipped: 0,
});

function counted(output: string, code: number): Result {
  const of = (word: string): number => Number(new RegExp(`(\\d+) ${word}`).exec(output)?.[1] ?? 0);
  const result = { passed: of('passing'), failed: of('failing'), skipped: of('pending') };
  // A runner that died, or ran nothing, has failed even where it counted no failure.
  const sound = code === 0 && result.passed > 0;
  return sound || result.failed > 0 ? result : { ...result, failed: 1 };
}

/** The table that c8 prints after the specs. */
const coverageOf = (output: string): string =>
  output.slice(output.lastIndexOf('=== Coverage summary') + 1).replace(/^=+/gm, '');

const indent = (text: string): string => text.trimEnd().replace(/^/gm, '     ');

async function all(): Promise<number> {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const add = (result: Result): void => {
    total.passed += result.passed;
    total.failed += result.failed;
    total.skipped += result.skipped;
  };
  const lane = async (steps: readonly Step[]): Promise<void> => {
    for (const step of steps.filter(chosen)) add(await run(step));
  };
  // Side by side as long as neither is a measure of time: the checks, and what needs no whole desk.
  const apart = (...names: readonly string[]): readonly Step[] =>
    SPECS.filter(({ name }) => names.includes(name));
  const plays = [
    // The kills wait for the app to come up again: what has desks of its own is played beside them.
    [...apart('crash points', 'seeded kills'), ...(chromium === undefined ? [] : [BROWSER])],
    apart('every fault at every call', 'journeys through the desk'),
  ].map((steps) => steps.map((step) => ({ ...step, env: { ...READY, ...step.env } })));
  const others = SPECS.filter(({ name }) => !plays.flat().some((step) => step.name === name));
  await Promise.all([lane(CHECKS), lane(others)]);
  await Promise.all(plays.map(lane));
  if (chromium !== undefined) return ended(total);
  if (process.env['CI'] === 'true' && chosen(BROWSER)) {
    console.log(
      'FAIL browser journeys: no Chromium found. Install it, e.g. apt-get install chromium.',
    );
    total.failed += 1;
  } else if (chosen(BROWSER)) {
    console.log('skip browser journeys: no Chromium found (set CHROMIUM to its path).');
    total.skipped += 1;
  }
  return ended(total);
}

function ended({ passed, failed, skipped }: Result): number {
  console.log(`${String(passed)} passed, ${String(failed)} failed, ${String(skipped)} skipped`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await all();
