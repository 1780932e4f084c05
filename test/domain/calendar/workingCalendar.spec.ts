import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addDays,
  addWorkingDays,
  CalendarEnds,
  calendarFor,
  compareDays,
  day,
  firstWorkingDayFrom,
  makeCalendar,
  nextWorkingDay,
  previousWorkingDay,
  workingDaysBetween,
  type Day,
} from '../../../domain/calendar/index.ts';
import { ORACLE_LAST_DAY, oracleDueDay } from '../../oracle/workingDayOracle.ts';

const YEARS = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028];
const NONE: ReadonlyMap<Day, string> = new Map();
const plain = calendarFor({ closures: NONE, extraHolidays: NONE, closuresStopClock: false });

/** The three days between the Christmas and the New Year holidays, and some in summer, each year. */
const CLOSURES = new Set(
  YEARS.flatMap((year) =>
    ['12-24', '12-29', '12-30', '12-31', '08-13', '08-16'].map((date) => `${year}-${date}`),
  ),
);
const closing = {
  closures: new Map([...CLOSURES].map((text) => [day(text), 'Winter closure'])),
  extraHolidays: NONE,
};
const closed = calendarFor({ ...closing, closuresStopClock: true });
const closedButCounting = calendarFor({ ...closing, closuresStopClock: false });

describe('the oracle', () => {
  it('tells closures from none, and ends where its table ends', () => {
    assert.equal(oracleDueDay('2026-12-22', 5), '2026-12-31');
    assert.equal(oracleDueDay('2026-12-22', 5, CLOSURES), '2027-01-07');
    assert.equal(oracleDueDay('2028-12-22', 5), null);
  });
});

describe('which days are working days', () => {
  const cases: [string, string | null][] = [
    ['2026-12-22', null],
    ['2026-12-24', null],
    ['2026-12-25', 'Christmas Day'],
    ['2026-12-26', 'Saturday'],
    ['2026-12-27', 'Sunday'],
    ['2026-12-28', 'Boxing Day (substitute day)'],
    ['2026-04-03', 'Good Friday'],
    ['2022-06-03', 'Platinum Jubilee bank holiday'],
    ['2022-09-19', 'Bank Holiday for the State Funeral of Queen Elizabeth II'],
    ['2026-01-02', null],
    ['2026-08-03', null],
  ];
  for (const [text, why] of cases) {
    it(`[A-X-01] ${text} is ${why ?? 'a working day'}`, () => {
      assert.equal(plain.reasonClosed(day(text)), why);
      assert.equal(plain.isWorkingDay(day(text)), why === null);
    });
  }

  it('[A-X-01] a closure day counts as a working day unless the authority says otherwise', () => {
    const closure = day('2026-12-29');
    assert.equal(closedButCounting.reasonClosed(closure), null);
    assert.equal(closed.reasonClosed(closure), 'Council closure: Winter closure');
    assert.equal(addWorkingDays(closedButCounting, day('2026-12-22'), 5), '2026-12-31');
    const unnamed = { closures: new Map([[closure, '']]), extraHolidays: NONE };
    const calendar = calendarFor({ ...unnamed, closuresStopClock: true });
    assert.equal(calendar.reasonClosed(closure), 'Council closure');
  });
});

describe('the end of the calendar is a fault, not a blank (design section 5)', () => {
  it('22 December 2028 and five working days is refused', () => {
    assert.throws(() => addWorkingDays(plain, day('2028-12-22'), 5), {
      name: 'CalendarEnds',
      lastDay: '2028-12-31',
      message:
        'The calendar knows the bank holidays from Tuesday 1 January 2019 to Sunday 31 December ' +
        '2028. Working day 5 after Friday 22 December 2028 lies outside it, so no day was worked out.',
    });
  });

  it('the last working day inside it is still counted', () => {
    assert.equal(addWorkingDays(plain, day('2028-12-22'), 3), '2028-12-29');
    assert.equal(addWorkingDays(plain, day('2028-12-31'), 0), '2028-12-31');
    assert.throws(() => nextWorkingDay(plain, day('2028-12-29')), CalendarEnds);
    assert.throws(() => firstWorkingDayFrom(plain, day('2028-12-30')), CalendarEnds);
  });

  it('no question is answered about a day it does not cover', () => {
    for (const outside of [day('2018-12-31'), day('2029-01-01'), day('2029-01-02')]) {
      assert.throws(() => plain.isWorkingDay(outside), CalendarEnds);
      assert.throws(() => plain.reasonClosed(outside), CalendarEnds);
      assert.throws(() => addWorkingDays(plain, outside, 0), CalendarEnds);
      assert.throws(() => addWorkingDays(plain, outside, 1), CalendarEnds);
      assert.throws(() => previousWorkingDay(plain, outside), CalendarEnds);
      assert.throws(() => workingDaysBetween(plain, day('2026-01-05'), outside), CalendarEnds);
      assert.throws(() => workingDaysBetween(plain, outside, day('2026-01-05')), CalendarEnds);
    }
    assert.throws(() => previousWorkingDay(plain, day('2019-01-02')), CalendarEnds);
  });

  it('a count that is no whole number from 0 upwards is a mistake of the caller', () => {
    for (const n of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      assert.throws(() => addWorkingDays(plain, day('2026-12-22'), n), RangeError);
    }
  });
});

