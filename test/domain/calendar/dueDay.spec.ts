import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addDays,
  CalendarEnds,
  calendarFor,
  countDue,
  day,
  DEFAULT_COUNT,
  explainCount,
  lateFrom,
  localDay,
  moment,
  momentAt,
  recount,
  type CalendarSettings,
  type CountSettings,
  type Day,
} from '../../../domain/calendar/index.ts';
import { oracleDueDay } from '../../oracle/workingDayOracle.ts';

const NOTHING: CalendarSettings = {
  closures: new Map(),
  extraHolidays: new Map(),
  closuresStopClock: false,
};
const named = (...days: string[]): ReadonlyMap<Day, string> =>
  new Map(days.map((text) => [day(text), 'Named']));
const calendar = calendarFor(NOTHING);
const DEEMED: CountSettings = { ...DEFAULT_COUNT, nonWorkingReceipt: 'deemed-next-working-day' };
const CUT_OFF: CountSettings = { ...DEFAULT_COUNT, cutOffHour: 17 };
const winter = named('2026-12-29', '2026-12-30', '2026-12-31');
const closing = calendarFor({ ...NOTHING, closures: winter, closuresStopClock: true });
const closedButCounting = calendarFor({ ...NOTHING, closures: winter });
/** Days that are holidays in Scotland or Northern Ireland only, near the vectors of domain.md 5. */
const ukWide = calendarFor({
  ...NOTHING,
  extraHolidays: named('2025-01-02', '2026-01-02', '2026-03-17', '2027-01-04', '2028-01-04'),
});

function due(received: string, n: number, settings = DEFAULT_COUNT, c = calendar, at = '10:00') {
  return countDue(c, momentAt(day(received), at), n, 'working-day', settings).due;
}

describe('the table of domain.md 5', () => {
  // received, n, default, deemed next working day, United Kingdom as a whole
  const table: [string, number, string, string, string][] = [
    ['2025-03-03', 5, '2025-03-10', '2025-03-10', '2025-03-10'],
    ['2025-04-17', 1, '2025-04-22', '2025-04-22', '2025-04-22'],
    ['2024-12-20', 5, '2024-12-31', '2024-12-31', '2024-12-31'],
    ['2025-12-24', 5, '2026-01-05', '2026-01-05', '2026-01-06'],
    ['2026-03-28', 5, '2026-04-07', '2026-04-08', '2026-04-07'],
    ['2026-10-24', 1, '2026-10-26', '2026-10-27', '2026-10-26'],
    ['2026-12-22', 5, '2026-12-31', '2026-12-31', '2026-12-31'],
    ['2026-12-24', 5, '2027-01-05', '2027-01-05', '2027-01-06'],
    ['2026-03-06', 5, '2026-03-13', '2026-03-13', '2026-03-13'],
    ['2027-12-31', 1, '2028-01-04', '2028-01-04', '2028-01-05'],
    ['2028-04-13', 5, '2028-04-24', '2028-04-24', '2028-04-24'],
  ];
  for (const [received, n, expected, deemed, uk] of table) {
    it(`[A-X-01] [A-X-02] ${received} and ${n} working days is ${expected}`, () => {
      assert.equal(due(received, n), expected);
      assert.equal(due(received, n, DEEMED), deemed);
      assert.equal(due(received, n, DEFAULT_COUNT, ukWide), uk, 'not the UK-wide list');
      assert.equal(oracleDueDay(received, n), expected, 'the oracle agrees');
    });
  }

  it('[A-X-01] closures of 29 to 31 December that stop the clock move 2026-12-22 and 5', () => {
    assert.equal(due('2026-12-22', 5, DEFAULT_COUNT, closing), '2027-01-06');
    assert.equal(due('2026-12-22', 5, DEFAULT_COUNT, closedButCounting), '2026-12-31');
  });

  it('[A-X-02] a receipt at or after the cut-off counts as the next working day, then day 0', () => {
    assert.equal(due('2026-12-24', 5, CUT_OFF, calendar, '17:00'), '2027-01-06');
    assert.equal(due('2026-12-24', 5, CUT_OFF, calendar, '16:59'), '2027-01-05');
    assert.equal(due('2026-03-06', 5, CUT_OFF, calendar, '17:30'), '2026-03-16');
    assert.equal(due('2026-03-06', 5, CUT_OFF, calendar, '09:00'), '2026-03-13');
    assert.equal(due('2026-12-24', 5, DEFAULT_COUNT, calendar, '23:59'), '2027-01-05');
  });

  it('a count past the end of the calendar is refused', () => {
    assert.throws(() => due('2028-12-22', 5), CalendarEnds);
  });
});

