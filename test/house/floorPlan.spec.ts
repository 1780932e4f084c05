import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';

/** Imports that the floor plan forbids, each in a small house of its own: the tool must bite. */
const FORBIDDEN: readonly (readonly [rule: string, from: string, to: string])[] = [
  ['domain-is-the-ground', 'domain/case/a.ts', 'application/b.ts'],
  ['calendar-knows-no-procedure', 'domain/calendar/a.ts', 'domain/case/b.ts'],
  ['procedure-knows-no-case', 'domain/procedure/a.ts', 'domain/case/b.ts'],
  ['cards-do-not-act', 'adaptive-cards/a.ts', 'application/b.ts'],
  ['loops-do-not-render', 'application/a.ts', 'adaptive-cards/b.ts'],
  ['answers-know-no-door', 'answering/a.ts', 'bot/b.ts'],
  ['bot-stands-alone', 'bot/a.ts', 'storage/b.ts'],
  ['web-stands-alone', 'web/a.ts', 'bot/b.ts'],
  ['the-page-is-a-client', 'page/a.ts', 'web/b.ts'],
  ['the-tab-is-a-client', 'tab/a.ts', 'adaptive-cards/case/b.ts'],
  ['storage-stands-alone', 'storage/a.ts', 'graph/b.ts'],
  ['graph-stands-alone', 'graph/a.ts', 'bot/b.ts'],
  ['functions-never-import-the-desk', 'functions/a.ts', 'desk/b.ts'],
  ['nothing-deployed-imports-tests', 'application/a.ts', 'test/b.ts'],
];

function violations(files: Readonly<Record<string, string>>): string {
  const house = mkdtempSync(path.join(tmpdir(), 'floor-plan-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.join(house, path.dirname(name)), { recursive: true });
      writeFileSync(path.join(house, name), text);
    }
    writeFileSync(path.join(house, 'tsconfig.json'), '{ "compilerOptions": {} }');
    const run = spawnSync(
      process.execPath,
      [
        path.resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
        '--config',
        path.resolve('.dependency-cruiser.cjs'),
        ...new Set(Object.keys(files).map((name) => name.split('/')[0] ?? name)),
      ],
      { cwd: house, encoding: 'utf8' },
    );
    return run.stdout + run.stderr;
  } finally {
    rmSync(house, { recursive: true, force: true });
  }
}

describe('the floor plan (design section 3, ADR 1)', function () {
  this.timeout(60_000);

  it('bites on each import that it forbids', () => {
    const files: Record<string, string> = {};
    for (const [rule, from, to] of FORBIDDEN) {
      const target = `${path.dirname(to)}/${rule}-to.ts`;
      files[target] = 'export const b = 1;\n';
      const source = `${path.dirname(from)}/${rule}-from.ts`;
      const relative = path.relative(path.dirname(source), target);
      const specifier = relative.startsWith('.') ? relative : `./${relative}`;
      files[source] = `import { b } from '${specifier}';\nexport const a = b;\n`;
    }
    const output = violations(files);
    const silent = FORBIDDEN.map(([rule]) => rule).filter((rule) => !output.includes(`${rule}:`));
    assert.deepEqual(silent, [], output);
  });

  it('bites on a cycle and on a node module in the rules', () => {
    const output = violations({
      'domain/case/a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n",
      'domain/case/b.ts': "import { a } from './a.ts';\nexport const b = () => a;\n",
      'domain/case/c.ts':
        "import { readFileSync } from 'node:fs';\nexport const c = readFileSync;\n",
    });
    assert.match(output, /no-cycles:/);
    assert.match(output, /domain-is-pure:/);
  });
});
