import assert from 'node:assert/strict';
import { day, momentAt, type Day } from '../../../domain/calendar/index.ts';
import { findSlots, type PersonTime } from '../../../domain/meeting/index.ts';
import { hourOn } from '../../../domain/meeting/meetingDays.ts';
import { CALENDAR, IRO, TEAM_MANAGER } from '../../builders/index.ts';

describe('an hour of a day on a London clock', () => {
  const dayOf = (text: string, next: string) => {
    const [at, then]: readonly [Day, Day] = [day(text), day(next)];
    return {
      day: at,
      start: Date.parse(momentAt(at, '00:00')),
      end: Date.parse(momentAt(then, '00:00')),
    };
  };
  const nine = (text: string, next: string) => new Date(hourOn(dayOf(text, next), 9)).toISOString();

  it('is what the clock strikes, also on the days on which the clocks change', () => {
    assert.equal(nine('2027-03-26', '2027-03-27'), '2027-03-26T09:00:00.000Z');
    assert.equal(nine('2027-03-28', '2027-03-29'), '2027-03-28T08:00:00.000Z');
    assert.equal(nine('2027-10-31', '2027-11-01'), '2027-10-31T09:00:00.000Z');
    assert.equal(nine('2027-06-01', '2027-06-02'), '2027-06-01T08:00:00.000Z');
  });
});

describe('times that are looked for', () => {
  const MONDAY = day('2027-01-11');
  const span = (from: string, to: string) => ({
    start: momentAt(MONDAY, from),
    end: momentAt(MONDAY, to),
  });
  const somebody = (rest: Partial<PersonTime>): PersonTime => ({
    ...{ person: IRO, busy: [], hours: null, required: true },
    ...rest,
  });
  const found = (now: string, schedules: readonly PersonTime[], take = 1) =>
    findSlots({
      ...{ calendar: CALENDAR, window: { from: MONDAY, to: MONDAY }, minutes: 60, take, schedules },
      now: momentAt(MONDAY, now),
    });
  const hours = (slots: readonly { readonly start: string }[]) =>
    slots.map(({ start }) => start.slice(11, 16));

  it('are the best of those that are soon enough, where a better one is too soon', () => {
    const schedules = [
      somebody({}),
      somebody({
        ...{ person: TEAM_MANAGER, canBeMissed: true },
        busy: [span('10:15', '17:00')],
      }),
    ];
    // At nine nobody would be missing.
    const { slots, nearest } = found('09:10', schedules);
    assert.deepEqual([slots, hours(nearest)], [[], ['09:45']]);
  });

  it('lie within somebody’s hours, in whatever order those are told', () => {
    const told = [span('14:00', '15:00'), span('11:00', '12:00')];
    for (const each of [told, [...told].reverse()]) {
      const { slots } = found('08:00', [somebody({ hours: each })], 2);
      assert.deepEqual(hours(slots), ['11:00', '14:00']);
    }
  });
});