describe('day 0 (design section 5)', () => {
  const zero = (start: string, settings = DEFAULT_COUNT) => {
    const { dayZero, dayZeroReason } = countDue(
      calendar,
      moment(start),
      1,
      'working-day',
      settings,
    );
    return [dayZero, dayZeroReason];
  };

  it('is the London date, which in summer begins an hour before UTC', () => {
    assert.deepEqual(zero('2026-07-01T22:59:00.000Z'), ['2026-07-01', null]);
    assert.deepEqual(zero('2026-07-01T23:00:00.000Z'), ['2026-07-02', null]);
    assert.deepEqual(zero('2026-12-22T23:59:59.999Z'), ['2026-12-22', null]);
  });

  it('the cut-off is an hour on a London clock', () => {
    assert.deepEqual(zero('2026-07-01T15:59:00.000Z', CUT_OFF), ['2026-07-01', null]);
    assert.deepEqual(zero('2026-07-01T16:00:00.000Z', CUT_OFF), [
      '2026-07-02',
      '17:00 is not before the cut-off at 17:00, so it counts from the next working day.',
    ]);
  });

  it('both clock changes leave the count of days alone', () => {
    assert.equal(due('2026-03-27', 1), '2026-03-30');
    assert.equal(due('2026-03-29', 1, DEFAULT_COUNT, calendar, '01:30'), '2026-03-30');
    assert.equal(due('2026-10-25', 1, DEFAULT_COUNT, calendar, '01:30'), '2026-10-26');
    assert.equal(due('2026-10-23', 2), '2026-10-27');
  });

  it('a receipt on a closed day keeps its date unless it is deemed the next working day', () => {
    assert.deepEqual(zero('2026-03-28T10:00:00.000Z'), ['2026-03-28', null]);
    assert.deepEqual(zero('2026-12-25T10:00:00.000Z', DEEMED), [
      '2026-12-29',
      'Friday 25 December 2026 is not a working day (Christmas Day), so it counts from the next working day.',
    ]);
  });

  it('a limit of no days is due on day 0', () => {
    assert.equal(due('2026-12-22', 0), '2026-12-22');
    assert.equal(due('2026-12-26', 0), '2026-12-26');
  });

  it('a start that the calendar does not cover is refused', () => {
    assert.throws(() => due('2018-12-31', 1), CalendarEnds);
    assert.throws(() => due('2029-01-01', 0), CalendarEnds);
  });
});

describe('calendar days', () => {
  const start = momentAt(day('2026-12-24'), '16:00');

  it('[A-DU-05] one calendar day is the next day, holiday or not; one working day is not', () => {
    const calendarDay = countDue(calendar, start, 1, 'calendar-day', DEFAULT_COUNT);
    assert.equal(calendarDay.due, '2026-12-25');
    assert.deepEqual(calendarDay.skipped, []);
    assert.equal(countDue(calendar, start, 1, 'working-day', DEFAULT_COUNT).due, '2026-12-29');
  });

  it('[A-DU-05] two working days from a decision', () => {
    assert.equal(countDue(calendar, start, 2, 'working-day', DEFAULT_COUNT).due, '2026-12-30');
  });

  it('are refused past the end of the calendar too', () => {
    const last = momentAt(day('2028-12-30'), '10:00');
    assert.equal(countDue(calendar, last, 1, 'calendar-day', DEFAULT_COUNT).due, '2028-12-31');
    for (const n of [2, 9_999_999]) {
      assert.throws(() => countDue(calendar, last, n, 'calendar-day', DEFAULT_COUNT), CalendarEnds);
    }
    assert.throws(() => countDue(calendar, last, -1, 'calendar-day', DEFAULT_COUNT), RangeError);
  });
});

describe('late (domain.md 5)', () => {
  it('[A-X-02] from 00:00 London of the day after, in winter, summer and at the changes', () => {
    const late = (text: string) => lateFrom({ due: day(text), settings: DEFAULT_COUNT });
    assert.equal(late('2027-01-05'), '2027-01-06T00:00:00.000Z');
    assert.equal(late('2026-07-01'), '2026-07-01T23:00:00.000Z');
    assert.equal(late('2026-03-27'), '2026-03-28T00:00:00.000Z');
    assert.equal(late('2026-10-26'), '2026-10-27T00:00:00.000Z');
  });

  it('from the due time where the authority has set one', () => {
    const settings = { ...DEFAULT_COUNT, dueTime: '17:00' };
    assert.equal(lateFrom({ due: day('2026-07-01'), settings }), '2026-07-01T16:00:00.000Z');
  });
});

