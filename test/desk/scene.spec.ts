import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readScene } from '../../desk/scene.ts';

/** A folder with some of the sample procedures, and one that no sample authority has. */
function folderOf(samples: readonly string[], own: boolean): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'procedures-'));
  for (const name of samples)
    copyFileSync(`procedures/${name}.yaml`, path.join(folder, `${name}.yaml`));
  if (own) {
    const text = readFileSync('procedures/dorset-qaro.yaml', 'utf8');
    writeFileSync(
      path.join(folder, 'own.yaml'),
      text.replace(/^id: dorset-qaro$/m, 'id: seventh-authority'),
    );
  }
  return folder;
}

describe('which procedures are in force at the desk', () => {
  const cases: readonly (readonly [string, readonly string[], boolean, readonly string[]])[] = [
    [
      'the sample authority’s own',
      ['durham-resolution', 'dorset-qaro'],
      false,
      ['durham-resolution'],
    ],
    ['one’s own beside the sample’s', ['durham-resolution'], true, ['durham-resolution', 'own']],
    ['one’s own alone', [], true, ['own']],
    ['one’s own beside another sample’s', ['dorset-qaro'], true, ['own']],
    ['another sample’s, where there is nothing else', ['dorset-qaro'], false, ['dorset-qaro']],
  ];
  for (const [what, samples, own, expected] of cases) {
    it(`are ${what}`, async () => {
      const folder = folderOf(samples, own);
      try {
        const scene = await readScene({ authority: 'durham', procedures: folder, people: null });
        assert.deepEqual(
          scene.procedureFiles.map((file) => path.basename(file, '.yaml')),
          expected,
        );
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }
});
