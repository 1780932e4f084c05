import type { Day } from './day.ts';
import { endOfDay, localDay, localTime, longDay, momentAt, type Moment } from './moment.ts';
import {
  addCoveredDays,
  addWorkingDays,
  closedSince,
  nextWorkingDay,
  type ClosedDay,
  type WorkingCalendar,
} from './workingCalendar.ts';

/** What a limit counts: each clock says so for itself (A-DU-05). */
export type Unit = 'working-day' | 'calendar-day';

/** How an authority, a procedure or a clock counts (domain.md 5, "Configurable"). */
export interface CountSettings {
  /** London hour: a receipt at or after it counts as the next working day, which is then day 0. */
  readonly cutOffHour: number | null;
  /** Whether a receipt on a closed day keeps its date as day 0, or is moved to the next working day. */
  readonly nonWorkingReceipt: 'from-actual' | 'deemed-next-working-day';
  /** 'HH:mm' London time on the due day; null is the end of it. */
  readonly dueTime: string | null;
}

/** No cut-off hour, the date of receipt is day 0 whatever the day, due at the end (domain.md 5). */
export const DEFAULT_COUNT: CountSettings = {
  cutOffHour: null,
  nonWorkingReceipt: 'from-actual',
  dueTime: null,
};

/** A closed day that was passed over, on the way to day 0 or in the count itself, and why. */
export type SkippedDay = ClosedDay;

/** Everything from which a due day was worked out, and from which it can be worked out again. */
export interface CountTrace {
  readonly start: Moment;
  readonly dayZero: Day;
  /** A sentence when day 0 is not the date of the start, else null. */
  readonly dayZeroReason: string | null;
  readonly n: number;
  readonly unit: Unit;
  readonly due: Day;
  readonly skipped: readonly SkippedDay[];
  readonly calendarVersion: string;
  /** The last day the calendar covers. */
  readonly lastDay: Day;
  readonly settings: CountSettings;
}

function dayZeroOf(
  c: WorkingCalendar,
  start: Moment,
  settings: CountSettings,
): Pick<CountTrace, 'dayZero' | 'dayZeroReason'> {
  const received = localDay(start);
  const { cutOffHour } = settings;
  const time = cutOffHour === null ? null : localTime(start);
  if (cutOffHour !== null && time !== null && Number(time.slice(0, 2)) >= cutOffHour) {
    const cutOff = `${String(cutOffHour).padStart(2, '0')}:00`;
    return {
      dayZero: nextWorkingDay(c, received),
      dayZeroReason: `${time} is not before the cut-off at ${cutOff}, so it counts from the next working day.`,
    };
  }
  const closed = c.reasonClosed(received);
  if (closed !== null && settings.nonWorkingReceipt === 'deemed-next-working-day') {
    return {
      dayZero: nextWorkingDay(c, received),
      dayZeroReason: `${longDay(received)} is not a working day (${closed}), so it counts from the next working day.`,
    };
  }
  return { dayZero: received, dayZeroReason: null };
}

/**
 * The due day of a limit, with all that led to it. Day 0 is the London date of the start (design
 * section 5, overriding A-X-02), moved only by the settings; day 1 is the next day of the unit; the
 * due day is day n. Throws CalendarEnds when any of it lies outside the calendar.
 */
export function countDue(
  c: WorkingCalendar,
  start: Moment,
  n: number,
  unit: Unit,
  settings: CountSettings,
): CountTrace {
  const { dayZero, dayZeroReason } = dayZeroOf(c, start, settings);
  const inWorkingDays = unit === 'working-day';
  const due = inWorkingDays ? addWorkingDays(c, dayZero, n) : addCoveredDays(c, dayZero, n);
  return {
    start,
    dayZero,
    dayZeroReason,
    n,
    unit,
    due,
    skipped: closedSince(c, localDay(start), inWorkingDays ? due : dayZero),
    calendarVersion: c.version,
    lastDay: c.lastDay,
    settings,
  };
}

/** The same start and rule under this calendar: how a changed calendar moves a due day (design 5). */
export function recount(c: WorkingCalendar, trace: CountTrace): CountTrace {
  return countDue(c, trace.start, trace.n, trace.unit, trace.settings);
}

/**
 * From when the due day has been missed: 00:00 London of the day after (domain.md 5), or the due
 * time itself where the authority has set one.
 */
export function lateFrom(count: Pick<CountTrace, 'due' | 'settings'>): Moment {
  const { dueTime } = count.settings;
  return dueTime === null ? endOfDay(count.due) : momentAt(count.due, dueTime);
}
