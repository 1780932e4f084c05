import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const DOCS = [
  'README.md',
  'docs/desk.md',
  'docs/writing-a-procedure.md',
  'docs/mutation.md',
  'docs/dependencies.md',
  'docs/permissions.md',
  'docs/settings.md',
  'docs/app-package.md',
  'procedures/README.md',
  ...readdirSync('docs/decisions').map((name) => path.join('docs/decisions', name)),
];

const Package = z.object({
  scripts: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});
const manifest = Package.parse(JSON.parse(readFileSync('package.json', 'utf8')));

const quoted = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)].map(([, inside]) => inside ?? '');

/** Looks like a path of this house: begins with a top-level folder. */
const TOP = readdirSync('.').filter((name) => !name.startsWith('.') && name !== 'dist');
const isPath = (text: string): boolean =>
  /^[\w./-]+$/.test(text) &&
  !text.startsWith('application/vnd') &&
  TOP.some((top) => text === top || text.startsWith(`${top}/`));

describe('the documents', () => {
  it('name only files and folders that exist', () => {
    const missing = DOCS.flatMap((doc) =>
      quoted(readFileSync(doc, 'utf8'))
        .filter(isPath)
        .filter((named) => !existsSync(named) && !named.startsWith('dist'))
        .map((named) => `${doc}: ${named}`),
    );
    assert.deepEqual(missing, []);
  });

  it('name only npm scripts that exist', () => {
    const missing = DOCS.flatMap((doc) =>
      [...readFileSync(doc, 'utf8').matchAll(/npm run (?:-s )?([\w:-]+)/g)]
        .map(([, name]) => name ?? '')
        .filter((name) => !(name in manifest.scripts))
        .map((name) => `${doc}: npm run ${name}`),
    );
    assert.deepEqual(missing, []);
  });

  it('say why each library is here, and name no other', () => {
    const text = readFileSync('docs/dependencies.md', 'utf8');
    const listed = text
      .split('\n')
      .filter((line) => line.startsWith('| ') && !/^\| (Package|---)/.test(line))
      .flatMap((line) => (line.split('|')[1] ?? '').split(',').map((each) => each.trim()));
    const used = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      (name) => !name.startsWith('@types/'),
    );
    assert.deepEqual([...listed].sort(), used.sort());
  });

  it('pin each library exactly', () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    assert.deepEqual(loose, []);
  });
});
