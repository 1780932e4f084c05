import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import {
  ACTIONS,
  aCase,
  given,
  IRO,
  IRO_COVER,
  IRO_MANAGER,
  kept,
  ladderWith,
  LADDER,
  QA_HEAD,
  STRANGER,
  stageWith,
  TEAM_MANAGER,
  written,
} from '../../builders/index.ts';
import type { PersonCommand } from '../../../domain/case/decisions/decideForPerson.ts';

const atS2 = aCase().raised('s2').delivered();
const answered = atS2.replied();
const reason = written('Because');
const consulted = [{ role: 'qa-head', on: day('2027-03-01'), view: null, notHeld: null }];
const atS5 = aCase().raised('s5').delivered();

const DECISIONS: readonly PersonCommand[] = [
  { type: 'resolve', stage: 2, reason },
  { type: 'giveTime', stage: 2, until: day('2027-03-10'), record: { benefit: written('Better') } },
  { type: 'refuseTime', stage: 2, reason },
  { type: 'talkFurther', stage: 2, reason },
  { type: 'withdraw', stage: 2, reason },
  { type: 'closeUnresolved', stage: 2, reason },
  { type: 'reopen', reason },
];

describe('what the raiser decides', () => {
  for (const command of DECISIONS) {
    it(`[A-X-09] ${command.type}: the raiser or their cover, nobody else`, () => {
      for (const person of [TEAM_MANAGER, IRO_MANAGER, QA_HEAD]) {
        given(answered).when(command, person).thenRefused({ reason: 'only-the-raiser' });
      }
      given(answered).when(command, STRANGER).thenRefused({ reason: 'not-yours' });
      const byCover = answered.decide(command, IRO_COVER);
      assert.deepEqual(byCover, answered.decide(command, IRO));
    });
  }

  for (const command of DECISIONS.filter(({ type }) => type !== 'reopen')) {
    it(`${command.type}: refused on an old card and on a closed case`, () => {
      given(answered.escalatedTo('s3'))
        .when(command, IRO)
        .thenRefused({ reason: 'stage-moved-on' });
      const closed = command.type === 'withdraw' ? answered.resolved() : answered.withdrawn();
      given(closed).when(command, IRO).thenRefused({ reason: 'case-closed' });
    });
  }
});

describe('resolve', () => {
  it('[DU-57] [DU-58] closes the case, calls off its meeting and asks for monitoring in ten working days', () => {
    given(answered)
      .when({ type: 'resolve', stage: 2, reason }, IRO)
      .then(
        { type: 'StageResolved', stage: 2, reason: kept('Because') },
        { type: 'MeetingCancelled', meeting: 3, why: 'case-closed' },
        {
          type: 'MeetingAsked',
          meeting: {
            purpose: 'monitoring',
            stage: 2,
            label: 'Monitoring meeting',
            convener: IRO,
            convenerRole: 'raiser',
            recorder: IRO,
            required: [
              { role: 'raiser', person: IRO },
              { role: 'team-manager', person: TEAM_MANAGER },
            ],
            optional: [],
            // 1 March 2027 and ten working days.
            window: { from: day('2027-03-01'), to: day('2027-03-15'), ours: false },
            minutes: 60,
          },
        },
      );
  });

  it('may be said without a reply, and ends every clock', () => {
    const { status, stages, whole } = atS2.resolved().present;
    assert.equal(status.kind === 'closed' ? status.how : '', 'resolved');
    assert.equal(stages[0]?.clock?.state, 'ended');
    assert.equal(whole?.state, 'ended');
  });

  it('keeps quiet the second time and asks for a reason', () => {
    given(atS2.resolved()).when({ type: 'resolve', stage: 2, reason }, IRO).thenNothing();
    given(atS2)
      .when({ type: 'resolve', stage: 2, reason: written('') }, IRO)
      .thenInvalid(['reason', 'missing']);
  });
});

describe('withdraw', () => {
  it('[A-X-11] closes with the reason; quiet the second time', () => {
    given(aCase().raised('s1'))
      .when({ type: 'withdraw', stage: 2, reason }, IRO)
      .then({
        type: 'CaseWithdrawn',
        stage: 2,
        reason: kept('Because'),
      });
    given(atS2.withdrawn()).when({ type: 'withdraw', stage: 2, reason }, IRO).thenNothing();
  });
});

