import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { iro } from '../../cli/iro.ts';
import { loaded, PROCEDURES } from '../procedures/loaded.ts';
import { SMALL } from './smallProcedure.ts';

const PLAYED = `Small & plain (small VERSION)
Played with made-up people: every card arrives at once, nobody answers, and the raiser goes on when it is overdue.
The whole process is due by the end of Thursday 18 March 2027.
    Started on Thursday 4 March 2027 at 10:00, London time.
    Day 0 is Thursday 4 March 2027. The limit is 10 working days, and day 1 is the next working day.
    Not counted: Saturday 6 March 2027.
    Not counted: Sunday 7 March 2027.
    Not counted: Saturday 13 March 2027.
    Not counted: Sunday 14 March 2027.
    Due by the end of Thursday 18 March 2027, and late from 00:00 on Friday 19 March 2027.
    Calendar CALENDAR, known up to Sunday 31 December 2028.

Stage 1: Talk, Mon 1 Mar 2027, 10:00
  Team Manager is asked
  Reply by the end of Wednesday 3 March 2027
    Started on Monday 1 March 2027 at 10:00, London time.
    Day 0 is Monday 1 March 2027. The limit is 2 working days, and day 1 is the next working day.
    Due by the end of Wednesday 3 March 2027, and late from 00:00 on Thursday 4 March 2027.
    Calendar CALENDAR, known up to Sunday 31 December 2028.
  Reminder of the stage, before the due day, Tue 2 Mar 2027, 09:00: Team Manager
  Reminder of the stage, on the due day, Wed 3 Mar 2027, 09:00: Team Manager
  Reminder of the stage, overdue, Thu 4 Mar 2027, 09:00: Team Manager; IRO; Reviewing manager
  To be filed after the opening: Case note (Reviewing officer)
  If resolved here: no monitoring meeting.

Stage 2: Decision, Thu 4 Mar 2027, 10:00
  Team Manager is told
  Director is asked
  Legal Adviser gets a copy
  Reply by the end of Tuesday 9 March 2027
    Started on Thursday 4 March 2027 at 10:00, London time.
    Day 0 is Thursday 4 March 2027. The limit is 3 working days, and day 1 is the next working day.
    Not counted: Saturday 6 March 2027.
    Not counted: Sunday 7 March 2027.
    Due by the end of Tuesday 9 March 2027, and late from 00:00 on Wednesday 10 March 2027.
    Calendar CALENDAR, known up to Sunday 31 December 2028.
  Meeting: Decision meeting, arranged by IRO; with IRO, Director; invited: Team Manager; from Thursday 4 March 2027 to Monday 8 March 2027 (days of ours)
  Reminder of the meeting, before the due day, Fri 5 Mar 2027, 09:00: IRO
  Reminder of the stage, before the due day, Mon 8 Mar 2027, 09:00: Director
  Reminder of the stage, on the due day, Tue 9 Mar 2027, 09:00: Director
  Reminder of the meeting, overdue, Tue 9 Mar 2027, 09:00: IRO
  Reminder of the stage, overdue, Wed 10 Mar 2027, 09:00: Director; IRO; Reviewing manager
  If resolved here: Follow-up, arranged by IRO; with IRO, Director; from Thursday 4 March 2027 to Thursday 18 March 2027
    If not achieved: another monitoring meeting

Referral to Ombudsman, at any time
  Considered: told: Reviewing manager
  Made: told: Team Manager; Director; Legal Adviser
`;

/** The parts that a person reads whatever the versions are. */
const plain = (text: string): string =>
  text.replace(/1\.0-[0-9a-f]{8}/g, 'VERSION').replace(/england-and-wales\.[\w.-]+/g, 'CALENDAR');

interface Played {
  readonly stages: readonly { readonly key: string; readonly due: string | null }[];
}

describe('iro procedure rehearse (design section 9)', () => {
  let dir = '';
  let file = '';
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'rehearse-'));
    file = join(dir, 'small.yaml');
    await writeFile(file, SMALL);
  });
  after(async () => {
    await rm(dir, { recursive: true });
  });
  const rehearse = async (...args: readonly string[]) =>
    await iro(['procedure', 'rehearse', ...args]);
  const durham = join(PROCEDURES, 'durham-resolution.yaml');

  it('plays a procedure from its first stage to its last', async () => {
    const { code, out, err } = await rehearse(file);
    assert.deepEqual([code, err], [0, '']);
    assert.equal(plain(out), PLAYED);
  });

  it('[DU-89] [DU-118] begins where and when it is told to, by the rules of the house', async () => {
    const { code, out } = await rehearse(
      durham,
      '--from',
      'du-2',
      '--start',
      '2026-12-22',
      '--json',
    );
    assert.equal(code, 0);
    const { stages } = JSON.parse(out) as Played;
    assert.deepEqual(
      stages.slice(0, 2).map(({ key, due }) => [key, due]),
      [
        ['du-2', '2026-12-30'],
        ['du-3', '2027-01-07'],
      ],
    );
  });

  it('plays each of the six from every stage at which it lets a case begin', async function () {
    this.timeout(20_000);
    for (const id of [
      'central-bedfordshire',
      'dorset-qaro',
      'durham-resolution',
      'swindon-fciro',
      'waltham-forest-cpc',
      'waltham-forest-iro',
    ]) {
      const { stages, bypass } = loaded(id);
      for (const { key, entryOnly } of stages) {
        const { startAt } = bypass;
        if (startAt !== 'any' && !startAt.includes(key) && entryOnly !== true) continue;
        const { code, out, err } = await rehearse(
          join(PROCEDURES, `${id}.yaml`),
          '--from',
          key,
          '--json',
        );
        assert.deepEqual([code, err], [0, ''], `${id} ${key}`);
        const played = (JSON.parse(out) as Played).stages;
        assert.deepEqual([played[0]?.key, played.at(-1)?.key], [key, stages.at(-1)?.key]);
      }
    }
  });

  it('answers 3 where the rules do not let it begin, or the calendar ends', async () => {
    assert.deepEqual(await rehearse(file, '--from', 'two'), {
      code: 3,
      out: '',
      err: "The procedure does not let a case begin at 'two'. Leave --from out, or name another.\n",
    });
    assert.equal((await rehearse(durham, '--start', '2028-12-20')).code, 3);
  });

  for (const args of [
    [],
    ['a.yaml', 'b.yaml'],
    ['--jason'],
    ['no-such-file.yaml'],
    [durham, '--from', 'du-99'],
    [durham, '--start', 'Monday'],
  ]) {
    it(`answers 2 for 'procedure rehearse ${args.slice(-2).join(' ').replace(PROCEDURES, '')}'`, async () => {
      const { code, out, err } = await rehearse(...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /\S/);
    });
  }
});
