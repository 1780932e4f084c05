import { addDays, daysBetween, fromEpochDay, toEpochDay, weekdayOf, type Day } from './day.ts';
import { longDay } from './moment.ts';

/** London times between which people are told what can wait. */
export interface OfficeHours {
  readonly from: string;
  readonly to: string;
}

/** What a calendar is made of: the days it covers, and which of them are closed by name. */
export interface CalendarData {
  readonly version: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Bank holidays and the authority's extra ones, with their names. */
  readonly holidays: ReadonlyMap<Day, string>;
  /** Days on which the council is closed. They count as working days unless `closuresStopClock`. */
  readonly closures: ReadonlyMap<Day, string>;
  readonly closuresStopClock: boolean;
  /** Between which times people are told what can wait; absent: the usual ones. It counts no days. */
  readonly officeHours?: OfficeHours;
}

/** The covered days, numbered once, so that a count is two look-ups however many days it spans. */
interface DayIndex {
  readonly first: number;
  /** Per covered day: why it is closed, or null. */
  readonly reasons: readonly (string | null)[];
  /** Per covered day: working days from the first covered day up to and including it. */
  readonly counted: readonly number[];
  readonly workingDays: readonly Day[];
  readonly closedDays: readonly ClosedDay[];
}

/** A closed day and why it is closed. */
export interface ClosedDay {
  readonly day: Day;
  readonly why: string;
}

/**
 * Which days are working days (A-X-01, as overridden by design section 5): Monday to Friday, less
 * bank holidays in England and Wales, less closure days only where `closuresStopClock` is set.
 * Only `makeCalendar` builds one.
 */
export interface WorkingCalendar extends CalendarData {
  readonly index: DayIndex;
  /** Throws CalendarEnds outside the covered days. */
  isWorkingDay(d: Day): boolean;
  /** 'Saturday', 'Good Friday', 'Council closure: …'; null for a working day. */
  reasonClosed(d: Day): string | null;
}

/**
 * A count would leave the days the calendar knows. A year without data is not a year without
 * holidays, so it is refused rather than assumed (domain.md 5, design section 5).
 */
export class CalendarEnds extends Error {
  override readonly name = 'CalendarEnds';
  readonly lastDay: Day;

  constructor(cover: Pick<CalendarData, 'firstDay' | 'lastDay'>, asked: string) {
    super(
      `The calendar knows the bank holidays from ${longDay(cover.firstDay)} to ` +
        `${longDay(cover.lastDay)}. ${asked} lies outside it, so no day was worked out.`,
    );
    this.lastDay = cover.lastDay;
  }
}

function whyClosed(data: CalendarData, d: Day): string | null {
  const weekday = weekdayOf(d);
  if (weekday === 6) return 'Saturday';
  if (weekday === 7) return 'Sunday';
  const holiday = data.holidays.get(d);
  if (holiday !== undefined) return holiday;
  const closure = data.closuresStopClock ? data.closures.get(d) : undefined;
  if (closure === undefined) return null;
  return closure === '' ? 'Council closure' : `Council closure: ${closure}`;
}

function indexOf(data: CalendarData): DayIndex {
  const first = toEpochDay(data.firstDay);
  const reasons: (string | null)[] = [];
  const counted: number[] = [];
  const workingDays: Day[] = [];
  const closedDays: ClosedDay[] = [];
  for (let at = first; at <= toEpochDay(data.lastDay); at += 1) {
    const d = fromEpochDay(at);
    const why = whyClosed(data, d);
    if (why === null) workingDays.push(d);
    else closedDays.push({ day: d, why });
    reasons.push(why);
    counted.push(workingDays.length);
  }
  return { first, reasons, counted, workingDays, closedDays };
}

/** Builds a calendar and numbers its days once: build it once per authority, not once per count. */
export function makeCalendar(data: CalendarData): WorkingCalendar {
  const index = indexOf(data);
  const reasonClosed = (d: Day): string | null => {
    const reason = index.reasons[toEpochDay(d) - index.first];
    if (reason === undefined) throw new CalendarEnds(data, longDay(d));
    return reason;
  };
  return { ...data, index, reasonClosed, isWorkingDay: (d) => reasonClosed(d) === null };
}

/** Refuses a count that is not a whole number of days from 0 upwards. */
function mustBeCount(n: number): void {
  if (!Number.isSafeInteger(n) || n < 0) {
    throw new RangeError(`A count of days is a whole number from 0 upwards, not ${n}.`);
  }
}

function countedUpTo(c: WorkingCalendar, d: Day): number {
  const counted = c.index.counted[toEpochDay(d) - c.index.first];
  if (counted === undefined) throw new CalendarEnds(c, longDay(d));
  return counted;
}

/**
 * The day on which the nth working day after `from` falls. `from` is day 0 and counts for nothing,
 * working day or not; day 1 is the next working day (A-X-02, domain.md 5). n = 0 is `from` itself.
 */
export function addWorkingDays(c: WorkingCalendar, from: Day, n: number): Day {
  mustBeCount(n);
  const before = countedUpTo(c, from);
  if (n === 0) return from;
  const found = c.index.workingDays[before + n - 1];
  if (found === undefined) {
    throw new CalendarEnds(c, `Working day ${n} after ${longDay(from)}`);
  }
  return found;
}

/**
 * The nth day after `from`, every day counted. It is refused outside the calendar like any other
 * count, because reminders before and after the due day ask for working days (design section 5).
 */
export function addCoveredDays(c: WorkingCalendar, from: Day, n: number): Day {
  mustBeCount(n);
  countedUpTo(c, from);
  if (n > daysBetween(from, c.lastDay)) {
    throw new CalendarEnds(c, `Day ${n} after ${longDay(from)}`);
  }
  return addDays(from, n);
}

/** The closed days after one day, up to and including another, in order. */
export function closedSince(c: WorkingCalendar, after: Day, upTo: Day): readonly ClosedDay[] {
  const closedUpTo = (d: Day): number => toEpochDay(d) - c.index.first + 1 - countedUpTo(c, d);
  return c.index.closedDays.slice(closedUpTo(after), closedUpTo(upTo));
}

/** The first working day strictly after this day. */
export function nextWorkingDay(c: WorkingCalendar, d: Day): Day {
  return addWorkingDays(c, d, 1);
}

/** The last working day strictly before this day. */
export function previousWorkingDay(c: WorkingCalendar, d: Day): Day {
  const before = countedUpTo(c, d) - (c.isWorkingDay(d) ? 1 : 0);
  const found = c.index.workingDays[before - 1];
  if (found === undefined) throw new CalendarEnds(c, `The working day before ${longDay(d)}`);
  return found;
}

/** Working days after `from` up to and including `to`; the same count negative when `to` is earlier. */
export function workingDaysBetween(c: WorkingCalendar, from: Day, to: Day): number {
  return countedUpTo(c, to) - countedUpTo(c, from);
}

/** The day itself when it is a working day, else the next one. */
export function firstWorkingDayFrom(c: WorkingCalendar, d: Day): Day {
  return c.isWorkingDay(d) ? d : nextWorkingDay(c, d);
}
