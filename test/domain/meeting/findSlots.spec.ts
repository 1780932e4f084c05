import assert from 'node:assert/strict';
import {
  addDays,
  calendarFor,
  day,
  localTime,
  moment,
  momentAt,
} from '../../../domain/calendar/index.ts';
import { findSlots, type PersonTime, type SlotSearch } from '../../../domain/meeting/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import { hoursOn } from './hoursOn.ts';

const calendar = calendarFor({
  closures: new Map([[day('2027-01-06'), 'Training day']]),
  extraHolidays: new Map(),
  closuresStopClock: false,
});

const idOf = (n: number): PersonId =>
  `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as PersonId;

/** Busy from one London time to another on a day. */
const busyOn = (d: string, from: string, to: string) => ({
  start: momentAt(day(d), from),
  end: momentAt(day(d), to),
});

const somebody = (n: number, overrides: Partial<PersonTime> = {}): PersonTime => ({
  person: idOf(n),
  busy: [],
  hours: null,
  required: true,
  ...overrides,
});

const searching = (overrides: Partial<SlotSearch> = {}): SlotSearch => ({
  calendar,
  window: { from: day('2027-01-04'), to: day('2027-01-15') },
  now: moment('2027-01-03T12:00:00.000Z'),
  minutes: 60,
  schedules: [somebody(1)],
  take: 3,
  ...overrides,
});

const starts = (search: SlotSearch): readonly string[] =>
  findSlots(search).slots.map(({ start }) => start);

describe('common free time for a meeting', () => {
  it('offers the first hour of three different days, passing a closure day', () => {
    const found = findSlots(searching());
    assert.deepEqual(found, {
      slots: ['2027-01-04', '2027-01-05', '2027-01-07'].map((d) => ({
        start: `${d}T09:00:00.000Z`,
        end: `${d}T10:00:00.000Z`,
      })),
      nearest: [],
      unknown: [],
    });
  });

  it('passes weekends and bank holidays', () => {
    const window = { from: day('2026-12-24'), to: day('2026-12-29') };
    const found = starts(searching({ window, now: moment('2026-12-20T12:00:00.000Z') }));
    assert.deepEqual(found, [
      '2026-12-24T09:00:00.000Z',
      '2026-12-24T10:00:00.000Z',
      '2026-12-29T09:00:00.000Z',
    ]);
  });

  it('needs every required person free for the whole of it', () => {
    const schedules = [
      somebody(1, { busy: [busyOn('2027-01-04', '09:00', '11:59')] }),
      somebody(2, { busy: [busyOn('2027-01-04', '13:01', '16:00')] }),
    ];
    const window = { from: day('2027-01-04'), to: day('2027-01-04') };
    assert.deepEqual(starts(searching({ schedules, window })), [
      '2027-01-04T12:00:00.000Z',
      '2027-01-04T16:00:00.000Z',
    ]);
  });

  it('takes a slot between two appointments that touch it', () => {
    const busy = [busyOn('2027-01-04', '09:00', '10:00'), busyOn('2027-01-04', '11:00', '17:00')];
    const window = { from: day('2027-01-04'), to: day('2027-01-04') };
    const found = starts(searching({ schedules: [somebody(1, { busy })], window }));
    assert.deepEqual(found, ['2027-01-04T10:00:00.000Z']);
  });

  it('never takes unknown for free', () => {
    const schedules = [somebody(1), somebody(2, { busy: null })];
    const { slots, unknown } = findSlots(searching({ schedules }));
    assert.deepEqual([slots, unknown], [[], [idOf(2)]]);
  });

  it('tells of an optional person whose calendar could not be read, and meets without them', () => {
    const schedules = [somebody(1), somebody(2, { busy: null, required: false })];
    const found = findSlots(searching({ schedules }));
    assert.equal(found.slots.length, 3);
    assert.deepEqual(found.unknown, [idOf(2)]);
  });

  it('prefers, within a day, the time at which an optional person can come', () => {
    const busy = [busyOn('2027-01-04', '09:00', '14:10'), busyOn('2027-01-05', '09:00', '17:00')];
    const schedules = [somebody(1), somebody(2, { busy, required: false })];
    assert.deepEqual(starts(searching({ schedules, take: 2 })), [
      '2027-01-04T14:15:00.000Z',
      '2027-01-05T09:00:00.000Z',
    ]);
  });

  it('keeps half an hour from now and the quarter hours', () => {
    const now = moment('2027-01-04T09:31:00.000Z');
    assert.equal(starts(searching({ now }))[0], '2027-01-04T10:15:00.000Z');
  });

  it("stays within each person's own hours and days", () => {
    const hours = hoursOn({ days: [1, 4], start: '13:30', end: '16:00' });
    const found = starts(searching({ schedules: [somebody(1), somebody(2, { hours })] }));
    assert.deepEqual(found, [
      '2027-01-04T13:30:00.000Z',
      '2027-01-07T13:30:00.000Z',
      '2027-01-11T13:30:00.000Z',
    ]);
  });

  it('has nothing to offer when the hours do not meet', () => {
    const early = hoursOn({ days: [1, 2, 3, 4, 5], start: '07:00', end: '12:00' });
    const late = hoursOn({ days: [1, 2, 3, 4, 5], start: '11:30', end: '18:00' });
    const schedules = [somebody(1, { hours: early }), somebody(2, { hours: late })];
    assert.deepEqual(findSlots(searching({ schedules })), { slots: [], nearest: [], unknown: [] });
  });

  it('offers overlapping times only when nothing else is left', () => {
    const window = { from: day('2027-01-04'), to: day('2027-01-04') };
    const hours = hoursOn({ days: [1], start: '09:00', end: '11:00' });
    assert.deepEqual(starts(searching({ window, schedules: [somebody(1, { hours })] })), [
      '2027-01-04T09:00:00.000Z',
      '2027-01-04T09:15:00.000Z',
      '2027-01-04T10:00:00.000Z',
    ]);
  });

  for (const [change, from] of [
    ['spring', '2026-03-27'],
    ['autumn', '2027-10-29'],
  ] as const) {
    it(`keeps London hours across the ${change} clock change`, () => {
      const window = { from: day(from), to: addDays(day(from), 4) };
      const now = momentAt(addDays(day(from), -1), '12:00');
      const found = findSlots(searching({ window, now, take: 2, schedules: [somebody(1)] }));
      assert.deepEqual(
        found.slots.map(({ start }) => localTime(start)),
        ['09:00', '09:00'],
      );
    });
  }

  it('says so when the window leaves the calendar, and refuses a meeting of no length', () => {
    const window = { from: day('2027-01-04'), to: day('2099-01-04') };
    assert.throws(() => findSlots(searching({ window })), { name: 'CalendarEnds' });
    assert.throws(() => findSlots(searching({ minutes: 0 })), RangeError);
  });
});
