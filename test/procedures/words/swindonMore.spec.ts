import assert from 'node:assert/strict';
import { caseNote } from '../../../adaptive-cards/index.ts';
import { caseTexts } from '../../../adaptive-cards/wording/caseTexts.ts';
import { day } from '../../../domain/calendar/index.ts';
import { mayRead, wholeDays } from '../../../domain/report/index.ts';
import { CALENDAR, told, written, type CaseBuilder } from '../../builders/index.ts';
import { packOf } from '../../domain/evidence/aPack.ts';
import { reportOn } from '../../oracle/compareReports.ts';
import { Play } from '../rules/play.ts';
import { raisedWithout, resolving, toldAt } from './playing.ts';

const FORMAL = ['sw-1', 'sw-2', 'sw-3', 'sw-4'];
const ALL = ['sw-0', ...FORMAL];

describe('what Swindon’s concerns do beside what their words say', () => {
  const sw = new Play('swindon-fciro');

  it('[SW-06] tells the fostering family of every level up to the end, in nobody’s words', () => {
    const answers = { concerns: 'SECRET' };
    const top = FORMAL.reduce((so, to) => sw.moved(so, to), sw.raised('sw-0', { answers }));
    const closed = top.replied(sw.who('director'), 'SECRET').does(resolving(top), sw.raiser);
    const [text] = caseTexts(sw.seen(closed), null);
    const levels = ['Informal resolution', 'Level 1', 'Level 2', 'Level 3', 'Level 4'];
    assert.equal(text?.lines.length, levels.length + 2);
    for (const [at, level] of levels.entries()) {
      assert.match(text.lines[at + 1] ?? '', new RegExp(`^${level}: .*put to `));
    }
    assert.equal(text.lines.at(-1), 'Closed: resolved.');
    assert.doesNotMatch(text.lines.join(), /SECRET/);
  });

  it('[SW-08] takes no word on whether the family is told without the reason for it', () => {
    const words = { 'family-told': 'no', 'family-told-reason': 'They asked not to be' };
    for (const key of ALL) {
      sw.given()
        .when(sw.raise(key, { answers: { 'family-told': 'no' } }), sw.raiser)
        .thenInvalid(['family-told-reason', 'missing']);
      const { answers } = sw.seen(sw.raised(key, { answers: words }));
      assert.ok(
        answers.some(({ value }) => value === words['family-told-reason']),
        key,
      );
    }
  });

  it('[SW-07] shows what the FCIRO did, with day, author and words, on the case and in its evidence', () => {
    const so = sw.raised('sw-1').does(
      {
        type: 'addNote',
        note: 'own-work',
        on: day('2027-02-26'),
        text: written('Rang the manager twice'),
      },
      sw.raiser,
    );
    const [note] = sw.seen(so).notes;
    assert.deepEqual([note?.on, note?.text], ['2027-02-26', 'Rang the manager twice']);
    const { document } = packOf(so, so.events, sw.raiser);
    const line = document.record.find(({ type }) => type === 'NoteAdded');
    assert.equal(line?.by, document.raiser);
    assert.match(JSON.stringify(line.facts), /2027-02-26.*Rang the manager twice/s);
  });

  it('[SW-09] asks for word to the family also where a level ends with the matter settled or given up', () => {
    const own = (so: CaseBuilder): readonly string[] =>
      sw.seen(so).tasks.flatMap((task) => (task.own ? [task.task] : []));
    for (const key of ALL) {
      const so = sw.raised(key);
      assert.deepEqual(own(so), [], key);
      assert.deepEqual(own(so.does(resolving(so), sw.raiser)), ['tell-family'], key);
    }
    const top = sw.raised('sw-4');
    const up = { ...resolving(top), type: 'closeUnresolved' } as const;
    assert.deepEqual(own(top.does(up, sw.raiser)), ['tell-family']);
  });

  it('[SW-10] keeps who put the challenge on the carer’s file, at each formal level', () => {
    for (const key of FORMAL) {
      const so = sw.raised(key);
      const filed = so.does(
        { type: 'fileRecord', stage: so.stage, record: 'carer-file' },
        sw.raiser,
      ).present.stages[0]?.filed;
      assert.deepEqual(
        filed?.map(({ record, by }) => [record, by]),
        [['carer-file', sw.raiser]],
        key,
      );
    }
  });

  const COPIES: readonly (readonly [ids: string, level: string, ...roles: string[]])[] = [
    ['[SW-25] [SW-26] [SW-29]', 'sw-1', 'middle-manager', 'qa-head'],
    ['[SW-25] [SW-26] [SW-31]', 'sw-2', 'senior-manager', 'qa-head'],
    ['[SW-25] [SW-34]', 'sw-3', 'director'],
    ['[SW-26] [SW-36]', 'sw-4', 'senior-manager', 'qa-head'],
  ];
  for (const [ids, level, ...roles] of COPIES) {
    it(`${ids} ${level}: each copy is sent and read, and one to a vacant post is shown as missing`, () => {
      const sent = sw.start.does(sw.raise(level), sw.raiser);
      const copied = told(sent).filter(([card]) => card === 'copy');
      assert.deepEqual(
        copied.map(([, person]) => person),
        roles.map((role) => sw.who(role)),
      );
      for (const role of roles) {
        assert.equal(sw.seen(sent, role).answers[0]?.value, 'As talked', role);
        assert.deepEqual(
          toldAt(raisedWithout(sw, role, level)),
          roles.map((each) => [each, each !== role]),
        );
      }
    });
  }

  const LIMITS = [
    ['[SW-16] [SW-20] [SW-27]', 'sw-0', '2027-03-15'],
    ['[SW-28]', 'sw-1', '2027-03-08'],
    ['[SW-30]', 'sw-2', '2027-03-08'],
    ['[SW-33]', 'sw-3', '2027-03-08'],
    ['[SW-35]', 'sw-4', '2027-03-08'],
  ] as const;
  for (const [ids, level, due] of LIMITS) {
    it(`${ids} [SW-37] ${level}: a promise does not stop its working days, the settling does`, () => {
      // From Monday 1 March 2027, when it is delivered.
      for (const role of sw.stage(level).to.roles) {
        const chosen = level === 'sw-0' ? [role] : [];
        const so = sw.raised(level, { open: { chosen } });
        const { current } = sw.seen(so);
        assert.deepEqual([current.due, current.wording], [due, 'resolution'], role);
        const promised = so.replied(sw.who(role), 'By Friday');
        assert.equal(sw.seen(promised).current.clock, 'running');
        const done = promised.replied(sw.who(role), 'It is done', true);
        assert.equal(sw.seen(done).current.clock, 'stopped');
      }
    });
  }

  it('[SW-40] [SW-41] [SW-42] gives the FCIRO the patterns of single carers and of all: several concerns, themes, issues', () => {
    const { directory } = sw.start.house;
    assert.equal(mayRead(directory, sw.raiser, sw.p, day('2027-03-01')), 'whole');
    assert.equal(mayRead(directory, sw.who('team-manager'), sw.p, day('2027-03-01')), null);
    const { tables } = reportOn(
      {
        procedure: sw.p,
        period: wholeDays(day('2027-01-01'), day('2027-03-31')),
        calendar: CALENDAR,
        teams: new Map(),
        childrenLookedAfter: null,
      },
      [sw.raised('sw-1', { categories: ['sw.theme.3.02'] }).events],
    );
    const table = (key: string) => tables.find((each) => each.key === key);
    assert.equal(table('several')?.title, 'Carers with several concerns');
    const rows = ['themes', 'categories'].map((key) =>
      table(key)?.rows.flatMap(({ label, total, cells }) =>
        cells[0]?.value === 1 && !total ? [label] : [],
      ),
    );
    assert.deepEqual(rows, [
      ['Carrying out the care plan'],
      ['Delay in the permanence plan, from the second review on'],
    ]);
  });

  it('[SW-43] has the text for ICS name each theme and issue, also where the issue alone was chosen', () => {
    const note = caseNote(
      sw.seen(sw.raised('sw-1', { categories: ['sw.theme.3', 'sw.theme.3.02', 'sw.theme.4.01'] })),
      [],
    );
    assert.match(
      note,
      /Category\nCarrying out the care plan\nDelay in the permanence plan.*\nProvision of service: Whether the placement suits/,
    );
  });

  it('[SW-43] raises nothing at any level without a theme or issue to be recorded', () => {
    for (const key of ALL) {
      sw.given()
        .when(sw.raise(key, { categories: [] }), sw.raiser)
        .thenInvalid(['category', 'missing']);
    }
  });
});
