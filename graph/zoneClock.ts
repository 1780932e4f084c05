import { DateTime } from 'luxon';
import { z } from 'zod';
import { addDays, LONDON, momentAt, type Day } from '../domain/calendar/index.ts';
import { ianaZone, offsetIn } from './times.ts';

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MINUTE = 60_000;

/** "The second Sunday of March at 02:00", each year; a fifth one is the last. */
const changeSchema = z.object({
  time: z.string().nullish(),
  dayOccurrence: z.number().nullish(),
  dayOfWeek: z.string().nullish(),
  month: z.number().nullish(),
});

export const zoneSchema = z.object({
  name: z.string().nullish(),
  /**
   * Only a custom zone has one: the minutes to add to its winter time for UTC, 480 for Seattle. The
   * reference says the opposite sign; its own example of an answer, and Exchange, have this one.
   */
  bias: z.number().nullish(),
  standardOffset: changeSchema.nullish(),
  daylightOffset: changeSchema.extend({ daylightBias: z.number().nullish() }).nullish(),
});

type Zone = z.infer<typeof zoneSchema>;
type Change = z.infer<typeof changeSchema>;

/** When a clock of the zone shows so many minutes after this day's midnight, in UTC milliseconds. */
export type ZoneClock = (day: Day, minutes: number) => number;

/** Null for a zone that has neither a name anybody knows nor a rule of its own. */
export function zoneClock(zone: Zone): ZoneClock | null {
  const known = ianaZone(zone.name ?? '');
  if (known !== null) return namedClock(known);
  return typeof zone.bias === 'number' ? customClock(zone, zone.bias) : null;
}

const namedClock =
  (zone: string): ZoneClock =>
  (day, minutes) => {
    const on = addDays(day, Math.floor(minutes / 1440));
    const rest = minutes % 1440;
    const [year, month, date] = on.split('-').map(Number);
    return DateTime.fromObject(
      { year, month, day: date, hour: Math.floor(rest / 60), minute: rest % 60 },
      { zone },
    ).toMillis();
  };

function customClock(zone: Zone, bias: number): ZoneClock {
  const summer = zone.daylightOffset?.daylightBias ?? 0;
  return (day, minutes) => {
    const wall = Date.parse(`${day}T00:00:00.000Z`) + minutes * MINUTE;
    return wall + (bias + (isSummer(zone, day, wall) ? summer : 0)) * MINUTE;
  };
}

/** By its own rule, in either half of the world; where it states none, while London has summer time. */
function isSummer({ daylightOffset, standardOffset }: Zone, day: Day, wall: number): boolean {
  const year = Number(day.slice(0, 4));
  const begins = changeIn(daylightOffset, year);
  const ends = changeIn(standardOffset, year);
  if (begins === null || ends === null) return offsetIn(LONDON, momentAt(day, '12:00')) > 0;
  return begins < ends ? begins <= wall && wall < ends : begins <= wall || wall < ends;
}

/** The wall clock's milliseconds of a change in a year; null: no day that can be worked out. */
function changeIn(change: Change | null | undefined, year: number): number | null {
  const date = sundayIn(change ?? {}, year);
  return date === null ? null : date + (minutesOf(change?.time) ?? 0) * MINUTE;
}

/** "The second Sunday of March" in a year, or another weekday, in UTC milliseconds. */
function sundayIn({ month, dayOccurrence: nth, dayOfWeek }: Change, year: number): number | null {
  const weekday = WEEKDAYS.indexOf(dayOfWeek?.toLowerCase() ?? '');
  if (!month || !nth || month > 12 || weekday < 0) return null;
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const date = 1 + ((weekday - first + 7) % 7) + (nth - 1) * 7;
  return Date.UTC(year, month - 1, date > days ? date - 7 : date);
}

/** Minutes after midnight of 'HH:mm…'; null where it says nothing of the kind. */
export function minutesOf(time: string | null | undefined): number | null {
  const match = /^(\d{2}):(\d{2})/.exec(time ?? '');
  return match === null ? null : Number(match[1]) * 60 + Number(match[2]);
}
