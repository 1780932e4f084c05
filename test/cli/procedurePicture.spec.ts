import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { iro } from '../../cli/iro.ts';
import { PROCEDURES } from '../procedures/loaded.ts';
import { SMALL } from './smallProcedure.ts';

/** What somebody reads, line by line. */
const linesOf = (page: string): readonly string[] =>
  page
    .slice(page.indexOf('<main>'))
    .replace(/<[^>]*>/g, '\n')
    .replace(/1\.0-[0-9a-f]{8}/g, 'VERSION')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

describe('iro procedure picture (design section 9)', () => {
  let dir = '';
  let file = '';
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'picture-'));
    file = join(dir, 'small.yaml');
    await writeFile(file, SMALL);
  });
  after(async () => {
    await rm(dir, { recursive: true });
  });
  const picture = async (...args: readonly string[]) =>
    await iro(['procedure', 'picture', ...args]);

  it('draws the whole ladder, how one moves on, and each reading with its setting', async () => {
    const { code, out, err } = await picture(file);
    assert.deepEqual([code, err], [0, '']);
    const lines = linesOf(out);
    assert.deepEqual(lines.slice(0, lines.indexOf('For every procedure')), [
      'Small &amp; plain',
      'Anytown. small, version VERSION.',
      'The whole process: 10 working days from the first formal stage.',
      'The ladder',
      'Stage 1: Talk',
      'informal',
      'Asked',
      'Team Manager',
      'By when',
      'reply within 2 working days, stopped by response',
      'To be filed',
      'Case note (IRO)',
      '↓',
      'Not resolved: Stage 2',
      'Stage 2: Decision',
      'formal',
      'Asked',
      'Director',
      'Copies',
      'Team Manager (where passed over); Legal Adviser (if yes: Is there a case in court?)',
      'By when',
      'reply within 3 working days, stopped by response',
      'Meeting',
      'Decision meeting, arranged by IRO; with IRO, Director; invited: Team Manager; within 2 working days (ours)',
      'Monitoring',
      'Follow-up, arranged by IRO; with IRO, whoever is asked; within 10 working days; if not achieved: monitored again',
      'Nothing after it.',
      'Moving on',
      'A case may begin at: Stage 1.',
      'A stage may be passed over, with a reason.',
      'Once formal, it never goes back to informal.',
      'More time cannot be given.',
      'Referral',
      'To Ombudsman, beside every stage.',
      'Asked: Everything was tried',
      'Told when it is considered: IRO Manager',
      'Told when it is made: everybody who was asked or told.',
      'Readings of ours',
      "Where the authority's text can be read in more than one way, this is how it is read. What",
      "can be set is named by its place in the procedure's file.",
      'Named in this file',
      'Id',
      'Reading',
      'Can be set',
      'Where, and to what',
      'A-CB-02',
      'The whole limit begins with the first formal stage',
      'yes',
      'wholeLimit: n 10, unit working-day, covers formal',
      'A-DU-01',
      'Stage 2 and stage 3 have four working days each',
      'yes',
      'stages/one/clock: n 2, unit working-day, stopsOn response, wording reply',
      'A-X-08',
      'One alert for children of one family',
      'yes',
      'subject: kind child, initials true, several false',
    ]);
    assert.ok(lines.includes('Consultation is a recorded talk, no approval'));
  });

  it('is the same each time, with a heading for each step, headed tables and no script', async () => {
    const { out } = await picture(file);
    assert.equal((await picture(file)).out, out);
    assert.equal(out.match(/<h3>/g)?.length, 2);
    assert.equal(out.match(/<table>/g)?.length, out.match(/<caption>/g)?.length);
    assert.doesNotMatch(out, /<script|<img|https?:/);
  });

  it('goes to a file, and answers JSON when asked', async () => {
    const target = join(dir, 'small.html');
    assert.deepEqual(await picture(file, '--out', target), {
      code: 0,
      out: `Written to ${target}.\n`,
      err: '',
    });
    assert.equal(await readFile(target, 'utf8'), (await picture(file)).out);
    const read = JSON.parse((await picture(file, '--json')).out) as { readonly id: string };
    assert.equal(read.id, 'small');
  });

  it('[A-DU-01] [A-DU-18] names where a reading can be set, and which cannot', async () => {
    const { out } = await picture(join(PROCEDURES, 'durham-resolution.yaml'), '--json');
    const { defaults } = JSON.parse(out) as {
      readonly defaults: readonly { readonly id: string; readonly fixed: boolean }[];
    };
    const of = (id: string) => defaults.find((each) => each.id === id);
    const clock = 'n 4, unit working-day, stopsOn response, wording reply';
    assert.deepEqual(of('A-DU-01'), {
      id: 'A-DU-01',
      reading: 'Stage 2 and stage 3 have four working days each',
      fixed: false,
      settings: [
        { name: 'stages/du-2/clock', value: clock },
        { name: 'stages/du-3/clock', value: clock },
      ],
    });
    assert.equal(of('A-DU-18')?.fixed, true);
  });

  for (const args of [[], ['a.yaml', 'b.yaml'], ['--jason'], ['no-such-file.yaml']]) {
    it(`answers 2 for 'procedure picture ${args.join(' ')}'`, async () => {
      const { code, out, err } = await picture(...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /\S/);
    });
  }
});
