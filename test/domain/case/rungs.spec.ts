import assert from 'node:assert/strict';
import { day, makeCalendar } from '../../../domain/calendar/index.ts';
import { dueRowsOf, rungKey, type CommandOf } from '../../../domain/case/index.ts';
import {
  aCase,
  ACTIONS,
  at,
  CALENDAR,
  given,
  IRO,
  stageWith,
  TEAM_MANAGER,
  withHoliday,
  type CaseBuilder,
} from '../../builders/index.ts';

const atS2 = aCase().raised('s2').delivered();
const rows = (so: CaseBuilder, clock = 'stage') =>
  dueRowsOf(so.present, so.ctx)
    .filter((row) => row.clock === clock)
    .map(({ rung, at: when, due }) => [rung, when, due]);

const elapsed = (
  rung: 'before' | 'on-the-day' | 'overdue',
  due: string,
  rest: Partial<CommandOf<'clockElapsed'>> = {},
): CommandOf<'clockElapsed'> => ({
  type: 'clockElapsed',
  clock: 'stage',
  rung,
  stage: 2,
  meeting: null,
  due: day(due),
  ...rest,
});

describe('dueRowsOf', () => {
  it('reminds on the working day before, on the day, and on the next working day after a due day', () => {
    assert.deepEqual(rows(atS2), [
      ['before', at('2027-03-04 09:00'), '2027-03-05'],
      ['on-the-day', at('2027-03-05 09:00'), '2027-03-05'],
      // Friday 5 March: the next working day is Monday 8.
      ['overdue', at('2027-03-08 09:00'), '2027-03-05'],
    ]);
  });

  it('skips Easter: due Thursday 25 March 2027, overdue is told on Tuesday 30', () => {
    const easter = aCase().on('2027-03-19 10:00').raised('s2').delivered();
    assert.deepEqual(
      rows(easter).map(([, when]) => when),
      [at('2027-03-24 09:00'), at('2027-03-25 09:00'), at('2027-03-30 09:00')],
    );
  });

  it('[DU-83] has no rung before the day of a limit of one working day', () => {
    const oneDay = aCase().raised('s1').delivered();
    assert.deepEqual(
      rows(oneDay).map(([rung]) => rung),
      ['on-the-day', 'overdue'],
    );
  });

  it('reminds of an own day at the weekend on the working day before it', () => {
    const timescale = { day: day('2027-03-13'), reason: null };
    const own = aCase({ procedure: ACTIONS }).raised('a2', { timescale }).delivered();
    assert.deepEqual(rows(own), [
      ['before', at('2027-03-11 09:00'), '2027-03-13'],
      ['on-the-day', at('2027-03-12 09:00'), '2027-03-13'],
      ['overdue', at('2027-03-15 09:00'), '2027-03-13'],
    ]);
  });

  it('counts the hour in London: summer time from 28 March 2027', () => {
    const summer = aCase().on('2027-03-30 10:00').raised('s2').delivered();
    assert.equal(rows(summer)[0]?.[1], '2027-04-02T08:00:00.000Z');
  });

  it('arms nothing before delivery, after a reply, after a decision, after closing', () => {
    for (const quiet of [aCase().raised('s2'), atS2.replied(), atS2.withdrawn(), atS2.resolved()]) {
      assert.deepEqual(rows(quiet), []);
    }
    assert.deepEqual(rows(atS2.escalatedTo('s3')), []);
  });

  it('[CB-11] arms the whole limit beside the stage until the case is closed', () => {
    assert.deepEqual(rows(atS2, 'whole'), [
      ['before', at('2027-03-23 09:00'), '2027-03-24'],
      ['on-the-day', at('2027-03-24 09:00'), '2027-03-24'],
      ['overdue', at('2027-03-25 09:00'), '2027-03-24'],
    ]);
    assert.equal(rows(atS2.replied(), 'whole').length, 3);
    assert.deepEqual(rows(atS2.withdrawn(), 'whole'), []);
  });

  it('a clock that runs again fires no rung that has passed; overdue waits for the next working day', () => {
    const slow = atS2.replied().on('2027-03-10 15:00').talkedFurther();
    assert.deepEqual(rows(slow), [['overdue', at('2027-03-11 09:00'), '2027-03-05']]);
  });

  it('a moved due day arms new rungs, those of the old one are gone', () => {
    const more = atS2.on('2027-03-04 12:00').givenTime('2027-03-11');
    assert.deepEqual(
      rows(more).map(([rung, when]) => [rung, when]),
      [
        ['before', at('2027-03-10 09:00')],
        ['on-the-day', at('2027-03-11 09:00')],
        ['overdue', at('2027-03-12 09:00')],
      ],
    );
  });

  it('reminds of a meeting without a time before its window ends, and after', () => {
    assert.deepEqual(rows(atS2.offered(), 'meeting'), [
      ['before', at('2027-03-05 09:00'), '2027-03-08'],
      ['overdue', at('2027-03-09 09:00'), '2027-03-08'],
    ]);
    const short = {
      ...atS2.house.procedure.stages[2]!.meeting!,
      within: { n: 1, unit: 'working-day' as const },
    };
    const oneDay = aCase({ procedure: stageWith('s2', { meeting: short }) })
      .raised('s2')
      .offered();
    assert.deepEqual(
      rows(oneDay, 'meeting').map(([rung, when]) => [rung, when]),
      [
        ['on-the-day', at('2027-03-02 09:00')],
        ['overdue', at('2027-03-03 09:00')],
      ],
    );
  });

  it('asks for the outcome on the working day after a booked meeting', () => {
    const booked = atS2.offered().booked('2027-03-05 14:00');
    assert.deepEqual(rows(booked, 'meeting'), [['overdue', at('2027-03-08 09:00'), '2027-03-05']]);
  });

  it('still reminds where the calendar ends', () => {
    const last = aCase().on('2028-12-28 10:00').raised('s1').delivered();
    assert.deepEqual(rows(last).at(-1), ['overdue', at('2028-12-30 09:00'), '2028-12-29']);
  });
});

