// Runs a TypeScript entry, installing the locked packages first where they are missing:
// a fresh clone needs nothing typed but the command itself (design section 9 and 11).
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stamp = path.join(root, 'node_modules', '.installed-lock');
const lock = createHash('sha256')
  .update(readFileSync(path.join(root, 'package-lock.json')))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.error('Installing packages (first run)…');
  const npm = spawnSync(
    'npm',
    ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
    },
  );
  if (npm.status !== 0) {
    console.error(
      'The packages could not be installed. Nothing was started. Check the package registry and try again.',
    );
    process.exit(npm.status ?? 1);
  }
  writeFileSync(stamp, lock);
}

const { register } = await import('tsx/esm/api');
register();
const entry = process.argv[2];
process.argv.splice(1, 2, path.join(root, entry));
await import(new URL(`../${entry}`, import.meta.url).href);
