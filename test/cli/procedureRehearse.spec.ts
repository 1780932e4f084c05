import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { iro } from '../../cli/iro.ts';
import { loaded, PROCEDURES } from '../procedures/loaded.ts';
import { FULL, NOTICE, SMALL } from './smallProcedure.ts';

const PLAYED = `Small & plain (small VERSION)
Played with made-up people: every card arrives at once, nobody answers, and the raiser goes on when it is overdue.
An alert: IRO begins it with /escalate.
About a child: record number and initials are asked for.
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
  Reminder of the stage, overdue, Thu 4 Mar 2027, 09:00: Team Manager; IRO; IRO Manager
  To be filed after the opening: Case note (IRO)
  If resolved here: no monitoring meeting.

Stage 2: Decision, Thu 4 Mar 2027, 10:00
  Team Manager is told: “Moved on”
  Director is asked
  Legal Adviser gets a copy if this is answered yes: Is there a case in court?
  Reply by the end of Tuesday 9 March 2027
    Started on Thursday 4 March 2027 at 10:00, London time.
    Day 0 is Thursday 4 March 2027. The limit is 3 working days, and day 1 is the next working day.
    Not counted: Saturday 6 March 2027.
    Not counted: Sunday 7 March 2027.
    Due by the end of Tuesday 9 March 2027, and late from 00:00 on Wednesday 10 March 2027.
    Calendar CALENDAR, known up to Sunday 31 December 2028.
  Meeting: Decision meeting, arranged by IRO; with IRO, Director; invited: Team Manager; from Thursday 4 March 2027 to Monday 8 March 2027 (days of ours); what it is for: To settle what is done.
  Reminder of the meeting, before the due day, Fri 5 Mar 2027, 09:00: IRO
  Reminder of the stage, before the due day, Mon 8 Mar 2027, 09:00: Director
  Reminder of the stage, on the due day, Tue 9 Mar 2027, 09:00: Director
  Reminder of the meeting, overdue, Tue 9 Mar 2027, 09:00: IRO
  Reminder of the stage, overdue, Wed 10 Mar 2027, 09:00: Director; IRO; IRO Manager
  If resolved here: Follow-up, arranged by IRO; with IRO, Director; from Thursday 4 March 2027 to Thursday 18 March 2027; what it is for: To see what was done.
    If not achieved: another monitoring meeting

Referral to Ombudsman, at any time
  Considered: told: IRO Manager
  Made: told: Team Manager; Director; Legal Adviser
`;

const NOTICES = [
  'central-bedfordshire-change',
  'central-bedfordshire-good-practice',
  'central-bedfordshire-intended',
  'central-bedfordshire-plan-hold',
  'central-bedfordshire-referral',
  'dorset-good-practice',
  'durham-immediate',
  'waltham-forest-agency',
  'waltham-forest-audit',
  'waltham-forest-good-practice',
  'waltham-forest-performance',
  'waltham-forest-review-decisions',
];

