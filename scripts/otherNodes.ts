// Runs the unit specs and one start of the desk on the other supported Node versions (design section
// 10): each is installed as a package into a folder of its own that git ignores.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

const VERSIONS = ['22', '24'];
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

function check(node: string, what: string, args: readonly string[]): void {
  const started = performance.now();
  const run = spawnSync(node, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (run.status !== 0) {
    console.log(run.stdout);
    console.error(run.stderr);
    throw new Error(`${what} failed after ${seconds} s`);
  }
  console.log(`ok   ${what} (${seconds} s)`);
}

for (const version of VERSIONS) {
  const node = install(version);
  check(node, `unit specs on Node ${version}`, [
    'node_modules/mocha/bin/mocha.js',
    '--reporter',
    'dot',
    'test/**/*.spec.ts',
  ]);
  check(node, `a start of the desk on Node ${version}`, [
    '--import',
    'tsx',
    'scripts/deskStarts.ts',
  ]);
}
