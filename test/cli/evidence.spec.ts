import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { iro } from '../../cli/iro.ts';
import { sealOf } from '../../domain/evidence/makePack.ts';
import { noSuchCase } from '../../desk/api.ts';
import { serveDesk, type DeskServer } from '../../desk/http/httpServer.ts';
import { RULES, type EvidencePack } from '../../domain/evidence/index.ts';
import { fakeDesk } from '../desk/fakeDesk.ts';
import { playedCase } from '../evidence/playedCase.ts';

const sha256 = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('base64url');

describe('iro evidence (design section 9)', () => {
  let dir = '';
  let pack: EvidencePack;
  let server: DeskServer;
  const file = (name: string): string => join(dir, name);

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'evidence-'));
    const { evidence, raiser } = await playedCase();
    const made = await evidence(raiser);
    assert.ok(made);
    pack = made;
    const desk = fakeDesk({
      evidence: (person, reference) =>
        person === 'iro-1' ? Promise.resolve(pack) : Promise.reject(noSuchCase(reference)),
    });
    server = await serveDesk({
      desk,
      page: new Map(),
      port: 0,
      app: 'http://127.0.0.1:9',
      onError: () => undefined,
    });
  });
  after(async () => {
    await server.close();
    await rm(dir, { recursive: true });
  });

  const written = async (name: string, value: unknown): Promise<string> => {
    await writeFile(file(name), typeof value === 'string' ? value : JSON.stringify(value));
    return file(name);
  };
  const exported = async (...args: readonly string[]) =>
    await iro(['evidence', 'export', ...args, '--desk', `http://127.0.0.1:${server.port}`]);

  it('exports a file that verifies, however it is written out again', async () => {
    const out = file('pack.json');
    assert.deepEqual(await exported('2026-7KQ4M', '--as', 'iro-1', '--json', '--out', out), {
      code: 0,
      out: `Written to ${out}.\n`,
      err: '',
    });
    const { version, hash } = pack.source.head;
    assert.deepEqual(await iro(['evidence', 'verify', out, '--head', `${version}:${hash}`]), {
      code: 0,
      out: `${out}: As it was written: 28 events, the newest ${version}:${hash}.\n`,
      err: '',
    });
    const flat = await written('flat.json', JSON.parse(await readFile(out, 'utf8')));
    assert.equal((await iro(['evidence', 'verify', flat])).code, 0);
  });

  it('says where what is shown was made by other rules than its own', async () => {
    const { format, source, document } = pack;
    const unsealed = { format, made: { ...pack.made, rules: 99 }, source, document };
    const sealed = await written('other.json', { ...unsealed, seal: sealOf(unsealed, sha256) });
    const { code, out } = await iro(['evidence', 'verify', sealed]);
    assert.equal(code, 3);
    assert.match(
      out,
      /The events stand as they were written: 28 events, .* What is shown above them was NOT checked: other rules made it \(99\)/,
    );
    assert.ok(out.includes(` than this tool has (${String(RULES)})`), out);
  });

  it('exports the page to print', async () => {
    const { code, out } = await exported('2026-7KQ4M', '--as', 'iro-1');
    assert.equal(code, 0);
    assert.match(out, /^<!doctype html>\n<html lang="en-GB">/);
  });

  it('answers 3 for somebody who does not see all of the case', async () => {
    assert.deepEqual(await exported('2026-7KQ4M', '--as', 'tm-1'), {
      code: 3,
      out: '',
      err: 'There is no case 2026-7KQ4M of which this person sees everything.\n',
    });
  });

  it('names the event that was altered, with exit code 1, in words and as JSON', async () => {
    const { source } = pack;
    const chain = source.chain.map((link) => ({
      ...link,
      text: link.text.replace('Acknow', 'Know'),
    }));
    const changed = await written('changed.json', { ...pack, source: { ...source, chain } });
    assert.deepEqual(await iro(['evidence', 'verify', changed]), {
      code: 1,
      out: `${changed}: Event 11 (Knowledged, Tue 22 Dec 2026, 11:05) was altered.\n`,
      err: '',
    });
    const { code, out } = await iro(['evidence', 'verify', changed, '--json']);
    assert.deepEqual(
      [code, JSON.parse(out)],
      [
        1,
        {
          file: changed,
          reference: '2026-7KQ4M',
          sound: false,
          kind: 'event',
          fault: {
            what: 'altered',
            number: 11,
            type: 'Knowledged',
            at: '2026-12-22T11:05:00.000Z',
          },
        },
      ],
    );
  });

  it('names the event that is missing', async () => {
    const { source } = pack;
    const chain = source.chain.filter(({ version }) => version !== 18);
    const changed = await written('shorter.json', { ...pack, source: { ...source, chain } });
    const { code, out } = await iro(['evidence', 'verify', changed]);
    assert.deepEqual([code, out], [1, `${changed}: Event 18 is missing.\n`]);
  });

  it('answers 2 for what is no pack, no file, no head and no command', async () => {
    const strange = await written('strange.json', { format: 'iro-evidence/9' });
    const lines = [
      ['verify', strange],
      ['verify', await written('text.json', 'not JSON')],
      ['verify', file('nothing.json')],
      ['verify', strange, '--head', '12'],
      ['verify'],
      ['verify', '--jason'],
      ['export', '2026-7KQ4M'],
      ['export', '2026-7KQ4M', '--as', 'iro-1', '--desk', 'http://127.0.0.1:1'],
    ];
    for (const line of lines) {
      const { code, out, err } = await iro(['evidence', ...line]);
      assert.deepEqual([code, out], [2, ''], line.join(' '));
      assert.match(err, /\S/);
    }
  });
});
