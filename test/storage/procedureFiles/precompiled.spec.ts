import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundling } from '../../../scripts/build.ts';
import { readProcedure } from '../../../storage/procedureFiles/readProcedure.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Each slip is one that the schema finds, and not the rules behind it. */
const SLIPS: readonly (readonly [what: string, slip: (text: string) => string])[] = [
  ['nothing', (text) => text],
  ['a missing entry', (text) => text.replace(/^title:.*$/m, '')],
  ['an unknown entry', (text) => `${text}\ntitel: Twice\n`],
  ['a number for a text', (text) => text.replace(/^title:.*$/m, 'title: 5')],
  ['a list for a group', (text) => text.replace(/^title:.*$/m, 'title: [a]\nreferral: []')],
  ['an empty text', (text) => text.replace(/^title:.*$/m, "title: ''")],
  ['a key out of form', (text) => text.replace(/^id:.*$/m, 'id: Not A Key')],
  ['no stages at all', () => 'id: a\nversion: "1"\nstages: []\n'],
];

describe('the schema of procedures in the bundle', function () {
  // Bundling, and compiling the schema for the first time, take a while on a busy machine.
  this.timeout(20_000);
  let folder = '';
  let bundled: typeof readProcedure;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'iro-shape-'));
    const outfile = path.join(folder, 'readProcedure.mjs');
    const entry = path.join(root, 'storage/procedureFiles/readProcedure.ts');
    await build({ ...bundling, entryPoints: [entry], outfile });
    const made = (await import(pathToFileURL(outfile).href)) as {
      readonly readProcedure: typeof readProcedure;
    };
    bundled = made.readProcedure;
  });

  after(async () => await rm(folder, { recursive: true, force: true }));

  for (const [what, slip] of SLIPS) {
    it(`says of ${what} what the schema itself says`, async () => {
      const files = (await readdir(path.join(root, 'procedures'))).filter((name) =>
        name.endsWith('.yaml'),
      );
      assert.notEqual(files.length, 0);
      for (const name of files) {
        const text = slip(await readFile(path.join(root, 'procedures', name), 'utf8'));
        const expected = readProcedure(text, name);
        if (what !== 'nothing') assert.ok('errors' in expected, name);
        assert.deepEqual(bundled(text, name), expected);
      }
    });
  }
});