describe('a due day can be explained and recomputed (design section 5)', () => {
  it('names the start, the rule, each day skipped and the calendar', () => {
    const start = momentAt(day('2026-12-22'), '10:15');
    const trace = countDue(closing, start, 5, 'working-day', DEFAULT_COUNT);
    assert.deepEqual(explainCount(trace), [
      'Started on Tuesday 22 December 2026 at 10:15, London time.',
      'Day 0 is Tuesday 22 December 2026. The limit is 5 working days, and day 1 is the next working day.',
      'Not counted: Friday 25 December 2026 (Christmas Day).',
      'Not counted: Saturday 26 December 2026.',
      'Not counted: Sunday 27 December 2026.',
      'Not counted: Monday 28 December 2026 (Boxing Day (substitute day)).',
      'Not counted: Tuesday 29 December 2026 (Council closure: Named).',
      'Not counted: Wednesday 30 December 2026 (Council closure: Named).',
      'Not counted: Thursday 31 December 2026 (Council closure: Named).',
      'Not counted: Friday 1 January 2027 (New Year’s Day).',
      'Not counted: Saturday 2 January 2027.',
      'Not counted: Sunday 3 January 2027.',
      'Due by the end of Wednesday 6 January 2027, and late from 00:00 on Thursday 7 January 2027.',
      `Calendar ${closing.version}, known up to Sunday 31 December 2028.`,
    ]);
  });

  it('says why day 0 moved and which closed days lay before it', () => {
    const start = momentAt(day('2026-12-24'), '17:30');
    const settings = { ...CUT_OFF, dueTime: '17:00' };
    const trace = countDue(calendar, start, 1, 'calendar-day', settings);
    assert.deepEqual(explainCount(trace).slice(0, 3), [
      'Started on Thursday 24 December 2026 at 17:30, London time.',
      '17:30 is not before the cut-off at 17:00, so it counts from the next working day.',
      'Day 0 is Tuesday 29 December 2026. The limit is 1 calendar day, and day 1 is the day after it.',
    ]);
    assert.deepEqual(
      trace.skipped.map((skipped) => skipped.day),
      ['2026-12-25', '2026-12-26', '2026-12-27', '2026-12-28'],
    );
    assert.ok(
      explainCount(trace).includes(
        'Due by 17:00 on Wednesday 30 December 2026, and late from then.',
      ),
    );
  });

  it('a limit of no days is explained', () => {
    const trace = countDue(
      calendar,
      momentAt(day('2026-12-22'), '10:15'),
      0,
      'working-day',
      DEEMED,
    );
    assert.equal(
      explainCount(trace)[1],
      'Day 0 is Tuesday 22 December 2026. The limit is 0 working days, so it is due that day.',
    );
  });

  it('a proclaimed day moves the due day, the start and the rule stay', () => {
    const start = momentAt(day('2026-12-22'), '10:15');
    const before = countDue(calendar, start, 5, 'working-day', DEFAULT_COUNT);
    const proclaimed = calendarFor({ ...NOTHING, extraHolidays: named('2026-12-30') });
    const after = recount(proclaimed, before);
    assert.deepEqual(after, {
      ...before,
      due: '2027-01-04',
      skipped: [
        ...before.skipped,
        { day: '2026-12-30', why: 'Named' },
        { day: '2027-01-01', why: 'New Year’s Day' },
        { day: '2027-01-02', why: 'Saturday' },
        { day: '2027-01-03', why: 'Sunday' },
      ],
      calendarVersion: proclaimed.version,
    });
  });

  it('the same trace gives the same day, whatever the start, rule and settings', () => {
    const anySettings = fc.record({
      cutOffHour: fc.option(fc.integer({ min: 0, max: 23 })),
      nonWorkingReceipt: fc.constantFrom(
        'from-actual' as const,
        'deemed-next-working-day' as const,
      ),
      dueTime: fc.constantFrom(null, '17:00'),
    });
    const anyStart = fc.date({
      min: new Date('2019-01-02T00:00:00Z'),
      max: new Date('2028-09-01T00:00:00Z'),
      noInvalidDate: true,
    });
    const anyUnit = fc.constantFrom('working-day' as const, 'calendar-day' as const);
    fc.assert(
      fc.property(anyStart, fc.nat(40), anyUnit, anySettings, (date, n, unit, settings) => {
        const trace = countDue(closing, moment(date.toISOString()), n, unit, settings);
        assert.deepEqual(recount(closing, trace), trace);
        assert.ok(trace.dayZero >= localDay(trace.start));
        assert.equal(trace.dayZeroReason === null, trace.dayZero === localDay(trace.start));
        assert.ok(lateFrom(trace) > momentAt(trace.due, '00:00'));
        if (unit === 'working-day') {
          const closures = new Set<string>(winter.keys());
          assert.equal(trace.due, oracleDueDay(trace.dayZero, n, closures));
        } else {
          assert.equal(trace.due, addDays(trace.dayZero, n));
        }
      }),
    );
  });
});
