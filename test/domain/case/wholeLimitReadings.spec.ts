import assert from 'node:assert/strict';
import { viewFor } from '../../../domain/case/index.ts';
import type { Extension, WholeLimit } from '../../../domain/procedure/index.ts';
import {
  aCase,
  anEscalation,
  CALENDAR,
  IRO,
  IRO_MANAGER,
  LADDER,
  ladderWith,
  TEAM_MANAGER,
  withHoliday,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

/** Stage 2 is due on Friday 5 March 2027, 17 working days end on Wednesday 24 March; 26 and 29 are Easter. */
const limits = (extension: Partial<Extension>, whole: Partial<WholeLimit> = {}): CaseBuilder =>
  aCase({
    procedure: ladderWith({
      extension: { ...LADDER.extension!, ...extension },
      wholeLimit: { ...LADDER.wholeLimit!, ...whole },
    }),
  })
    .raised('s2')
    .delivered();
const moves = limits({ wholeLimit: 'moves' });

const wholeOf = ({ present: { whole } }: CaseBuilder) =>
  whole === null ? null : [whole.firstDue, whole.due, whole.trace.n, whole.state];

describe('more time and the limit of the whole process', () => {
  it('[A-DU-16] stays where nothing or "stays" is said', () => {
    const stays = ['2027-03-24', '2027-03-24', 17, 'running'];
    assert.deepEqual(wholeOf(limits({}).givenTime('2027-03-10')), stays);
    assert.deepEqual(wholeOf(limits({ wholeLimit: 'stays' }).givenTime('2027-03-10')), stays);
  });

  it('[A-DU-16] grows by the working days that were given, from the same start', () => {
    // 8, 9 and 10 March; then 11 and 12 March.
    const once = moves.givenTime('2027-03-10');
    assert.deepEqual(wholeOf(once), ['2027-03-24', '2027-03-31', 20, 'running']);
    const twice = once.givenTime('2027-03-12');
    assert.deepEqual(wholeOf(twice), ['2027-03-24', '2027-04-02', 22, 'running']);
  });

  it('[A-DU-16] grows by calendar days where it counts those', () => {
    const calendarDays = limits({ wholeLimit: 'moves' }, { unit: 'calendar-day' });
    assert.deepEqual(wholeOf(calendarDays), ['2027-03-18', '2027-03-18', 17, 'running']);
    // From Friday the 5th to Wednesday the 10th.
    assert.deepEqual(wholeOf(calendarDays.givenTime('2027-03-10')), [
      '2027-03-18',
      '2027-03-23',
      22,
      'running',
    ]);
  });

  it('[A-DU-16] is explained, recorded with its reason, and told to the raiser’s manager', () => {
    const given = moves.givenTime('2027-03-10');
    const view = viewFor(given.present, new Map(), IRO, given.ctx, given.now);
    assert.deepEqual(view?.whole?.explanation.slice(1, 2), [
      'Day 0 is Monday 1 March 2027. The limit is 20 working days, and day 1 is the next working day.',
    ]);
    assert.equal(
      view.whole.explanation.at(-1),
      'Of these, 3 working days came with more time that was given.',
    );
    const moved = given.events.at(-1);
    assert.equal(moved?.type, 'WholeDueDayMoved');
    assert.deepEqual(
      [moved.from, moved.to, moved.why, moved.added],
      ['2027-03-24', '2027-03-31', 'extension', 3],
    );
    const told = given.effects.flatMap((effect) =>
      effect.type === 'sendCard' && effect.notice === 'whole-due-day-moved'
        ? [effect.to.person]
        : [],
    );
    assert.deepEqual(told, [IRO_MANAGER]);
  });

  it('[A-DU-16] keeps the days that were added when the calendar changes', () => {
    const given = moves.givenTime('2027-03-10');
    const changed = given
      .in({ calendar: withHoliday('2027-03-31') })
      .does({ type: 'recount' }, null);
    assert.deepEqual(wholeOf(changed), ['2027-03-24', '2027-04-01', 20, 'running']);
    const view = viewFor(changed.present, new Map(), IRO, changed.ctx, changed.now);
    assert.equal(
      view?.whole?.explanation.at(-1),
      'Of these, 3 working days came with more time that was given.',
    );
  });

  it('[A-DU-16] says one day as one day, and nothing where nothing was added', () => {
    const lines = (so: CaseBuilder) =>
      viewFor(so.present, new Map(), IRO, so.ctx, so.now)?.whole?.explanation.filter((line) =>
        line.startsWith('Of these'),
      );
    assert.deepEqual(lines(moves), []);
    // From Friday 5 March to Monday the 8th.
    assert.deepEqual(lines(moves.givenTime('2027-03-08')), [
      'Of these, 1 working day came with more time that was given.',
    ]);
  });

  it('[A-DU-16] does not grow by days that it does not count', () => {
    // From Friday 5 March to Saturday the 6th.
    const given = moves.givenTime('2027-03-06');
    assert.deepEqual(wholeOf(given), wholeOf(moves));
    assert.equal(given.events.at(-1)?.type, 'TimeGiven');
  });

  it('[A-DU-16] does not grow where the whole limit has not begun', () => {
    const before = aCase({
      procedure: ladderWith({ extension: { ...LADDER.extension!, wholeLimit: 'moves' } }),
    }).raised('s2');
    assert.deepEqual(wholeOf(before.givenTime('2027-03-12')), null);
  });

  it('[A-DU-16] lets more time be given although the whole limit would leave the calendar', () => {
    const far = limits({ wholeLimit: 'moves' }, { n: 366 });
    const until = CALENDAR.lastDay;
    const given = far.givenTime(until);
    assert.equal(given.present.stages[0]?.clock?.due, until);
    assert.deepEqual(wholeOf(given), wholeOf(far));
  });
});

describe('monitoring and the limit of the whole process', () => {
  const inside = limits({}, { monitoring: 'inside' });
  const windowAfter = (so: CaseBuilder, when: string) => {
    const { window } = so.on(when).resolved().present.meetings.at(-1)!;
    return [window.from, window.to];
  };

  it('[A-DU-25] comes after it where nothing or "after" is said', () => {
    // Ten working days from Wednesday 17 March, without Good Friday and Easter Monday.
    const after = ['2027-03-17', '2027-04-02'];
    assert.deepEqual(windowAfter(limits({}), '2027-03-17 10:00'), after);
    assert.deepEqual(windowAfter(limits({}, { monitoring: 'after' }), '2027-03-17 10:00'), after);
  });

  it('[A-DU-25] is held by the last day of the whole limit where it counts in', () => {
    assert.deepEqual(windowAfter(inside, '2027-03-17 10:00'), ['2027-03-17', '2027-03-24']);
    assert.deepEqual(windowAfter(inside, '2027-03-24 10:00'), ['2027-03-24', '2027-03-24']);
  });

  it('[A-DU-25] keeps its own days where they end sooner, or the limit has passed already', () => {
    assert.deepEqual(windowAfter(inside, '2027-03-08 10:00'), ['2027-03-08', '2027-03-22']);
    assert.deepEqual(windowAfter(inside, '2027-03-10 10:00'), ['2027-03-10', '2027-03-24']);
    assert.deepEqual(windowAfter(inside, '2027-03-25 10:00'), ['2027-03-25', '2027-04-12']);
  });
});

describe('closing and opening again', () => {
  const never = aCase({
    procedure: ladderWith({ closing: { withdrawal: false, reopening: 'never' } }),
  })
    .raised('s2')
    .delivered();
  const mayOf = (so: CaseBuilder, person = IRO) =>
    viewFor(so.present, new Map(), person, so.ctx, so.now)?.may ?? [];

  it('[A-X-11] offers both unless the procedure says otherwise', () => {
    const usual = aCase().raised('s2').delivered();
    assert.ok(mayOf(usual).includes('withdraw'));
    assert.ok(mayOf(usual.withdrawn()).includes('reopen'));
  });

  it('[A-X-11] neither offers nor does what the procedure does not have', () => {
    assert.ok(!mayOf(never).includes('withdraw'));
    const reason = { value: 'Moved', hash: '#Moved', length: 5 };
    assert.deepEqual(never.decide({ type: 'withdraw', stage: never.stage, reason }, IRO), {
      kind: 'refused',
      refusal: { reason: 'withdrawal-not-in-procedure' },
    });
    const closed = never.resolved();
    assert.ok(!mayOf(closed).includes('reopen'));
    assert.deepEqual(closed.decide({ type: 'reopen', reason }, IRO), {
      kind: 'refused',
      refusal: { reason: 'reopening-not-in-procedure' },
    });
    assert.deepEqual(closed.decide({ type: 'reopen', reason }, TEAM_MANAGER), {
      kind: 'refused',
      refusal: { reason: 'only-the-raiser' },
    });
  });

  it('[A-X-11] goes on from a closed case by no other way either', () => {
    const notAchieved = (so: CaseBuilder) => {
      const closed = so.resolved().booked('2027-03-08 10:00').on('2027-03-08 12:00');
      return closed.does(
        {
          type: 'recordMeeting',
          meeting: closed.meeting,
          outcome: written('Not yet'),
          tasks: [],
          achieved: false,
        },
        IRO,
      );
    };
    const usual = notAchieved(aCase().raised('s2').delivered());
    assert.ok(mayOf(usual).includes('escalate'));
    const ended = notAchieved(never);
    assert.ok(!mayOf(ended).includes('escalate'));
    assert.deepEqual(ended.decide(anEscalation(ended.stage, 's3'), IRO), {
      kind: 'refused',
      refusal: { reason: 'case-closed' },
    });
  });
});