const BESIDE = [
  ['Asked before the form', 'If yes: Use the safeguarding procedure now.'],
  ['Goes another way', 'About staff: Human resources, within 5 working days'],
  ['Tasks', 'Take the learning along (Team Manager), when it ends, at Stage 2'],
  [
    'Notes on the record',
    'Legal advice was sought (IRO or IRO Manager; the fact and its day alone), from Stage 2 on',
  ],
  ['Reports', 'Annual report: Numbers and themes; by IRO Manager; to The board; every year'],
  ['Counted as good practice', 'praise'],
] as const;

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
      err: "The procedure does not let a case begin at 'two' (see 'bypass.startAt'). It may begin at: one. Leave --from out, or name one of these.\n",
    });
    assert.equal((await rehearse(durham, '--start', '2028-12-20')).code, 3);
  });

  /** The lines of one stage, or of everything before the first. */
  const part = (out: string, heading: string): readonly string[] => {
    const lines = out.split('\n');
    const from = lines.findIndex((line) => line.startsWith(heading));
    assert.notEqual(from, -1, `no '${heading}'`);
    const to = lines.indexOf('', from);
    return lines.slice(from, to).map((line) => line.trim());
  };
  const played = async (text: string): Promise<string> => {
    const own = join(dir, 'own.yaml');
    await writeFile(own, text);
    const { code, out, err } = await rehearse(own);
    assert.deepEqual([code, err], [0, '']);
    return out;
  };

  it('says of a reminder before a due day that is no working day for which day it is', async () => {
    const own = join(dir, 'calendar-days.yaml');
    await writeFile(own, SMALL.replace('n: 2, unit: working-day', 'n: 7, unit: calendar-day'));
    const { out } = await rehearse(own, '--start', '2027-12-20');
    assert.deepEqual(
      part(out, 'Stage 1').filter((line) => line.startsWith('Reminder')),
      [
        'Reminder of the stage, before the due day, Thu 23 Dec 2027, 09:00: Team Manager',
        // Monday 27 December is the substitute day of Christmas Day.
        'Reminder of the stage, for the due day, Monday 27 December 2027, Fri 24 Dec 2027, 09:00: Team Manager',
        'Reminder of the stage, overdue, Wed 29 Dec 2027, 09:00: Team Manager; IRO; IRO Manager',
      ],
    );
  });

  it('says that a day which the raiser must set is made up, and of no other', async () => {
    const own =
      'clock: { n: 2, unit: working-day, stopsOn: [response], wording: reply, req: [A-DU-01] }';
    const out = await played(
      SMALL.replace(own, 'timescale: required\n    timescaleWording: resolution'),
    );
    assert.deepEqual(part(out, 'Stage 1').slice(2, 4), [
      'To be resolved by the end of Monday 8 March 2027',
      'This day is made up for the rehearsal: IRO must set one.',
    ]);
    assert.ok(!part(out, 'Stage 2').some((line) => line.includes('made up')));
  });

  for (const [mode, asker] of [
    ['all', 'Team Manager or Clerk'],
    ['joint', 'Team Manager or Clerk'],
    ['choose-some', 'Team Manager or Clerk'],
    ['choose-one', 'whoever is picked (Team Manager or Clerk)'],
  ] as const) {
    it(`names everybody who may ask for more time where several are asked: ${mode}`, async () => {
      const to = 'to: { roles: [team-manager], mode: all }';
      const several = FULL.replace(to, `to: { roles: [team-manager, clerk], mode: ${mode} }`);
      const more = part(await played(several), 'Stage 1').find((line) => line.startsWith('More'));
      assert.equal(more?.split(' may ask')[0], `More time: ${asker}`);
    });
  }

  it('names a post once that is told of several things, and of what', async () => {
    const twice = FULL.replace(
      'raisedBy: [raiser-manager]',
      'meeting: { label: Talk, convener: team-manager, required: [team-manager, raiser] }',
    );
    const told = part(await played(twice), 'Stage 2').filter((line) =>
      line.startsWith('Team Manager is told'),
    );
    assert.deepEqual(told, ['Team Manager is told: “Moved on”, “The meeting is cancelled”']);
  });

  it('plays every notice that is here, begun by whoever may begin it', async () => {
    for (const id of NOTICES) {
      const { code, out, err } = await rehearse(join(PROCEDURES, `${id}.yaml`));
      assert.deepEqual([code, err], [0, ''], id);
      assert.match(out, /^A notice: .+ begins? it with \/notice\.$/m, id);
    }
  });

  it('lets a clock wait for its event, and one of those named record the day', async () => {
    const lines = part(await played(FULL), 'Stage 2');
    assert.deepEqual(lines.slice(3, 6), [
      'The time waits until it is recorded that this has happened: The statement of complaint is agreed (by Investigating Officer or IRO)',
      'Investigating Officer records Wednesday 17 March 2027; told: IRO',
      // Twenty-five working days on, over Good Friday (26 March) and Easter Monday (29 March).
      'Reply by the end of Friday 23 April 2027',
    ]);
  });

  it('says the longest time, takes it, and is refused a day more', async () => {
    const out = await played(FULL);
    assert.ok(
      part(out, 'Stage 1').includes(
        'More time: Team Manager may ask for it, IRO gives it; up to Wednesday 31 March 2027 at the latest, 20 working days in all, and a later day is refused',
      ),
    );
    assert.ok(part(out, 'Stage 1').includes('Recorded with it: Why is more time needed?'));
    assert.ok(!part(out, 'Stage 3').some((line) => line.startsWith('More time')));
  });

  it('[A-DU-16] says whether the limit of the whole process moves with more time', async () => {
    const line = 'The limit of the whole process moves with it';
    const limited = FULL.replace('extension:', 'wholeLimit: { n: 99, covers: all }\nextension:');
    assert.ok(!part(await played(limited), 'Stage 1').includes(line));
    const moves = limited.replace('extension:', 'extension:\n  wholeLimit: moves');
    assert.ok(part(await played(moves), 'Stage 1').includes(line));
  });

  it('says where no longest time is set, and where none is left', async () => {
    const open = FULL.replace('atMost: { n: 20, unit: working-day }', '');
    assert.ok(
      part(await played(open), 'Stage 1').includes(
        'More time: Team Manager may ask for it, IRO gives it; no longest time is set',
      ),
    );
    const none = FULL.replace('atMost: { n: 20, unit', 'atMost: { n: 10, unit').replace(
      'askedBy: responder',
      'askedBy: null',
    );
    assert.ok(
      part(await played(none), 'Stage 1').includes(
        'More time: IRO alone gives it; none is left, the longest is 10 working days in all',
      ),
    );
  });

  it('cannot close it before those who judge the reply have spoken: all of them, or one', async () => {
    const out = await played(FULL);
    assert.deepEqual(part(out, 'Stage 2').slice(-4, -1), [
      'Asked whether a reply is enough: Independent Person and IRO Manager',
      'Without that word IRO cannot close it as resolved: waits for Independent Person and IRO Manager',
      'Said to be enough by Independent Person and IRO Manager: IRO can close it',
    ]);
    assert.deepEqual(part(out, 'Stage 3').slice(-4, -1), [
      'Asked whether a reply is enough: Independent Person or IRO Manager',
      'Without that word IRO cannot close it as resolved: waits for Independent Person or IRO Manager',
      'Said to be enough by Independent Person: IRO can close it',
    ]);
  });

  it('[CB-77] does first what a stage waits for, and says what going ahead without it asks', async () => {
    assert.deepEqual(part(await played(FULL), 'Stage 1').slice(-3), [
      'Waits, before it can be resolved, for: Talk with the child',
      'Whoever closes it without that says who decided so, and why',
      'If resolved here: no monitoring meeting.',
    ]);
  });

  it('[A-DO-17] says who else may raise a stage, and whose case it stays', async () => {
    assert.ok(
      part(await played(FULL), 'Stage 1').includes(
        'IRO Manager may raise it too; IRO stays the raiser',
      ),
    );
  });

  it('says with whom one talks before a stage, and before one is passed over', async () => {
    const of = async (text: string, ...from: readonly string[]) => {
      const own = join(dir, 'talk.yaml');
      await writeFile(own, text.replace('startAt: [one]', 'startAt: any'));
      const { out } = await rehearse(own, ...from);
      return out
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line.includes('alk before') || line.includes('there is a talk'));
    };
    const passed =
      'Before a stage is passed over there is a talk with Director: it is recorded, and holds nothing up.';
    const talking = SMALL.replace('skip: any,', 'skip: any, consult: { roles: [director] },');
    assert.deepEqual(await of(SMALL, '--from', 'two'), []);
    assert.deepEqual(await of(talking), [passed]);
    assert.deepEqual(await of(talking, '--from', 'two'), [
      passed,
      'Talk before it, recorded: Director',
    ]);
    const own = SMALL.replace(
      'name: Decision\n',
      'name: Decision\n    consult: { roles: [legal, raiser-manager], need: any }\n',
    );
    assert.deepEqual(await of(own), ['Talk before it, recorded: Legal Adviser or IRO Manager']);
  });

  it('names tasks with their days, and limits of the raiser', async () => {
    const out = await played(FULL);
    const first = part(out, 'Stage 1');
    assert.ok(
      first.includes(
        'Task at once: Talk with the child (IRO), by the end of Wednesday 3 March 2027',
      ),
    );
    assert.ok(
      first.includes(
        'Reminder of the Talk with the child, overdue, Thu 4 Mar 2027, 09:00: IRO; IRO Manager',
      ),
    );
    assert.ok(
      first.includes(
        'Limit of IRO: Written down, by the end of Thursday 4 March 2027 where the form says Monday 1 March 2027',
      ),
    );
    assert.ok(
      part(out, 'Stage 2').includes(
        'Task when the stage ends: Take the learning along (Team Manager)',
      ),
    );
  });

  it('names the recorder of a meeting, and everything that stands beside the stages', async () => {
    const out = await played(FULL);
    assert.ok(part(out, 'Stage 3').some((line) => line.endsWith('; recorded by Panel Chair')));
    for (const [heading, line] of BESIDE) assert.ok(part(out, heading).includes(line), heading);
  });

  it('says whom a matter is about and under which names its posts are kept', async () => {
    assert.deepEqual(part(await played(FULL), 'An alert'), [
      'An alert: IRO begins it with /escalate.',
      'About a child: record number and initials are asked for; several of one family may stand in one matter.',
      "Team Manager: the people file has the post as 'service-manager'.",
      'Posts that the people file keeps for small count here too.',
      'There is no limit for the whole process.',
    ]);
  });

  it('plays a notice about nobody to its end by an answer, by being seen, or by silence', async () => {
    const about = part(await played(NOTICE.replace('ENDS', 'ends: reply')), 'A notice');
    assert.deepEqual(about.slice(0, 4), [
      'A notice: Social Worker or Team Manager begins it with /notice.',
      'About nobody in particular: no record number is asked for.',
      "manager: the people file has the post as 'team-manager'.",
      "Reviewing Officer: the people file has the post as 'raiser'.",
    ]);
    const ending = async (how: string) =>
      part(await played(NOTICE.replace('ENDS', how)), 'Told:').at(-1);
    assert.equal(await ending('ends: reply'), 'The answer closes it; told: Social Worker');
    assert.equal(
      await ending('ends: acknowledgement'),
      'Being seen closes it; told: Social Worker',
    );
    assert.equal(
      await ending('clock: { n: 5, unit: working-day }\n    silence: agreed'),
      'Without an answer it counts as agreed once the due day has passed, kept apart from an answer; told: Reviewing Officer; Social Worker',
    );
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
