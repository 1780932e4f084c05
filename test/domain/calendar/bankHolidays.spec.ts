import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  addWorkingDays,
  calendarEndsWarning,
  calendarFor,
  day,
  ENGLAND_AND_WALES,
  weekdayOf,
  type CalendarSettings,
  type Day,
} from '../../../domain/calendar/index.ts';
import {
  ORACLE_FIRST_DAY,
  ORACLE_HOLIDAYS,
  ORACLE_LAST_DAY,
} from '../../oracle/workingDayOracle.ts';

const NOTHING: CalendarSettings = {
  closures: new Map(),
  extraHolidays: new Map(),
  closuresStopClock: false,
};
const named = (...days: string[]): ReadonlyMap<Day, string> =>
  new Map(days.map((text) => [day(text), 'Named']));

describe('the bank holidays of England and Wales (platform.md 10.1)', () => {
  it('[A-X-01] are those of the table typed by hand', () => {
    assert.deepEqual([...ENGLAND_AND_WALES.holidays.keys()].sort(), [...ORACLE_HOLIDAYS].sort());
    assert.equal(ENGLAND_AND_WALES.firstDay, ORACLE_FIRST_DAY);
    assert.equal(ENGLAND_AND_WALES.lastDay, ORACLE_LAST_DAY);
  });

  it('bear the hash of their own content', () => {
    const lines = [...ENGLAND_AND_WALES.holidays].map(([date, name]) => `${date} ${name}\n`);
    const sha256 = createHash('sha256').update(lines.join('')).digest('hex');
    assert.equal(ENGLAND_AND_WALES.sha256, sha256);
    assert.ok(ENGLAND_AND_WALES.version.endsWith(sha256.slice(0, 8)));
  });

  it('lie in the file in order, once each, on weekdays', () => {
    const file = new URL('../../../domain/calendar/data/englandAndWales.json', import.meta.url);
    const dates = readFileSync(file, 'utf8').match(/^ {4}"(\d{4}-\d{2}-\d{2})"/gm) ?? [];
    assert.equal(dates.length, ENGLAND_AND_WALES.holidays.size);
    assert.deepEqual([...dates].sort(), dates);
    for (const holiday of ENGLAND_AND_WALES.holidays.keys()) assert.ok(weekdayOf(holiday) <= 5);
  });

  it('name their source and the Open Government Licence', () => {
    assert.match(ENGLAND_AND_WALES.source, /alphagov\/frontend.*bank-holidays\.json$/);
    assert.match(ENGLAND_AND_WALES.licence, /Open Government Licence v3\.0/);
    assert.equal(ENGLAND_AND_WALES.division, 'england-and-wales');
  });
});

describe("an authority's calendar (design section 5)", () => {
  it('an extra holiday is not counted, a removed one is', () => {
    const extra = calendarFor({ ...NOTHING, extraHolidays: named('2026-12-23') });
    assert.equal(extra.reasonClosed(day('2026-12-23')), 'Named');
    assert.equal(addWorkingDays(extra, day('2026-12-22'), 5), '2027-01-04');
    const removed = calendarFor({ ...NOTHING, removedHolidays: [day('2026-12-28')] });
    assert.equal(removed.isWorkingDay(day('2026-12-28')), true);
    assert.equal(addWorkingDays(removed, day('2026-12-22'), 5), '2026-12-30');
    assert.equal(ENGLAND_AND_WALES.holidays.has(day('2026-12-28')), true, 'the list is untouched');
  });

  it('the version is the same for the same settings in any order', () => {
    const one = calendarFor({ ...NOTHING, closures: named('2026-12-29', '2026-12-30') });
    const other = calendarFor({ ...NOTHING, closures: named('2026-12-30', '2026-12-29') });
    assert.equal(one.version, other.version);
    assert.ok(one.version.startsWith(`${ENGLAND_AND_WALES.version}.`));
  });

  it('every setting changes the version, and so open due days are derived again', () => {
    const all: CalendarSettings[] = [
      NOTHING,
      { ...NOTHING, closuresStopClock: true },
      { ...NOTHING, closures: named('2026-12-29') },
      { ...NOTHING, closures: new Map([[day('2026-12-29'), 'Other']]) },
      { ...NOTHING, extraHolidays: named('2026-12-29') },
      { ...NOTHING, removedHolidays: [day('2026-12-29')] },
      { ...NOTHING, removedHolidays: [day('2026-12-28')] },
    ];
    const versions = all.map((settings) => calendarFor(settings).version);
    assert.equal(new Set(versions).size, all.length);
  });
});

describe('the alarm before the calendar ends (design section 5)', () => {
  const calendar = calendarFor(NOTHING);

  it('is silent until a year before', () => {
    assert.equal(calendarEndsWarning(calendar, day('2026-12-22')), null);
    assert.equal(calendarEndsWarning(calendar, day('2027-12-30')), null);
  });

  it('speaks from a year before, and after the end', () => {
    const refused =
      'Due days after it are refused until the list of the following years is installed.';
    const ends = 'The list of bank holidays ends on Sunday 31 December 2028';
    const says = (text: string) => calendarEndsWarning(calendar, day(text));
    assert.equal(says('2027-12-31'), `${ends}, in 366 days. ${refused}`);
    assert.equal(says('2028-12-30'), `${ends}, in 1 day. ${refused}`);
    assert.equal(says('2028-12-31'), `${ends}. ${refused}`);
    assert.equal(says('2029-01-01'), `${ends.replace('ends', 'ended')}. ${refused}`);
  });

  it('a calendar that ends on a leap day has a day a year before', () => {
    const leap = { ...calendar, lastDay: day('2028-02-29') };
    assert.equal(calendarEndsWarning(leap, day('2027-02-28')), null);
    assert.notEqual(calendarEndsWarning(leap, day('2027-03-01')), null);
  });
});
