import { z } from 'zod';
import type { Schedule } from '../application/ports/index.ts';
import { addDays, day, moment, type Day, type Moment } from '../domain/calendar/index.ts';
import { minutesOf, zoneClock, zoneSchema } from './zoneClock.ts';

export const workingHoursSchema = z.object({
  daysOfWeek: z.array(z.string()).nullish(),
  startTime: z.string().nullish(),
  endTime: z.string().nullish(),
  timeZone: zoneSchema.nullish(),
});

type GraphHours = z.infer<typeof workingHoursSchema>;

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const WHOLE_DAY = 24 * 60;

/**
 * When somebody is at work within a period, as moments (platform 5.1): each day is asked of their own
 * zone, so that neither zone's summer time nor London's midnight shifts an hour. Hours that end before
 * they begin end on the next day. Null, which means the product's default, where hours are missing or
 * in a zone that nobody knows.
 */
export function hoursAtWork(hours: GraphHours | null, from: Moment, to: Moment): Schedule['hours'] {
  if (!hours?.timeZone) return null;
  const clock = zoneClock(hours.timeZone);
  const [start, end] = [minutesOf(hours.startTime), minutesOf(hours.endTime)];
  const weekdays = weekdaysOf(hours.daysOfWeek ?? []);
  if (clock === null || start === null || end === null || weekdays.size === 0) return null;
  const until = end > start ? end : end + WHOLE_DAY;
  return daysAround(from, to)
    .filter((each) => weekdays.has(new Date(`${each}T00:00:00.000Z`).getUTCDay()))
    .map((each) => ({ start: momentOf(clock(each, start)), end: momentOf(clock(each, until)) }))
    .filter((span) => span.start < to && span.end > from);
}

const weekdaysOf = (names: readonly string[]): ReadonlySet<number> =>
  new Set(
    names.map((name) => WEEKDAYS.indexOf(name.toLowerCase())).filter((weekday) => weekday >= 0),
  );

const momentOf = (millis: number): Moment => moment(new Date(millis).toISOString());

/** A day more on both sides: it may be another one in the person's zone, and a night lasts into the next. */
function daysAround(from: Moment, to: Moment): readonly Day[] {
  const last = addDays(day(to.slice(0, 10)), 1);
  const days: Day[] = [];
  for (let each = addDays(day(from.slice(0, 10)), -2); each <= last; each = addDays(each, 1)) {
    days.push(each);
  }
  return days;
}
