import assert from 'node:assert/strict';
import {
  CalendarEnds,
  calendarFor,
  countDue,
  day,
  DEFAULT_COUNT,
  ENGLAND_AND_WALES,
  explainCount,
  momentAt,
  type CalendarSettings,
  type CountSettings,
  type CountTrace,
  type Day,
  type Moment,
  type WorkingCalendar,
} from '../../../domain/calendar/index.ts';
import {
  oracleCalendar,
  ORACLE_NAMES,
  type OracleDay,
  type OracleSettings,
} from '../../oracle/workingDayOracle.ts';

const MOST_DAYS = 60;
const YEARS = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028];
const eachYear = (...dates: string[]) => YEARS.flatMap((year) => dates.map((d) => `${year}-${d}`));
const named = (name: string, days: readonly string[]): ReadonlyMap<string, string> =>
  new Map(days.map((d) => [d, name]));

/** Around Christmas, in summer, on a weekend in most years, and on a bank holiday. */
const closures = named(
  'Winter closure',
  eachYear('12-24', '12-25', '12-29', '12-30', '12-31', '08-13', '08-16'),
);
/** Some on weekends, some beside Easter or Christmas, and one that renames a bank holiday. */
const extra = named('Proclaimed holiday', eachYear('01-04', '04-07', '06-15', '12-23', '12-25'));
const removed = new Set(
  [...ORACLE_NAMES.keys()].filter((d) => /-(05-0\d|08-|12-28)/.test(d.slice(4))),
);

interface Variant {
  readonly what: string;
  readonly set: OracleSettings;
  readonly at: string;
  readonly count: CountSettings;
}

const stopping = { closures, closuresStopClock: true } as const;
const everything = { ...stopping, extra, removed } as const;
const plainCount = { at: '10:00', count: DEFAULT_COUNT } as const;
const evening = { at: '18:30', count: { ...DEFAULT_COUNT, cutOffHour: 17 } } as const;
const deemed: CountSettings = { ...DEFAULT_COUNT, nonWorkingReceipt: 'deemed-next-working-day' };

const VARIANTS: readonly Variant[] = [
  { what: 'as shipped', set: {}, ...plainCount },
  { what: 'closures that stop the clock', set: stopping, ...plainCount },
  { what: 'closures that do not', set: { closures }, ...plainCount },
  { what: 'extra holidays', set: { extra }, ...plainCount },
  { what: 'removed holidays', set: { removed }, ...plainCount },
  { what: 'closures, extra and removed holidays', set: everything, ...plainCount },
  { what: 'received in the evening after a cut-off', set: everything, ...evening },
  { what: 'deemed received on the next working day', set: everything, at: '10:00', count: deemed },
];

const days = (of: ReadonlyMap<string, string> | undefined): ReadonlyMap<Day, string> =>
  new Map([...(of ?? [])].map(([d, name]) => [day(d), name]));

const settingsOf = ({ set }: Variant): CalendarSettings => ({
  closures: days(set.closures),
  closuresStopClock: set.closuresStopClock ?? false,
  extraHolidays: days(set.extra),
  removedHolidays: [...(set.removed ?? [])].map(day),
});

/** What the oracle knows of a whole calendar: its days, and the closed ones among them. */
interface Known {
  readonly days: readonly OracleDay[];
  readonly closed: readonly OracleDay[];
  /** How many closed days lie before the day of that place. */
  readonly closedBefore: readonly number[];
  /** Entries of ours that were found to say what the closed day of that place says. */
  readonly right: (object | undefined)[];
}

function known(set: OracleSettings): Known {
  const calendar = oracleCalendar(set);
  const closed: OracleDay[] = [];
  const closedBefore: number[] = [];
  for (const each of calendar) {
    closedBefore.push(closed.length);
    if (each.why !== null) closed.push(each);
  }
  return { days: calendar, closed, closedBefore, right: [] };
}

/** Places of day 0 and of the working days after it, by walking on; shorter where the calendar ends. */
function walk({ days: calendar }: Known, at: number, upTo: number, count: CountSettings): number[] {
  const deemedNext =
    count.nonWorkingReceipt === 'deemed-next-working-day' && calendar[at]!.why !== null;
  const found = count.cutOffHour !== null || deemedNext ? [] : [at];
  for (let next = at + 1; next < calendar.length && found.length <= upTo; next += 1) {
    if (calendar[next]!.why === null) found.push(next);
  }
  return found;
}

function counted(c: WorkingCalendar, start: Moment, n: number, settings: CountSettings) {
  try {
    return countDue(c, start, n, 'working-day', settings);
  } catch (error) {
    assert.ok(error instanceof CalendarEnds);
    return null;
  }
}

