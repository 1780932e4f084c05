import {
  addDays,
  compareDays,
  daysBetween,
  momentAt,
  type Day,
  type WorkingCalendar,
} from '../calendar/index.ts';

export const QUARTER = 15 * 60_000;
const HOUR = 60 * 60_000;
const WHOLE_DAY = 24 * HOUR;

/** A day on which people can meet, with its London midnights in milliseconds. */
export interface MeetingDay {
  readonly day: Day;
  readonly start: number;
  readonly end: number;
}

/**
 * The working days from one day to another on which the council is open: a closure day is no day
 * for a meeting, whether or not it stops the clock (design section 5).
 */
export function meetingDays(calendar: WorkingCalendar, from: Day, to: Day): MeetingDay[] {
  const days: MeetingDay[] = [];
  const midnight = midnightsBetween(from, addDays(to, 1));
  for (let day = from; compareDays(day, to) <= 0; day = addDays(day, 1)) {
    if (!calendar.isWorkingDay(day) || calendar.closures.has(day)) continue;
    days.push({
      day,
      start: midnight(day),
      end: midnight(addDays(day, 1)),
    });
  }
  return days;
}

/**
 * London midnights in milliseconds. Asking the zone is most of a search's cost, and it need not be
 * asked for each day when the clocks did not change in between: two changes, which would cancel out,
 * are never less than 147 days apart.
 */
function midnightsBetween(from: Day, to: Day): (day: Day) => number {
  const asked = (day: Day): number => Date.parse(momentAt(day, '00:00'));
  const [first, span] = [asked(from), daysBetween(from, to)];
  const unchanged = span < 140 && asked(to) - first === span * WHOLE_DAY;
  return unchanged ? (day) => first + daysBetween(from, day) * WHOLE_DAY : asked;
}

/** When a London clock strikes this hour of the day; the zone is asked only where the clocks change. */
export function hourOn({ day, start, end }: MeetingDay, hour: number): number {
  const isPlain = end - start === WHOLE_DAY;
  return isPlain
    ? start + hour * HOUR
    : Date.parse(momentAt(day, `${String(hour).padStart(2, '0')}:00`));
}
