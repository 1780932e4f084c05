import assert from 'node:assert/strict';
import { day, momentAt } from '../../../domain/calendar/index.ts';
import { findSlots, type PersonTime, type SlotSearch } from '../../../domain/meeting/index.ts';
import { CALENDAR, IRO, TEAM_MANAGER } from '../../builders/index.ts';
import { hoursOn } from './hoursOn.ts';

/** Monday 11 January 2027; nothing is closed in its week. */
const MONDAY = '2027-01-11';
const ONE_DAY = { from: day(MONDAY), to: day(MONDAY) };

const somebody = (rest: Partial<PersonTime> = {}): PersonTime => ({
  person: IRO,
  busy: [],
  hours: null,
  required: true,
  ...rest,
});
const colleague = (rest: Partial<PersonTime> = {}): PersonTime =>
  somebody({ person: TEAM_MANAGER, required: false, ...rest });
const busy = (from: string, to: string, on = MONDAY) => ({
  start: momentAt(day(on), from),
  end: momentAt(day(on), to),
});
const from = (start: string, end: string) => hoursOn({ days: [1, 2, 3, 4, 5], start, end });

/** The London times that are offered, an hour on Monday unless it is said otherwise. */
const offered = (rest: Partial<SlotSearch> = {}): readonly string[] =>
  findSlots({
    calendar: CALENDAR,
    window: ONE_DAY,
    now: momentAt(day('2027-01-08'), '12:00'),
    minutes: 60,
    schedules: [somebody()],
    take: 1,
    ...rest,
  }).slots.map(({ start }) => start.slice(0, 16).replace('T', ' '));

describe('times that are offered, at the edges', () => {
  it('whoever has said nothing of their hours works from Monday to Friday', () => {
    const window = { from: day('2027-01-09'), to: day('2027-01-17') };
    assert.deepEqual(
      offered({ window, take: 7 }).map((start) => start.slice(8, 10)),
      // Five days, then two of them again.
      ['11', '11', '12', '12', '13', '14', '15'],
    );
  });

  it('half an hour from now is soon enough, to the minute', () => {
    const at = (time: string) => offered({ now: momentAt(day(MONDAY), time) });
    assert.deepEqual(at('09:30'), [`${MONDAY} 10:00`]);
    assert.deepEqual(at('09:31'), [`${MONDAY} 10:15`]);
  });

  it('a meeting may last a minute, and not half of one', () => {
    assert.deepEqual(offered({ minutes: 1 }), [`${MONDAY} 09:00`]);
    assert.throws(() => offered({ minutes: 0.5 }), RangeError);
  });

  it('an appointment of no length takes nobody’s time', () => {
    const schedules = [somebody({ busy: [busy('09:20', '09:20')] })];
    assert.deepEqual(offered({ schedules }), [`${MONDAY} 09:00`]);
  });

  it('one that began the evening before lasts into the day', () => {
    const late = {
      start: momentAt(day('2027-01-10'), '22:00'),
      end: momentAt(day(MONDAY), '01:00'),
    };
    const schedules = [somebody({ busy: [late], hours: from('00:00', '08:00') })];
    assert.deepEqual(offered({ schedules }), [`${MONDAY} 01:00`]);
  });

  it('a short meeting may begin in the last quarter hour of the last day', () => {
    const schedules = [somebody({ busy: [busy('23:00', '23:45')], hours: from('23:00', '23:59') })];
    assert.deepEqual(offered({ schedules, minutes: 10 }), [`${MONDAY} 23:45`]);
  });
});

describe('hours of one’s own', () => {
  it('count in whatever order they come, and up to midnight', () => {
    const hours = [busy('13:00', '17:00'), busy('09:00', '10:00')];
    const schedules = [somebody({ hours, busy: [busy('09:00', '09:30')] })];
    assert.deepEqual(offered({ schedules }), [`${MONDAY} 13:00`]);
    const late = {
      start: momentAt(day(MONDAY), '23:45'),
      end: momentAt(day('2027-01-12'), '00:00'),
    };
    assert.deepEqual(offered({ schedules: [somebody({ hours: [late] })], minutes: 15 }), [
      `${MONDAY} 23:45`,
    ]);
  });
});

describe('the nearest times, where nobody’s diaries meet', () => {
  const nearest = (rest: Partial<SlotSearch>) =>
    findSlots({
      calendar: CALENDAR,
      window: ONE_DAY,
      now: momentAt(day('2027-01-08'), '12:00'),
      minutes: 60,
      schedules: [],
      take: 1,
      ...rest,
    }).nearest.map(({ start, missing }) => [start.slice(11, 16), missing]);
  const spared = (rest: Partial<PersonTime> = {}) =>
    somebody({ person: TEAM_MANAGER, canBeMissed: true, ...rest });
  const ALL_DAY = [busy('00:00', '23:59')];

  it('are those of the one whose calendar is known', () => {
    const unknown = { person: TEAM_MANAGER, why: 'unknown' };
    const schedules = [somebody({ busy: [busy('09:00', '11:00')] }), spared({ busy: null })];
    assert.deepEqual(nearest({ schedules }), [['11:00', [unknown]]]);
    assert.deepEqual(nearest({ schedules: [somebody({ busy: null })] }), []);
  });

  it('are none at which nobody would be there, and those with the fewest missing', () => {
    const other = spared({ person: IRO, busy: ALL_DAY });
    assert.deepEqual(nearest({ schedules: [spared({ busy: ALL_DAY }), other] }), []);
    assert.deepEqual(nearest({ schedules: [spared(), other] }), [
      ['09:00', [{ person: IRO, why: 'busy' }]],
    ]);
  });

  it('are set beside those to come, not beside what has passed', () => {
    const morning = [busy('12:00', '17:00')];
    const schedules = [somebody(), spared({ busy: morning })];
    const found = nearest({ schedules, now: momentAt(day(MONDAY), '12:00') });
    assert.deepEqual(found, [['12:30', [{ person: TEAM_MANAGER, why: 'busy' }]]]);
  });

  it('reach from the first quarter hour of the window to the last', () => {
    const firm = (start: string, end: string) => somebody({ hours: from(start, end) });
    const missing = [{ person: TEAM_MANAGER, why: 'busy' }];
    const late = [firm('23:40', '23:59'), spared({ busy: ALL_DAY })];
    assert.deepEqual(nearest({ schedules: late, minutes: 10 }), [['23:45', missing]]);
    const early = [firm('00:00', '00:20'), spared({ busy: ALL_DAY })];
    assert.deepEqual(nearest({ schedules: early, minutes: 10 }), [['00:00', missing]]);
  });
});

describe('whoever need not come, and the time within a day', () => {
  const beside = (rest: Partial<PersonTime>) =>
    offered({ schedules: [somebody(), colleague(rest)] });

  it('is waited for where the whole meeting fits into their day, up to its last minute', () => {
    assert.deepEqual(beside({ hours: from('13:00', '14:00') }), [`${MONDAY} 13:00`]);
  });

  it('is not waited for where they would have to leave', () => {
    assert.deepEqual(beside({ hours: from('13:00', '13:30') }), [`${MONDAY} 09:00`]);
  });

  it('is not waited for where nobody knows whether they are free', () => {
    assert.deepEqual(beside({ hours: from('13:00', '14:00'), busy: null }), [`${MONDAY} 09:00`]);
  });
});
