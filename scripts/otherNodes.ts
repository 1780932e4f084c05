// Runs the unit specs on the supported Node versions that the gate's own pass with coverage is not made
// on, one of them in another zone, and one start of the desk on each that is not the one here (design
// section 10). The others are installed as packages, each into a folder of its own that git ignores.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

/** The newest of them makes the gate's pass with coverage. */
const OTHERS = ['22', '24'];
const HERE = process.versions.node.split('.')[0] ?? '';
/** With the place whose clock each runs by: no due day may hang on where a machine stands. */
const ZONES: Readonly<Record<string, string>> = { [HERE]: 'Europe/London', 22: 'America/New_York' };
const Mocharc = z.object({ ignore: z.array(z.string()), timeout: z.number() });
const home = path.resolve('.node-versions');

function install(version: string): string {
  const folder = path.join(home, version);
  const node = path.join(folder, 'node_modules', 'node', 'bin', 'node');
  if (existsSync(node)) return node;
  mkdirSync(folder, { recursive: true });
  const npm = spawnSync(
    'npm',
    ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', `node@${version}`],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (npm.status !== 0 || !existsSync(node)) {
    throw new Error(`Node ${version} could not be installed from the package registry.`);
  }
  return node;
}

async function check(
  node: string,
  what: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const started = performance.now();
  const run = spawn(node, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [said, complained] = [text(run.stdout), text(run.stderr)];
  const [code] = (await once(run, 'close')) as [number | null];
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (code !== 0) {
    console.log(await said);
    console.error(await complained);
    throw new Error(`${what} failed after ${seconds} s`);
  }
  console.log(`ok   ${what} (${seconds} s)`);
}

/** As `npm test` runs them; a version that reads TypeScript as it stands needs no help with it. */
const { ignore, timeout } = Mocharc.parse(JSON.parse(readFileSync('.mocharc.json', 'utf8')));
const specs = [
  'node_modules/mocha/bin/mocha.js',
  '--no-config',
  ...['--reporter', 'dot', '--forbid-only', '--forbid-pending', '--timeout', String(timeout)],
  ...ignore.flatMap((pattern) => ['--ignore', pattern]),
  'test/**/*.spec.ts',
];
const withHelp = Number(HERE) < 22 ? ['--import', 'tsx/esm', ...specs] : specs;
const start = ['--import', 'tsx', 'scripts/deskStarts.ts'];

const others = OTHERS.map((version) => ({ version, node: install(version) }));
const here = { version: HERE, node: process.execPath };
await Promise.all(
  [here, ...others]
    .filter(({ version }, at, all) => at === all.findIndex((each) => each.version === version))
    .flatMap(({ version, node }) => {
      const zone = ZONES[version];
      const args = version === HERE ? withHelp : specs;
      const what = `unit specs on Node ${version}, clock of ${zone ?? ''}`;
      return zone === undefined ? [] : [check(node, what, args, { TZ: zone })];
    }),
);
for (const { version, node } of others) {
  await check(node, `a start of the desk on Node ${version}`, start);
}
