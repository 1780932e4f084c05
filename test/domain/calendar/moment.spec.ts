import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DateTime, Settings } from 'luxon';
import {
  addDays,
  day,
  endOfDay,
  localDay,
  localTime,
  LONDON,
  longDay,
  moment,
  momentAt,
  parseMoment,
  plusHours,
  plusMinutes,
  plusSeconds,
  shortDayAndTime,
} from '../../../domain/calendar/index.ts';

describe('a moment (style rule 6)', () => {
  it('reads UTC with milliseconds and nothing else', () => {
    const text = '2026-12-22T10:00:00.000Z';
    assert.equal(parseMoment(text), text);
    assert.equal(moment(text), text);
    for (const wrong of [
      '2026-12-22T10:00:00Z',
      '2026-12-22T10:00:00.000+00:00',
      '2026-12-22T10:00:00.000',
      '2026-02-30T10:00:00.000Z',
      '2026-12-22T24:00:00.000Z',
      '2026-12-22T10:60:00.000Z',
      '2026-12-22',
      '',
    ]) {
      assert.equal(parseMoment(wrong), null, wrong);
      assert.throws(() => moment(wrong), RangeError, wrong);
    }
  });

  it('adds elapsed seconds, minutes and hours', () => {
    const start = moment('2026-12-31T23:59:30.250Z');
    assert.equal(plusSeconds(start, 45), '2027-01-01T00:00:15.250Z');
    assert.equal(plusMinutes(start, -60), '2026-12-31T22:59:30.250Z');
    assert.equal(plusHours(start, 24), '2027-01-01T23:59:30.250Z');
  });

  it('a misspelt zone throws instead of giving an invalid date (platform.md 10.2)', () => {
    assert.equal(Settings.throwOnInvalid, true);
    assert.throws(() => DateTime.fromISO('2026-12-22', { zone: 'Europe/Londn' }));
  });
});

describe('London time (domain.md 5)', () => {
  it('the day and the hour are those of London, in summer an hour before UTC', () => {
    assert.equal(localDay(moment('2026-07-01T22:59:59.999Z')), '2026-07-01');
    assert.equal(localDay(moment('2026-07-01T23:00:00.000Z')), '2026-07-02');
    assert.equal(localTime(moment('2026-07-01T23:00:00.000Z')), '00:00');
    assert.equal(localDay(moment('2026-12-22T23:59:59.999Z')), '2026-12-22');
    assert.equal(localTime(moment('2026-12-22T16:59:59.999Z')), '16:59');
  });

  it('a wall-clock time has one moment', () => {
    assert.equal(momentAt(day('2026-12-22'), '09:00'), '2026-12-22T09:00:00.000Z');
    assert.equal(momentAt(day('2026-07-01'), '09:00'), '2026-07-01T08:00:00.000Z');
  });

  it('a time that the spring change skips moves forward by the hour', () => {
    const springs = day('2026-03-29');
    assert.equal(momentAt(springs, '00:59'), '2026-03-29T00:59:00.000Z');
    assert.equal(momentAt(springs, '01:00'), '2026-03-29T01:00:00.000Z');
    assert.equal(momentAt(springs, '01:30'), '2026-03-29T01:30:00.000Z');
    assert.equal(localTime(momentAt(springs, '01:30')), '02:30');
    assert.equal(momentAt(springs, '02:00'), '2026-03-29T01:00:00.000Z');
  });

  it('of a time that the autumn change repeats, the first is meant', () => {
    const falls = day('2026-10-25');
    assert.equal(momentAt(falls, '00:59'), '2026-10-24T23:59:00.000Z');
    assert.equal(momentAt(falls, '01:00'), '2026-10-25T00:00:00.000Z');
    assert.equal(momentAt(falls, '01:30'), '2026-10-25T00:30:00.000Z');
    assert.equal(momentAt(falls, '01:59'), '2026-10-25T00:59:00.000Z');
    assert.equal(momentAt(falls, '02:00'), '2026-10-25T02:00:00.000Z');
    assert.equal(localTime(moment('2026-10-25T01:30:00.000Z')), '01:30', 'the second one');
  });

  it('a day of the change is 23 or 25 hours long', () => {
    assert.equal(endOfDay(day('2026-03-28')), '2026-03-29T00:00:00.000Z');
    assert.equal(endOfDay(day('2026-03-29')), '2026-03-29T23:00:00.000Z');
    assert.equal(endOfDay(day('2026-10-24')), '2026-10-24T23:00:00.000Z');
    assert.equal(endOfDay(day('2026-10-25')), '2026-10-26T00:00:00.000Z');
  });

  it('refuses a time that no clock shows', () => {
    for (const wrong of ['24:00', '9:00', '09:60', '09:00:00', '', 'noon']) {
      assert.throws(() => momentAt(day('2026-12-22'), wrong), RangeError, wrong);
    }
  });

  it('a time of day comes back from its moment, except a skipped one', () => {
    const anyMinute = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3652 }), anyMinute, (offset, minute) => {
        const d = addDays(day('2019-01-01'), offset);
        const hour = String(Math.floor(minute / 60)).padStart(2, '0');
        const time = `${hour}:${String(minute % 60).padStart(2, '0')}`;
        const at = momentAt(d, time);
        const skipped =
          hour === '01' && DateTime.fromISO(`${d}T01:30`, { zone: LONDON }).hour === 2;
        assert.equal(localDay(at), d);
        assert.equal(localTime(at), skipped ? `02:${time.slice(3)}` : time);
      }),
    );
  });
});

describe('how days and moments are shown (design section 5)', () => {
  it('a long UK date', () => {
    assert.equal(longDay(day('2027-01-05')), 'Tuesday 5 January 2027');
    assert.equal(longDay(day('2026-09-30')), 'Wednesday 30 September 2026');
  });

  it('a short day and time in London', () => {
    assert.equal(shortDayAndTime(moment('2027-01-05T09:00:00.000Z')), 'Tue 5 Jan 2027, 09:00');
    assert.equal(shortDayAndTime(moment('2026-09-30T23:30:00.000Z')), 'Thu 1 Oct 2026, 00:30');
    assert.equal(shortDayAndTime(moment('2026-09-01T08:05:00.000Z')), 'Tue 1 Sep 2026, 09:05');
  });
});