describe('rungKey', () => {
  it('names stage entry or meeting, clock, rung and due day', () => {
    const rung = {
      clock: 'stage',
      rung: 'before',
      stage: 2,
      meeting: null,
      due: day('2027-03-05'),
    } as const;
    assert.equal(rungKey(rung), 's2|stage|before|2027-03-05');
    assert.equal(
      rungKey({ ...rung, clock: 'meeting', meeting: 7 }),
      'm7|meeting|before|2027-03-05',
    );
    assert.equal(rungKey({ ...rung, clock: 'whole', stage: null }), 's0|whole|before|2027-03-05');
  });
});

describe('clockElapsed', () => {
  it('[A-X-05] fires the rung and nothing else: no stage moves by itself', () => {
    given(atS2.on('2027-03-08 09:00'))
      .when(elapsed('overdue', '2027-03-05'), null)
      .then({
        type: 'RungFired',
        stage: 2,
        meeting: null,
        clock: 'stage',
        rung: 'overdue',
        due: day('2027-03-05'),
        superseded: ['before', 'on-the-day'],
      });
  });

  it('fires each rung once, one after the other', () => {
    const before = atS2.on('2027-03-04 09:00').does(elapsed('before', '2027-03-05'), null);
    assert.deepEqual(before.events.at(-1)?.type, 'RungFired');
    given(before).when(elapsed('before', '2027-03-05'), null).thenNothing();
    const onDay = before.on('2027-03-05 09:00').does(elapsed('on-the-day', '2027-03-05'), null);
    const fired = onDay.events.at(-1);
    assert.deepEqual(fired?.type === 'RungFired' ? fired.superseded : null, []);
    assert.deepEqual(
      rows(onDay).map(([rung]) => rung),
      ['overdue'],
    );
  });

  it('after an outage fires the latest, whichever row comes first, and arms none of the passed ones', () => {
    const outage = atS2.on('2027-03-12 09:00').does(elapsed('before', '2027-03-05'), null);
    const event = outage.events.at(-1);
    assert.equal(event?.type === 'RungFired' ? event.rung : '', 'overdue');
    assert.deepEqual(rows(outage), []);
    given(outage).when(elapsed('on-the-day', '2027-03-05'), null).thenNothing();
  });

  it('keeps quiet too early, for another due day, after a reply, a decision or a move', () => {
    const due = elapsed('overdue', '2027-03-05');
    given(atS2.on('2027-03-08 08:59')).when(due, null).thenNothing();
    given(atS2.on('2027-03-08 09:00')).when(elapsed('overdue', '2027-03-04'), null).thenNothing();
    for (const quiet of [
      atS2.replied(),
      atS2.resolved(),
      atS2.escalatedTo('s3'),
      atS2.givenTime('2027-03-12'),
    ]) {
      given(quiet.on('2027-03-08 09:00')).when(due, null).thenNothing();
    }
  });

  it('is the clock’s alone', () => {
    for (const person of [IRO, TEAM_MANAGER]) {
      given(atS2.on('2027-03-08 09:00'))
        .when(elapsed('overdue', '2027-03-05'), person)
        .thenRefused({ reason: 'not-yours' });
    }
  });

  it('tells the raiser every working day while the alert has reached nobody, once a day', () => {
    const recipient = {
      stage: 2,
      role: 'team-manager',
      person: TEAM_MANAGER,
      as: 'responder',
      what: 'alert',
    } as const;
    const failed = aCase()
      .on('2027-03-05 11:00')
      .raised('s2')
      .does({ type: 'recordUndeliverable', effect: 'e', code: 'blocked', recipient }, null);
    assert.deepEqual(rows(failed, 'undelivered'), [
      ['on-the-day', at('2027-03-08 09:00'), '2027-03-08'],
    ]);
    const wish = elapsed('on-the-day', '2027-03-08', { clock: 'undelivered' });
    const told = failed.on('2027-03-08 09:00').does(wish, null);
    assert.deepEqual(rows(told, 'undelivered'), [
      ['on-the-day', at('2027-03-09 09:00'), '2027-03-09'],
    ]);
    // An outage of three days is one telling, not three.
    const late = failed.on('2027-03-10 14:00').does(wish, null);
    assert.deepEqual(rows(late, 'undelivered'), [
      ['on-the-day', at('2027-03-11 09:00'), '2027-03-11'],
    ]);
    assert.deepEqual(rows(told.delivered(), 'undelivered'), []);
    assert.deepEqual(rows(told.replied(), 'undelivered'), []);
  });
});

