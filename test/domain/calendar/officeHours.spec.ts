import assert from 'node:assert/strict';
import {
  addDays,
  calendarFor,
  day,
  lastOpenDay,
  nextMorning,
  officeTime,
} from '../../../domain/calendar/index.ts';
import { at } from '../../builders/index.ts';

const CLOSED = new Map([
  [day('2026-12-29'), 'Council closure'],
  [day('2026-12-30'), 'Council closure'],
]);
const calendar = (officeHours?: { from: string; to: string }) =>
  calendarFor({
    closures: CLOSED,
    extraHolidays: new Map(),
    closuresStopClock: false,
    officeHours,
  });

/** Worked by hand: from this London time, people may be told at that one. */
const USUAL: readonly (readonly [string, string])[] = [
  ['2027-03-01 10:00', '2027-03-01 10:00'],
  ['2027-03-01 08:00', '2027-03-01 08:00'],
  ['2027-03-01 07:59', '2027-03-01 09:00'],
  ['2027-03-01 17:59', '2027-03-01 17:59'],
  ['2027-03-01 18:00', '2027-03-02 09:00'],
  // Friday evening, Saturday, Sunday.
  ['2027-03-05 18:30', '2027-03-08 09:00'],
  ['2027-03-06 10:00', '2027-03-08 09:00'],
  ['2027-03-07 23:59', '2027-03-08 09:00'],
  // Christmas 2026: Friday the 25th, Boxing Day moved to Monday the 28th, closed on the 29th and 30th.
  ['2026-12-24 17:00', '2026-12-24 17:00'],
  ['2026-12-24 18:00', '2026-12-31 09:00'],
  ['2026-12-26 09:00', '2026-12-31 09:00'],
  ['2026-12-28 09:00', '2026-12-31 09:00'],
  ['2026-12-29 10:00', '2026-12-31 09:00'],
  // The clocks change on Sunday 28 March 2027, between Good Friday and Easter Monday, and on 31 October.
  ['2027-03-25 18:00', '2027-03-30 09:00'],
  ['2027-03-28 03:00', '2027-03-30 09:00'],
  ['2027-10-30 12:00', '2027-11-01 09:00'],
  ['2027-10-31 01:30', '2027-11-01 09:00'],
];

describe('office hours', () => {
  it('what can wait is told on open days between eight and six, else at nine on the next one', () => {
    for (const [now, then] of USUAL) {
      assert.equal(officeTime(calendar(), at(now)), at(then), now);
    }
  });

  it('are the authority’s own where it has set them', () => {
    const late = calendar({ from: '10:00', to: '16:00' });
    assert.equal(officeTime(late, at('2027-03-01 09:30')), at('2027-03-01 10:00'));
    assert.equal(officeTime(late, at('2027-03-01 16:00')), at('2027-03-02 10:00'));
    const early = calendar({ from: '07:00', to: '19:00' });
    assert.equal(officeTime(early, at('2027-03-01 07:00')), at('2027-03-01 07:00'));
    assert.equal(officeTime(early, at('2027-03-01 06:00')), at('2027-03-01 09:00'));
  });

  it('the version of the calendar does not change with them: they count no days', () => {
    assert.equal(calendar({ from: '10:00', to: '16:00' }).version, calendar().version);
  });

  it('the last open day lies before closures and holidays; beyond the calendar people are told all the same', () => {
    assert.equal(lastOpenDay(calendar(), day('2026-12-30')), '2026-12-24');
    assert.equal(lastOpenDay(calendar(), day('2026-12-31')), '2026-12-31');
    const beyond = at('2090-01-02 10:00');
    assert.equal(officeTime(calendar(), beyond), beyond);
  });

  it('the next morning is never now: at nine it is the one after', () => {
    assert.equal(nextMorning(calendar(), at('2027-03-01 08:59')), at('2027-03-01 09:00'));
    assert.equal(nextMorning(calendar(), at('2027-03-01 09:00')), at('2027-03-02 09:00'));
  });

  it('a calendar that closes the council for months keeps nobody from being told after 31 days', () => {
    const days = Array.from({ length: 90 }, (_, n) => addDays(day('2027-03-01'), n));
    const closed = calendarFor({
      closures: new Map(days.map((each) => [each, 'Closed'])),
      extraHolidays: new Map(),
      closuresStopClock: false,
    });
    // By hand: the 31 days from 1 to 31 March are passed, and 1 April is taken as it is.
    assert.equal(officeTime(closed, at('2027-03-01 08:00')), at('2027-04-01 09:00'));
    assert.equal(lastOpenDay(closed, day('2027-05-10')), '2027-04-09');
  });
});
