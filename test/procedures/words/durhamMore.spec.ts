import assert from 'node:assert/strict';
import { resolveForm } from '../../../adaptive-cards/decision/resolveForm.ts';
import { labelOf } from '../../../adaptive-cards/elements/inputs.ts';
import { day } from '../../../domain/calendar/index.ts';
import { given, written, type CaseBuilder } from '../../builders/index.ts';
import { Play } from '../rules/play.ts';

describe('what else Durham does, in the procedure as it stands', () => {
  const du = new Play('durham-resolution');
  const { p } = du;
  const keys = p.stages.map(({ key }) => key);
  const resolve = (so: CaseBuilder, reason: string) =>
    ({ type: 'resolve', stage: so.stage, reason: written(reason) }) as const;
  /** What waits for the IRO to put on record, at the running stage. */
  const toRecord = (so: CaseBuilder) =>
    du
      .seen(so)
      .records.filter(({ entry, own }) => own && entry === so.stage)
      .map(({ record }) => record);

  it('[DU-40] goes from stage 1 to stage 2, which is formal, with its report on Liquid Logic', () => {
    const first = du.raised('du-1');
    assert.equal(du.seen(first).nextStages[0]?.stage, 'du-2');
    const second = du.moved(first, 'du-2');
    assert.equal(du.stage('du-2').formal, true);
    assert.ok(toRecord(second).includes('rp-report'));
    assert.match(du.stage('du-2').records[0]?.title ?? '', /on Liquid Logic/);
  });

  it('[DU-40] goes there too when monitoring found that the informal plan was not carried out', () => {
    const first = du.raised('du-1');
    const failed = first
      .does(resolve(first, 'A plan was agreed'), du.raiser)
      .booked('2027-03-02 10:00', du.raiser)
      .on('2027-03-02 12:00');
    const monitored = failed.does(
      {
        type: 'recordMeeting',
        meeting: failed.meeting,
        outcome: written('Nothing was done'),
        tasks: [],
        achieved: false,
      },
      du.raiser,
    );
    assert.equal(du.seen(monitored).nextStages[0]?.stage, 'du-2');
    assert.deepEqual(du.asked(du.moved(monitored, 'du-2')), ['team-manager']);
  });

  it('[DU-52] lets the IRO give more time at every stage, or not; the whole process ends when it did', () => {
    const until = day('2027-03-12');
    const record = Object.fromEntries(
      (p.extension?.record ?? []).map(({ key, kind }) => [
        key,
        written(kind === 'yes-no' ? 'yes' : 'An assessment comes first'),
      ]),
    );
    for (const key of keys) {
      const so = du.raised(key);
      const manager = so.present.stages[0]?.responders[0]?.person ?? du.raiser;
      const asked = so.asksForTime(until, manager);
      const give = { type: 'giveTime', stage: so.stage, until, record } as const;
      given(asked).when(give, manager).thenRefused({ reason: 'only-the-raiser' });
      given(asked)
        .when({ type: 'refuseTime', stage: so.stage, reason: written('It is urgent') }, du.raiser)
        .thenTypes('TimeRefused');
      const { stages, whole } = asked.does(give, du.raiser).present;
      assert.deepEqual([stages[0]?.clock?.due, whole?.due], [until, so.present.whole?.due], key);
    }
  });

  it('[DU-57] closes nothing before the IRO has said what was agreed and how satisfied they are', () => {
    const so = du.raised('du-2').replied(du.who('team-manager'));
    given(so).when(resolve(so, ' '), du.raiser).thenInvalid(['reason', 'missing']);
    const { inputs } = resolveForm(du.seen(so), { caseId: du.seen(so).id, stage: so.stage });
    assert.equal(
      labelOf(inputs, 'resolve-reason'),
      'What was agreed, and how satisfied you are with it',
    );
    assert.ok(!toRecord(so).includes('rp-review'));
    const closed = so.does(resolve(so, 'I agree'), du.raiser);
    assert.equal(du.seen(closed).closedReason, 'I agree');
    assert.ok(toRecord(closed).includes('rp-review'));
  });

  it('[DU-72] asks the responsible manager at stage 1, or tells them where the worker is asked', () => {
    const manager = du.raised('du-1', { open: { chosen: ['team-manager'] } });
    assert.deepEqual(du.asked(manager), ['team-manager']);
    assert.deepEqual(du.told(du.raised('du-1')), ['team-manager']);
  });

  it('[DU-76] brings the report to the manager of each level, and up to date', () => {
    const managers = [
      'team-manager',
      'middle-manager',
      'senior-manager',
      'assistant-director',
      'director',
      'chief-executive',
    ];
    let so = du.raised('du-1');
    for (const [at, key] of keys.slice(1).entries()) {
      so = du.moved(so, key);
      assert.deepEqual(du.asked(so), [managers[at]], key);
      assert.ok(toRecord(so).includes('rp-report'), key);
    }
  });

  it('[DU-109] lets the IRO call the meeting across services with whoever is asked, and write what it agreed', () => {
    const so = du.raised('du-1');
    const called = so.does(
      { type: 'askMeeting', purpose: 'stage', by: day('2027-03-05'), reason: null },
      du.raiser,
    );
    const meeting = called.present.meetings.at(-1);
    assert.ok(meeting !== undefined);
    assert.match(meeting.label, /across services/);
    assert.deepEqual(
      meeting.required.map(({ person }) => person),
      [du.raiser, du.who('social-worker')],
    );
    assert.deepEqual([meeting.convener, meeting.recorder], [du.raiser, du.raiser]);
  });

  it('[DU-140] says what the meeting of stage 8 is for: arranging the referral to Cafcass', () => {
    assert.match(p.referral?.meeting?.label ?? '', /arrange the referral/);
    assert.equal(p.referral?.label, 'Cafcass');
  });
});
