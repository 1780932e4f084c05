import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { iro } from '../../cli/iro.ts';
import { PROCEDURES, textOf } from '../procedures/loaded.ts';
import { SMALL } from './smallProcedure.ts';

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

  const said = async (from: string, to: string): Promise<readonly string[]> => {
    const file = join(dir, 'slip.yaml');
    await writeFile(file, SMALL.replace(from, to));
    const { code, out } = await check(file);
    assert.equal(code, 1);
    return out
      .trimEnd()
      .split('\n')
      .slice(0, -1)
      .map((line) => line.replace(`${file}:`, ''));
  };
  const QUOTES = "A text that has a colon in it stands in quotes: name: 'Director: at once'.";

  it('says of a text with a colon that it stands in quotes', async () => {
    for (const [from, to] of [
      ['name: Decision', 'name: Decision: at once'],
      ['title: Case note,', 'title: Case note: first,'],
    ] as const) {
      const lines = await said(from, to);
      assert.equal(lines.length, 1);
      assert.match(lines[0] ?? '', /not well-formed YAML here: /);
      assert.ok(lines[0]?.endsWith(QUOTES), lines[0]);
    }
  });

  it('says nothing of quotes where the fault is another', async () => {
    for (const to of ['labels: {', 'labels: [ }', 'labels:\n  one\n  two: 2']) {
      const lines = await said('labels:', to);
      assert.ok(!lines.some((line) => line.includes(QUOTES)), lines.join('\n'));
    }
  });

  it('says of tabs once on which lines they stand, and of nothing that follows from them', async () => {
    const one = await said('    label: Stage 2', '\tlabel: Stage 2');
    const line = SMALL.split('\n').findIndex((each) => each.includes('label: Stage 2')) + 1;
    assert.deepEqual(one, [
      `${line}:1 error Tabs are not allowed at the beginning of a line: line ${line}. Write spaces instead, two for each level; what else is wrong shows afterwards.`,
    ]);
    const two = await said('    label: Stage 2\n', '\tlabel: Stage 2\n \t');
    assert.equal(two.length, 1);
    assert.match(two[0] ?? '', new RegExp(`lines ${line}, ${line + 1}\\.`));
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