describe('a calendar that changes', () => {
  const proclaimed = withHoliday('2027-03-04');

  it('moves the due days of a running case before anything else happens, the first ones kept', () => {
    const changed = atS2.in({ calendar: proclaimed });
    given(changed)
      .when({ type: 'acknowledge', stage: 2 }, TEAM_MANAGER)
      .thenTypes('DueDayMoved', 'WholeDueDayMoved', 'Acknowledged');
    const { stages, whole } = changed.acknowledged().present;
    assert.deepEqual(
      [stages[0]?.clock?.firstDue, stages[0]?.clock?.due],
      ['2027-03-05', '2027-03-08'],
    );
    assert.deepEqual([whole?.firstDue, whole?.due], ['2027-03-24', '2027-03-25']);
  });

  it('moves them also where the wish itself comes to nothing, and only once', () => {
    const changed = atS2.in({ calendar: proclaimed }).on('2027-03-08 09:00');
    given(changed)
      .when(elapsed('overdue', '2027-03-05'), null)
      .thenTypes('DueDayMoved', 'WholeDueDayMoved');
    const moved = changed.does(elapsed('overdue', '2027-03-05'), null);
    given(moved).when(elapsed('overdue', '2027-03-05'), null).thenNothing();
    assert.equal(rows(moved).at(-1)?.[1], at('2027-03-09 09:00'));
  });

  it('leaves an agreed day, an own day and a closed case alone', () => {
    const agreed = atS2.givenTime('2027-03-12').in({ calendar: proclaimed });
    given(agreed)
      .when({ type: 'acknowledge', stage: 2 }, TEAM_MANAGER)
      .thenTypes('WholeDueDayMoved', 'Acknowledged');
    const timescale = { day: day('2027-03-10'), reason: null };
    const own = aCase({ procedure: ACTIONS }).raised('a2', { timescale }).delivered();
    const service = own.present.stages[0]?.responders[0]?.person ?? null;
    given(own.in({ calendar: proclaimed }))
      .when({ type: 'acknowledge', stage: 2 }, service)
      .thenTypes('Acknowledged');
    given(atS2.resolved().in({ calendar: proclaimed }))
      .when({ type: 'reopen', reason: { value: 'x', hash: '#x', length: 1 } }, IRO)
      .thenTypes('CaseReopened', 'MeetingCancelled', 'StageOpened', 'MeetingAsked');
  });

  it('changes nothing when the wish is refused', () => {
    given(atS2.in({ calendar: proclaimed }))
      .when({ type: 'acknowledge', stage: 2 }, IRO)
      .thenRefused({ reason: 'only-the-responder' });
  });

  it('starts a clock whose count the calendar could not make when the alert was delivered', () => {
    const late = aCase().on('2028-12-01 10:00').raised('s2').on('2028-12-27 10:00').delivered();
    assert.equal(late.present.stages[0]?.clock?.state, 'waiting');
    const calendar = makeCalendar({ ...CALENDAR, version: 'longer', lastDay: day('2029-12-31') });
    given(late.in({ calendar }))
      .when({ type: 'acknowledge', stage: 2 }, TEAM_MANAGER)
      .thenTypes('ClockStarted', 'WholeClockStarted', 'Acknowledged');
  });
});
