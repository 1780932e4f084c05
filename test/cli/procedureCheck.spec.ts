import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { iro } from '../../cli/iro.ts';
import { PROCEDURES, textOf } from '../procedures/loaded.ts';

const check = async (...args: readonly string[]) => await iro(['procedure', 'check', ...args]);

describe('iro procedure check (design section 9)', () => {
  let dir = '';
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'procedure-check-'));
  });
  after(async () => {
    await rm(dir, { recursive: true });
  });

  it('[A-DU-02] prints each finding with its place, then a summary', async () => {
    const file = join(PROCEDURES, 'durham-resolution.yaml');
    const { code, out, err } = await check(file);
    assert.deepEqual([code, err], [0, '']);
    const lines = out.trimEnd().split('\n');
    assert.ok(
      lines.some(
        (line) => line.startsWith(`${file}:`) && /:\d+:\d+ warning .*21 working days/.test(line),
      ),
      out,
    );
    assert.match(
      lines.at(-1) ?? '',
      /: 0 errors, 2 warnings, 0 notes; durham-resolution 1\.0-[0-9a-f]{8} can be used, 7 stages\.$/,
    );
  });

  it('answers 1 for a file with errors', async () => {
    const file = join(dir, 'broken.yaml');
    const text = textOf('durham-resolution').replace('step: stage', 'step: rung');
    await writeFile(file, text);
    const { code, out } = await check(file);
    assert.equal(code, 1);
    const line = text.split('\n').findIndex((each) => each.includes('step: rung')) + 1;
    assert.ok(out.startsWith(`${file}:${line}:9 error 'rung' is not possible here.`), out);
    assert.match(out, /: 1 error, 0 warnings, 0 notes; it cannot be used\.\n$/);
  });

  it('names the line of a field whose key the cards use for themselves', async () => {
    const file = join(dir, 'reserved.yaml');
    const text = textOf('dorset-qaro').replace('key: referral-impact', 'key: purpose');
    await writeFile(file, text);
    const { code, out } = await check(file);
    assert.equal(code, 1);
    const line = text.split('\n').findIndex((each) => each.includes('key: purpose')) + 1;
    const said = `${file}:${line}:12 error The key 'purpose' is a name that the cards use for themselves.`;
    assert.ok(out.includes(said), out);
  });

  it('answers JSON when asked', async () => {
    const { code, out } = await check(join(PROCEDURES, 'dorset-qaro.yaml'), '--json');
    const read: unknown = JSON.parse(out);
    assert.ok(typeof read === 'object' && read !== null && 'findings' in read && 'usable' in read);
    assert.equal(code, 0);
    assert.equal(read.usable, true);
    const findings: readonly object[] = Array.isArray(read.findings) ? read.findings : [];
    assert.deepEqual(Object.keys(findings[0] ?? {}), [
      'file',
      'line',
      'column',
      'severity',
      'code',
      'message',
    ]);
  });

  for (const args of [[], ['a.yaml', 'b.yaml'], ['--jason'], ['no-such-file.yaml']]) {
    it(`answers 2 for 'procedure check ${args.join(' ')}'`, async () => {
      const { code, out, err } = await check(...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /\S/);
    });
  }
});
