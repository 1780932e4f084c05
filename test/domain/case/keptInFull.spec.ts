import assert from 'node:assert/strict';
import { calendarFor, day } from '../../../domain/calendar/index.ts';
import { viewFor } from '../../../domain/case/index.ts';
import {
  aCase,
  aReply,
  IRO,
  PLAIN,
  TEAM_MANAGER,
  WITH_TASKS,
  withHoliday,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const view = (so: CaseBuilder, texts: readonly string[] = []) =>
  viewFor(so.present, new Map(texts.map((each) => [`#${each}`, each])), IRO, so.ctx, so.now)!;

const atS2 = aCase().raised('s2').delivered();

describe('what a case keeps beside what comes after it', () => {
  it('each reply', () => {
    const twice = atS2
      .replied(TEAM_MANAGER, 'We will')
      .talkedFurther()
      .does(aReply(2, 'We did'), TEAM_MANAGER);
    assert.deepEqual(
      view(twice, ['We will', 'We did']).current.replies.map(({ text }) => text),
      ['We will', 'We did'],
    );
  });

  it('each time that was given', () => {
    assert.deepEqual(
      view(atS2.givenTime('2027-03-09').givenTime('2027-03-12')).current.explanation.slice(-2),
      [
        'More time was given until the end of Tuesday 9 March 2027.',
        'More time was given until the end of Friday 12 March 2027.',
      ],
    );
  });

  it('each move of the due day, with why', () => {
    const seen = (so: CaseBuilder) => so.does({ type: 'openCard', stage: 2 }, TEAM_MANAGER);
    const one = seen(atS2.in({ calendar: withHoliday('2027-03-04') }));
    const extraHolidays = new Map([
      [day('2027-03-04'), 'Proclaimed day'],
      [day('2027-03-08'), 'Another'],
    ]);
    const two = one
      .in({ calendar: calendarFor({ ...PLAIN, extraHolidays }) })
      .does({ type: 'acknowledge', stage: 2 }, TEAM_MANAGER)
      .givenTime('2027-03-12');
    // Due on Friday 5 March 2027; a day more each for Thursday 4 and for Monday 8 March.
    assert.deepEqual(
      two.present.stages[0]?.clock?.moves.map(({ from, to, why }) => [from, to, why]),
      [
        ['2027-03-05', '2027-03-08', 'calendar'],
        ['2027-03-08', '2027-03-09', 'calendar'],
        ['2027-03-09', '2027-03-12', 'extension'],
      ],
    );
  });

  it('each step of a referral', () => {
    const so = atS2
      .does({ type: 'considerReferral', note: written('Perhaps') }, IRO)
      .does({ type: 'discussReferral', note: written('Talked') }, IRO)
      .does({ type: 'dropReferral', reason: written('Resolved') }, IRO);
    assert.deepEqual(
      view(so, ['Perhaps', 'Talked', 'Resolved']).referral?.steps.map(({ kind, note }) => [
        kind,
        note,
      ]),
      [
        ['considered', 'Perhaps'],
        ['discussed', 'Talked'],
        ['not-pursued', 'Resolved'],
      ],
    );
  });

  it('each record, task, note and talk', () => {
    const records = ['one', 'two'].map((key) => ({ key, title: key, by: 'raiser' }));
    const { stages } = WITH_TASKS;
    const procedure = {
      ...WITH_TASKS,
      stages: stages.map((stage) => (stage.key === 's2' ? { ...stage, records } : stage)),
    };
    const talk = (role: string) =>
      ({
        type: 'recordConsultation',
        stage: 2,
        consultation: { role, on: day('2027-03-01'), view: written('v'), notHeld: null },
      }) as const;
    const ends = (task: string) =>
      ({ type: 'endTask', stage: 2, task, how: 'done', note: null }) as const;
    const note = { type: 'addNote', note: 'other-view', on: day('2027-03-01') } as const;
    const so = aCase({ procedure })
      .raised('s2')
      .replied()
      .escalatedTo('s3')
      .does({ type: 'fileRecord', stage: 2, record: 'one' }, IRO)
      .does({ type: 'fileRecord', stage: 2, record: 'two' }, IRO)
      .does(ends('worker'), IRO)
      .does(ends('learn'), IRO)
      .does({ ...note, text: written('First') }, IRO)
      .does({ ...note, text: written('Second') }, IRO)
      .does(talk('qa-head'), IRO)
      .does(talk('director'), IRO);
    const [first] = so.present.stages;
    const seen = view(so, ['First', 'Second']);
    assert.deepEqual(
      seen.stages[0]?.filed.map(({ record }) => record),
      ['one', 'two'],
    );
    assert.deepEqual(
      seen.tasks.filter(({ end }) => end !== null).map(({ task }) => task),
      ['learn', 'worker'],
    );
    assert.deepEqual(
      seen.notes.map(({ text }) => text),
      ['First', 'Second'],
    );
    assert.deepEqual(
      first?.consultations.map(({ role }) => role),
      ['qa-head', 'director'],
    );
  });
});
