import { addDays, day, momentAt, weekdayOf, type Day } from '../../../domain/calendar/index.ts';
import type { PersonTime } from '../../../domain/meeting/index.ts';

export interface WeeklyHours {
  /** ISO weekdays. */
  readonly days: readonly number[];
  readonly start: string;
  readonly end: string;
}

/** Hours on a London clock, the same each week, as the Meetings port answers them for some weeks. */
export function hoursOn(
  { days, start, end }: WeeklyHours,
  from: Day = day('2026-12-28'),
  weeks = 4,
): PersonTime['hours'] {
  return Array.from({ length: weeks * 7 }, (_, n) => addDays(from, n))
    .filter((each) => days.includes(weekdayOf(each)))
    .map((each) => ({ start: momentAt(each, start), end: momentAt(each, end) }));
}
