import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  addDays,
  compareDays,
  day,
  daysBetween,
  parseDay,
  weekdayOf,
} from '../../../domain/calendar/index.ts';

const anyDay = fc
  .integer({ min: -200_000, max: 200_000 })
  .map((n) => DateTime.fromMillis(n * 86_400_000, { zone: 'utc' }));

describe('a calendar day (design section 5)', () => {
  for (const text of ['2027-01-05', '2028-02-29', '2000-02-29', '0001-01-01', '9999-12-31']) {
    it(`reads ${text}`, () => assert.equal(parseDay(text), text));
  }

  for (const text of [
    '2027-02-30',
    '2027-02-29',
    '2100-02-29',
    '2027-04-31',
    '2027-13-01',
    '2027-00-10',
    '2027-01-00',
    '2027-1-5',
    '0000-01-01',
    '2027-01-05T00:00',
    ' 2027-01-05',
    '2027-01-05\n',
    '05/01/2027',
    '２０２７-01-05',
    '',
  ]) {
    it(`rejects ${JSON.stringify(text)}`, () => {
      assert.equal(parseDay(text), null);
      assert.throws(() => day(text), RangeError);
    });
  }

  it('adds days over a leap day, a year and both clock changes', () => {
    assert.equal(addDays(day('2028-02-28'), 1), '2028-02-29');
    assert.equal(addDays(day('2028-02-29'), 366), '2029-03-01');
    assert.equal(addDays(day('2026-12-31'), 1), '2027-01-01');
    assert.equal(addDays(day('2027-01-01'), -1), '2026-12-31');
    assert.equal(addDays(day('2026-03-28'), 2), '2026-03-30');
    assert.equal(addDays(day('2026-10-24'), 2), '2026-10-26');
  });

  it('refuses to leave the years 1 to 9999', () => {
    assert.throws(() => addDays(day('9999-12-31'), 1), RangeError);
    assert.throws(() => addDays(day('0001-01-01'), -1), RangeError);
    assert.throws(() => addDays(day('2027-01-01'), 0.5), RangeError);
  });

  it('knows the weekday, Monday 1 to Sunday 7', () => {
    const week = ['2027-01-04', '2027-01-05', '2027-01-06', '2027-01-07', '2027-01-08'];
    assert.deepEqual(
      [...week, '2027-01-09', '2027-01-10'].map((text) => weekdayOf(day(text))),
      [1, 2, 3, 4, 5, 6, 7],
    );
    assert.equal(weekdayOf(day('1969-12-28')), 7);
  });

  it('orders days', () => {
    const days = ['2027-01-05', '2026-12-31', '2027-01-01'].map(day);
    assert.deepEqual(days.sort(compareDays), ['2026-12-31', '2027-01-01', '2027-01-05']);
    assert.equal(compareDays(day('2027-01-05'), day('2027-01-05')), 0);
  });

  it('agrees with luxon on any day and any distance', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -20_000, max: 20_000 }), (date, n) => {
        const text = date.toFormat('yyyy-MM-dd');
        const later = date.plus({ days: n }).toFormat('yyyy-MM-dd');
        assert.equal(addDays(day(text), n), later);
        assert.equal(daysBetween(day(text), day(later)), n);
        assert.equal(weekdayOf(day(text)), date.weekday);
      }),
    );
  });
});
