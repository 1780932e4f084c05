import assert from 'node:assert/strict';
import {
  addDays,
  countDue,
  day,
  daysBetween,
  DEFAULT_COUNT,
  localDay,
  localTime,
  moment,
  momentAt,
} from '../../../domain/calendar/index.ts';
import { CALENDAR } from '../../builders/index.ts';

describe('days over the turn of a century', () => {
  // Divisible by 400: a leap day; by 100 alone: none.
  for (const [before, after] of [
    ['1600-02-28', '1600-02-29'],
    ['1700-02-28', '1700-03-01'],
    ['1899-12-31', '1900-01-01'],
    ['1900-02-28', '1900-03-01'],
    ['1999-12-31', '2000-01-01'],
    ['2000-02-28', '2000-02-29'],
    ['2000-02-29', '2000-03-01'],
    ['2096-02-28', '2096-02-29'],
    ['2099-12-31', '2100-01-01'],
    ['2100-02-28', '2100-03-01'],
    ['2400-02-29', '2400-03-01'],
    ['0099-12-31', '0100-01-01'],
    ['0400-02-29', '0400-03-01'],
  ] as const) {
    it(`the day after ${before} is ${after}`, () => {
      assert.equal(addDays(day(before), 1), after);
      assert.equal(addDays(day(after), -1), before);
    });
  }

  it('four hundred years have 146,097 days wherever they begin', () => {
    for (const year of ['0001', '0100', '1600', '1999', '2000', '2027']) {
      const [from, to] = [
        day(`${year}-03-01`),
        day(`${String(Number(year) + 400).padStart(4, '0')}-03-01`),
      ];
      assert.equal(daysBetween(from, to), 146_097);
      assert.equal(addDays(from, 146_097), to);
    }
  });
});

describe('a day on which the clocks change, asked for the first time', () => {
  it('has the hour of summer from the change on, also where that is the first thing asked', () => {
    // The last Sunday of March 2031; nothing else asks about it.
    assert.equal(localTime(moment('2031-03-30T12:00:00.000Z')), '13:00');
    assert.equal(localTime(moment('2031-03-30T00:59:00.000Z')), '00:59');
  });

  it('ends an hour before UTC’s in spring, and with it in autumn', () => {
    assert.equal(localDay(moment('2031-03-30T22:59:00.000Z')), '2031-03-30');
    assert.equal(localDay(moment('2031-03-30T23:00:00.000Z')), '2031-03-31');
    assert.equal(localDay(moment('2031-10-26T23:00:00.000Z')), '2031-10-26');
  });
});

describe('a count of calendar days', () => {
  it('is refused where it begins before the calendar does', () => {
    const count = (from: string) =>
      countDue(CALENDAR, momentAt(day(from), '09:00'), 5, 'calendar-day', DEFAULT_COUNT);
    assert.throws(() => count(addDays(CALENDAR.firstDay, -10)), { name: 'CalendarEnds' });
    assert.equal(count(CALENDAR.firstDay).due, addDays(CALENDAR.firstDay, 5));
  });
});