describe('closeUnresolved', () => {
  const wish = { type: 'closeUnresolved', stage: 2, reason } as const;

  it('[A-SW-12] ends the case after the last stage as unresolved at the highest level', () => {
    given(atS5)
      .when(wish, IRO)
      .then({
        type: 'ClosedUnresolved',
        stage: 2,
        how: 'unresolved-at-highest',
        reason: kept('Because'),
      });
    given(atS5.does(wish, IRO)).when(wish, IRO).thenNothing();
  });

  it('ends it as referred where the referral was made', () => {
    const referred = atS5.does(
      {
        type: 'refer',
        on: day('2027-03-01'),
        met: [],
        reason,
        answers: { worries: written('Many') },
      },
      IRO,
    );
    assert.equal(referred.present.status.kind, 'open');
    const closed = referred.does(wish, IRO).present.status;
    assert.equal(closed.kind === 'closed' ? closed.how : '', 'referred');
  });

  it('[A-CPC-08] is refused while a stage is left', () => {
    given(atS2).when(wish, IRO).thenRefused({ reason: 'stages-left' });
  });
});

describe('reopen', () => {
  const wish = { type: 'reopen', reason } as const;

  it('[A-X-11] makes a new entry at the last stage and calls off the monitoring meeting', () => {
    const closed = answered.resolved();
    given(closed)
      .when(wish, IRO)
      .thenTypes('CaseReopened', 'MeetingCancelled', 'StageOpened', 'MeetingAsked');
    const { present } = closed.does(wish, IRO);
    assert.equal(present.status.kind, 'open');
    assert.deepEqual(
      present.stages.map(({ stage }) => stage),
      ['s2', 's2'],
    );
    assert.equal(present.whole?.state, 'running');
    assert.equal(present.whole.due, closed.present.whole?.due);
  });

  it('asks the same one again where one was chosen, and keeps a day of the raiser that lies ahead', () => {
    const chosen = aCase()
      .raised('s1', { chosen: ['social-worker'] })
      .withdrawn()
      .does(wish, IRO);
    assert.equal(chosen.present.stages[1]?.responders[0]?.role, 'social-worker');
    const timescale = { day: day('2027-03-10'), reason: null };
    const own = aCase({ procedure: ACTIONS }).raised('a2', { timescale }).withdrawn();
    assert.equal(own.does(wish, IRO).present.stages[1]?.clock?.timescale?.day, '2027-03-10');
    assert.equal(own.on('2027-03-11 09:00').does(wish, IRO).present.stages[1]?.clock, null);
  });

  it('is refused on an open case', () => {
    given(atS2).when(wish, IRO).thenRefused({ reason: 'case-open' });
  });
});

describe('giveTime', () => {
  const wish = (until: string, benefit = 'Better') =>
    ({
      type: 'giveTime',
      stage: 2,
      until: day(until),
      record: { benefit: written(benefit), stray: written('x') },
    }) as const;

  it('[DU-52] [DU-53] moves the due day and keeps what must be recorded; the first due day stays', () => {
    const asked = atS2.asksForTime('2027-03-10');
    given(asked)
      .when(wish('2027-03-09'), IRO)
      .then({
        type: 'TimeGiven',
        stage: 2,
        from: day('2027-03-05'),
        until: day('2027-03-09'),
        record: { benefit: kept('Better') },
        asked: true,
      });
    const entry = asked.does(wish('2027-03-09'), IRO).present.stages[0];
    assert.deepEqual(
      [entry?.clock?.firstDue, entry?.clock?.due, entry?.clock?.moves[0]?.why],
      ['2027-03-05', '2027-03-09', 'extension'],
    );
    assert.equal(entry?.timeRequest?.answer.kind, 'granted');
  });

  it('[A-DU-16] leaves the whole limit where it was', () => {
    const before = atS2.present.whole;
    assert.deepEqual(atS2.givenTime('2027-04-15').present.whole, before);
  });

  it('may be offered unasked, and after a reply: then the clock runs to the new day', () => {
    assert.equal(answered.givenTime('2027-03-10').present.stages[0]?.clock?.state, 'running');
  });

  it('given before the alert was delivered, the day that was agreed holds when the clock starts', () => {
    const clock = aCase().raised('s2').givenTime('2027-03-12').delivered().present.stages[0]?.clock;
    assert.deepEqual([clock?.firstDue, clock?.due], ['2027-03-05', '2027-03-12']);
  });

  it('refuses where the procedure has no more time or not at this stage', () => {
    given(aCase({ procedure: ACTIONS }).raised('a1'))
      .when(wish('2027-03-10'), IRO)
      .thenRefused({ reason: 'more-time-not-in-procedure' });
    const extension = { ...LADDER.extension!, stages: ['s3'] };
    given(aCase({ procedure: ladderWith({ extension }) }).raised('s2'))
      .when(wish('2027-03-10'), IRO)
      .thenRefused({ reason: 'more-time-not-in-procedure' });
  });

  it('refuses a day not later than the due day, beyond the calendar, and a missing record', () => {
    given(atS2)
      .when(wish('2027-03-05', ''), IRO)
      .thenInvalid(['until', 'day-too-early'], ['benefit', 'missing']);
    given(atS2).when(wish('2040-03-05'), IRO).thenInvalid(['until', 'day-beyond-calendar']);
  });

  it('names the first day that can be chosen', () => {
    // The stage is due on Friday 5 March.
    const refused = { field: 'until', what: 'day-too-early', limit: day('2027-03-06') } as const;
    given(atS2)
      .when(wish('2027-03-05'), IRO)
      .thenRefused({ reason: 'invalid', problems: [refused] });
  });

  it('counts from today where the due day has passed', () => {
    given(atS2.on('2027-03-09 10:00'))
      .when(wish('2027-03-09'), IRO)
      .thenInvalid(['until', 'day-too-early']);
  });

  it('keeps quiet the second time', () => {
    given(atS2.givenTime('2027-03-10')).when(wish('2027-03-10'), IRO).thenNothing();
  });

  it('an agreed day gives a clock to a stage that has none, where the procedure lists it', () => {
    const extension = { ...LADDER.extension!, stages: ['s5'] };
    const given5 = aCase({ procedure: ladderWith({ extension }) })
      .raised('s5')
      .delivered();
    assert.equal(given5.givenTime('2027-03-10').present.stages[0]?.clock?.due, '2027-03-10');
  });
});