/** Null where all is right; else the first thing that is not. `due` is the place of the due day. */
function wrongIn(trace: CountTrace | null, all: Known, at: number, zero: number, due: number) {
  const theirs = all.days[due]?.day;
  if (trace?.due !== theirs) return `due ${String(trace?.due)}, not ${String(theirs)}`;
  if (trace === null) return null;
  if (trace.dayZero !== all.days[zero]!.day) return `day 0 is ${trace.dayZero}`;
  return wronglySkipped(trace.skipped, all, at, due);
}

function wronglySkipped(skipped: CountTrace['skipped'], all: Known, at: number, due: number) {
  const first = all.closedBefore[at + 1] ?? all.closed.length;
  const many = Math.max(0, all.closedBefore[due]! - first);
  if (skipped.length !== many) return `${skipped.length} days not counted, not ${many}`;
  for (let nth = 0; nth < many; nth += 1) {
    const ours = skipped[nth]!;
    if (all.right[first + nth] === ours) continue;
    const { day: closedDay, why } = all.closed[first + nth]!;
    if (ours.day !== closedDay || ours.why !== why) {
      return `not counted ${ours.day} (${ours.why}), not ${closedDay} (${String(why)})`;
    }
    all.right[first + nth] = ours;
  }
  return null;
}

/** The sentences of an explanation, against those of the days that were found right before. */
function wronglySaid(trace: CountTrace | null, all: Known, at: number): string | null {
  if (trace === null) return null;
  const ours = explainCount(trace).filter((line) => line.startsWith('Not counted: '));
  const first = all.closedBefore[at + 1] ?? all.closed.length;
  const theirs = all.closed.slice(first, first + trace.skipped.length);
  const wrong = ours.findIndex((line, nth) => line !== theirs[nth]?.sentence);
  if (wrong === -1 && ours.length === theirs.length) return null;
  return `explained ${String(ours[wrong])}, not ${String(theirs[wrong]?.sentence)}`;
}

let compared = 0;

function firstDifference(variant: Variant): string | null {
  const ours = calendarFor(settingsOf(variant));
  const all = known(variant.set);
  for (const [at, { day: received }] of all.days.entries()) {
    const start = momentAt(day(received), variant.at);
    const due = walk(all, at, MOST_DAYS, variant.count);
    // Another n at each start is read in its sentences too: all of them would take minutes.
    const read = (at * 7) % (MOST_DAYS + 1);
    for (let n = 0; n <= MOST_DAYS; n += 1) {
      const trace = counted(ours, start, n, variant.count);
      const wrong =
        wrongIn(trace, all, at, due[0] ?? -1, due[n] ?? -1) ??
        (n === read ? wronglySaid(trace, all, at) : null);
      if (wrong !== null) return `${received} at ${variant.at} and ${n} days: ${wrong}`;
      compared += 1;
    }
  }
  return null;
}

/** One count from the first day to the last: its explanation names every closed day in between. */
function wholeCalendarSaid(variant: Variant): string | null {
  const all = known(variant.set);
  const due = walk(all, 0, all.days.length, variant.count);
  const start = momentAt(day(all.days[0]!.day), variant.at);
  const n = due.length - 1;
  const trace = countDue(calendarFor(settingsOf(variant)), start, n, 'working-day', variant.count);
  assert.ok(trace.skipped.length > 1000);
  return wrongIn(trace, all, 0, due[0]!, due[n]!) ?? wronglySaid(trace, all, 0);
}

describe('each day of the calendar with 0 to 60 working days, against the oracle', () => {
  for (const variant of VARIANTS) {
    it(`[A-X-01] [A-X-02] ${variant.what}: the due day, and each day that is not counted and why`, () => {
      assert.equal(firstDifference(variant), null);
    }).timeout(20_000);
  }

  it('[A-X-01] every closed day of the calendar is explained in its own sentence', () => {
    for (const variant of VARIANTS) assert.equal(wholeCalendarSaid(variant), null, variant.what);
  });

  it('compares no fewer than every day of ten years, with every n, in every variant', () => {
    assert.equal(compared, VARIANTS.length * 3653 * (MOST_DAYS + 1));
  });

  it('[A-X-01] the shipped holidays bear the names of the table typed by hand', () => {
    const inOrder = (of: ReadonlyMap<string, string>) =>
      [...of].sort(([a], [b]) => (a < b ? -1 : 1));
    assert.deepEqual(inOrder(ENGLAND_AND_WALES.holidays), inOrder(ORACLE_NAMES));
  });
});
