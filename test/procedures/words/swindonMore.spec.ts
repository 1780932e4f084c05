import assert from 'node:assert/strict';
import { caseNote } from '../../../adaptive-cards/index.ts';
import { caseTexts } from '../../../adaptive-cards/wording/caseTexts.ts';
import { day } from '../../../domain/calendar/index.ts';
import { written, type CaseBuilder } from '../../builders/index.ts';
import { packOf } from '../../domain/evidence/aPack.ts';
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

  it('[SW-31] shows that the copy to a vacant post is missing, and does not leave it out in silence', () => {
    for (const role of ['senior-manager', 'qa-head']) {
      const copies = toldAt(raisedWithout(sw, role, 'sw-2'));
      const want = ['senior-manager', 'qa-head'].map((each) => [each, each !== role]);
      assert.deepEqual(copies, want);
    }
  });

  it('[SW-33] has level 3 settled in five working days: a promise does not stop them, the settling does', () => {
    const so = sw.raised('sw-3');
    const head = sw.who('senior-manager');
    // From Monday 1 March 2027.
    assert.equal(sw.seen(so).current.due, '2027-03-08');
    const promised = so.replied(head, 'By Friday');
    assert.equal(sw.seen(promised).current.clock, 'running');
    assert.equal(sw.seen(promised.replied(head, 'It is done', true)).current.clock, 'stopped');
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