describe('refuseTime', () => {
  const wish = { type: 'refuseTime', stage: 2, reason } as const;
  const asked = atS2.asksForTime('2027-03-10');

  it('leaves the due day; quiet the second time; nothing to refuse without a wish', () => {
    given(asked)
      .when(wish, IRO)
      .then({ type: 'TimeRefused', stage: 2, reason: kept('Because') });
    assert.equal(asked.does(wish, IRO).present.stages[0]?.clock?.due, '2027-03-05');
    given(asked.does(wish, IRO)).when(wish, IRO).thenNothing();
    given(atS2).when(wish, IRO).thenRefused({ reason: 'no-open-time-request' });
    given(asked)
      .when({ ...wish, reason: written('') }, IRO)
      .thenInvalid(['reason', 'missing']);
  });
});

describe('talkFurther', () => {
  const wish = { type: 'talkFurther', stage: 2, reason } as const;

  it('reopens the clock at its old due day', () => {
    given(answered)
      .when(wish, IRO)
      .then({ type: 'TalkFurther', stage: 2, reason: kept('Because') });
    const clock = answered.does(wish, IRO).present.stages[0]?.clock;
    assert.deepEqual([clock?.state, clock?.due], ['running', '2027-03-05']);
  });

  it('follows a meeting that stopped the clock too', () => {
    const open = aCase().raised('s4', { consultations: consulted }).delivered();
    const met = open.does(
      { type: 'askMeeting', purpose: 'stage', by: day('2027-03-05'), reason: null },
      IRO,
    );
    const held = met.does(
      {
        type: 'recordMeeting',
        meeting: met.meeting,
        outcome: written('Met'),
        tasks: [],
        achieved: null,
      },
      IRO,
    );
    assert.equal(held.present.stages[0]?.clock?.state, 'stopped');
    assert.equal(held.does(wish, IRO).present.stages[0]?.clock?.state, 'running');
  });

  it('needs a reply; quiet when it was said already', () => {
    given(atS2).when(wish, IRO).thenRefused({ reason: 'no-reply-yet' });
    given(answered.talkedFurther()).when(wish, IRO).thenNothing();
    given(answered)
      .when({ ...wish, reason: written('') }, IRO)
      .thenInvalid(['reason', 'missing']);
  });
});

describe('a stage that names the next one', () => {
  it('is followed by that one', () => {
    const procedure = stageWith('s2', { next: 's4' });
    const moved = aCase({ procedure }).raised('s2').escalatedTo('s4', { consultations: consulted });
    assert.deepEqual(moved.present.stages[1]?.skipped, []);
  });
});
