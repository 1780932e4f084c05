import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { dueRowsOf } from '../../../domain/case/index.ts';
import {
  aCase,
  anEscalation,
  aRaise,
  at,
  DIRECTOR,
  given,
  HEAD,
  IRO,
  ladderWith,
  stageWith,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const rows = (so: CaseBuilder, clock = 'stage') =>
  dueRowsOf(so.present, so.ctx)
    .filter((row) => row.clock === clock)
    .map(({ rung, at: when, due }) => [rung, when, due]);
// Due on Friday 5 March 2027.
const atS2 = aCase().raised('s2').delivered();
const again = (when: string) => atS2.replied().on(when).talkedFurther();

describe('when reminders are due', () => {
  it('a clock that runs again at nine reminds at that very minute', () => {
    assert.deepEqual(rows(again('2027-03-04 09:00')), [
      ['before', at('2027-03-04 09:00'), '2027-03-05'],
      ['on-the-day', at('2027-03-05 09:00'), '2027-03-05'],
      ['overdue', at('2027-03-08 09:00'), '2027-03-05'],
    ]);
    assert.equal(rows(again('2027-03-04 09:01')).length, 2);
  });

  it('what is overdue is told at that very minute too, after it on the next working day', () => {
    assert.deepEqual(rows(again('2027-03-08 09:00')), [
      ['overdue', at('2027-03-08 09:00'), '2027-03-05'],
    ]);
    assert.deepEqual(rows(again('2027-03-08 09:01')), [
      ['overdue', at('2027-03-09 09:00'), '2027-03-05'],
    ]);
  });

  it('a meeting that is being booked, was held or was called off reminds of nothing', () => {
    const { meeting } = atS2;
    const slot = { start: at('2027-03-03 10:00'), end: at('2027-03-03 11:00') };
    const held = {
      type: 'recordMeeting',
      meeting,
      outcome: written('o'),
      tasks: [],
      achieved: null,
    } as const;
    assert.equal(rows(atS2, 'meeting').length, 2);
    for (const so of [
      atS2.does({ type: 'chooseSlot', meeting, slot, reason: null }, IRO),
      atS2.does({ type: 'cancelMeeting', meeting }, IRO),
      atS2.does(held, IRO),
    ]) {
      assert.deepEqual(rows(so, 'meeting'), []);
    }
  });

  it('a task whose typed day lies beyond the calendar, by plain days', () => {
    const task = {
      key: 'visit',
      title: 'Visit',
      by: 'social-worker',
      on: 'opened',
      within: null,
      forAnswer: 'since',
    } as const;
    const so = aCase({ procedure: ladderWith({ beside: { tasks: [task] } }) }).does(
      aRaise('s2', {
        answers: { ...aRaise('s2').answers, since: { kind: 'day', day: day('2029-05-07') } },
      }),
      IRO,
    );
    assert.deepEqual(rows(so, 'task:visit'), [
      ['before', at('2029-05-06 09:00'), '2029-05-07'],
      ['on-the-day', at('2029-05-07 09:00'), '2029-05-07'],
      ['overdue', at('2029-05-08 09:00'), '2029-05-07'],
    ]);
  });
});

describe('how long the raiser is told that an alert reached nobody', () => {
  const to = { roles: ['head', 'director'], mode: 'joint' } as const;
  const asked = aCase({ procedure: stageWith('s3', { to }) }).raised('s3');
  const recipient = (role: string, person: typeof HEAD) =>
    ({ stage: 2, role, person, as: 'responder', what: 'alert' }) as const;
  const lost = asked.does(
    {
      type: 'recordUndeliverable',
      effect: 'e',
      code: 'blocked',
      recipient: recipient('head', HEAD),
    },
    null,
  );
  const reaches = (so: CaseBuilder, role: string, person: typeof HEAD) =>
    so.does(
      {
        type: 'recordDelivery',
        effect: role,
        route: 'mail',
        outcome: 'accepted',
        sentAt: so.now,
        code: null,
        repeated: false,
        recipient: recipient(role, person),
      },
      null,
    );

  it('until it has, though the other’s has arrived or is on its way', () => {
    const told = [['on-the-day', at('2027-03-02 09:00'), '2027-03-02']];
    assert.deepEqual(rows(lost, 'undelivered'), told);
    assert.deepEqual(rows(reaches(lost, 'director', DIRECTOR), 'undelivered'), told);
    assert.deepEqual(rows(reaches(lost, 'head', HEAD), 'undelivered'), []);
  });

  it('the clock waits for a vacant post’s deputy, as for anybody who can be reached', () => {
    const posts = aCase().house.directory.posts.map((each) =>
      each.role === 'head' ? { ...each, holder: null, deputy: HEAD } : each,
    );
    const directory = { ...aCase().house.directory, posts };
    const so = aCase({ procedure: stageWith('s3', { to }), directory }).raised('s3');
    const reached = reaches(so, 'director', DIRECTOR);
    assert.equal(reached.present.stages[0]?.clock?.state, 'waiting');
    given(reached)
      .when(
        {
          type: 'recordDelivery',
          effect: 'h',
          route: 'deputy',
          outcome: 'accepted',
          sentAt: so.now,
          code: null,
          repeated: false,
          recipient: { stage: 2, role: 'head', person: null, as: 'responder', what: 'alert' },
        },
        null,
      )
      .thenTypes('DeliveryRecorded', 'ClockStarted', 'WholeClockStarted');
  });
});

describe('until when outcomes count as not achieved', () => {
  it('[DU-124] until a later monitoring finds otherwise, whatever else was or is to be held', () => {
    const held = (so: CaseBuilder, achieved: boolean | null) =>
      so.does(
        { type: 'recordMeeting', meeting: so.meeting, outcome: written('o'), tasks: [], achieved },
        IRO,
      );
    const again = {
      type: 'askMeeting',
      purpose: 'monitoring',
      by: day('2027-03-19'),
      reason: null,
    } as const;
    const failed = held(held(atS2, null).resolved(), false);
    const passes = (so: CaseBuilder) =>
      so.decide({ type: 'passTo', meeting: failed.meeting }, IRO).kind;
    const on = (so: CaseBuilder) => so.decide(anEscalation(2, 's3'), IRO).kind;
    assert.deepEqual([passes(failed), on(failed)], ['events', 'events']);
    const asked = failed.does(again, IRO);
    assert.deepEqual([passes(asked), on(asked)], ['events', 'events']);
    assert.equal(on(held(asked, true)), 'refused');
    assert.equal(on(held(asked, false)), 'events');
  });
});