describe('neighbours and distances', () => {
  it('over Christmas 2026', () => {
    assert.equal(nextWorkingDay(plain, day('2026-12-24')), '2026-12-29');
    assert.equal(nextWorkingDay(plain, day('2026-12-26')), '2026-12-29');
    assert.equal(previousWorkingDay(plain, day('2026-12-29')), '2026-12-24');
    assert.equal(previousWorkingDay(plain, day('2026-12-27')), '2026-12-24');
    assert.equal(previousWorkingDay(plain, day('2026-12-23')), '2026-12-22');
    assert.equal(firstWorkingDayFrom(plain, day('2026-12-24')), '2026-12-24');
    assert.equal(firstWorkingDayFrom(plain, day('2026-12-25')), '2026-12-29');
  });

  it('counts the days after the first up to and including the second, negative backwards', () => {
    assert.equal(workingDaysBetween(plain, day('2026-12-22'), day('2026-12-31')), 5);
    assert.equal(workingDaysBetween(plain, day('2026-12-31'), day('2026-12-22')), -5);
    assert.equal(workingDaysBetween(plain, day('2026-12-25'), day('2026-12-28')), 0);
    assert.equal(workingDaysBetween(plain, day('2026-12-22'), day('2026-12-22')), 0);
  });
});

describe('laws of counting, on any calendar', () => {
  const first = day('2027-01-01');
  const anyCalendar = fc
    .record({
      holidays: fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { maxLength: 40 }),
      closures: fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { maxLength: 20 }),
      closuresStopClock: fc.boolean(),
    })
    .map(({ holidays, closures, closuresStopClock }) =>
      makeCalendar({
        version: 'any',
        firstDay: first,
        lastDay: addDays(first, 399),
        holidays: new Map(holidays.map((n) => [addDays(first, n), 'Holiday'])),
        closures: new Map(closures.map((n) => [addDays(first, n), 'Closure'])),
        closuresStopClock,
      }),
    );
  const anyStart = fc.integer({ min: 0, max: 250 }).map((n) => addDays(first, n));
  const anyCount = fc.integer({ min: 0, max: 40 });

  it('[A-X-02] adding n and then counting gives n', () => {
    fc.assert(
      fc.property(anyCalendar, anyStart, anyCount, (c, from, n) => {
        const due = addWorkingDays(c, from, n);
        assert.equal(workingDaysBetween(c, from, due), n);
        assert.ok(workingDaysBetween(c, due, from) === -n || n === 0);
      }),
    );
  });

  it('[A-X-01] a count of one or more never lands on a closed day', () => {
    fc.assert(
      fc.property(anyCalendar, anyStart, fc.integer({ min: 1, max: 40 }), (c, from, n) => {
        const due = addWorkingDays(c, from, n);
        assert.equal(c.reasonClosed(due), null);
        assert.ok(!c.holidays.has(due));
        assert.ok(!(c.closuresStopClock && c.closures.has(due)));
      }),
    );
  });

  it('a later start or a larger count is never due earlier', () => {
    fc.assert(
      fc.property(anyCalendar, anyStart, anyCount, (c, from, n) => {
        const due = addWorkingDays(c, from, n);
        assert.ok(compareDays(addWorkingDays(c, from, n + 1), due) > 0);
        assert.ok(compareDays(addWorkingDays(c, addDays(from, 1), n), due) >= 0);
      }),
    );
  });

  it('from a working day, going n forward and n back comes back to it', () => {
    fc.assert(
      fc.property(anyCalendar, anyStart, anyCount, (c, anywhere, n) => {
        const from = firstWorkingDayFrom(c, anywhere);
        let back = addWorkingDays(c, from, n);
        for (let left = n; left > 0; left -= 1) back = previousWorkingDay(c, back);
        assert.equal(back, from);
      }),
    );
  });

  it('the oracle ends where the shipped calendar ends', () => {
    assert.equal(plain.lastDay, ORACLE_LAST_DAY);
  });
});
