import { z } from 'zod';
import type { Schedule } from '../application/ports/index.ts';
import { LONDON, type Moment } from '../domain/calendar/index.ts';
import { ianaZone, offsetIn } from './times.ts';

const zoneSchema = z.object({
  name: z.string().nullish(),
  /** Only a custom zone has one: minutes to add to its winter time for UTC. */
  bias: z.number().nullish(),
  daylightOffset: z.object({ daylightBias: z.number().nullish() }).nullish(),
});

export const workingHoursSchema = z.object({
  daysOfWeek: z.array(z.string()).nullish(),
  startTime: z.string().nullish(),
  endTime: z.string().nullish(),
  timeZone: zoneSchema.nullish(),
});

type GraphHours = z.infer<typeof workingHoursSchema>;

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/**
 * Working hours on a London clock (platform 5.1). Null, which means the product's default, where
 * they are missing, in a zone that cannot be mapped, or not within one London day. The difference
 * between the zones is the one at `on`.
 */
export function londonHours(hours: GraphHours | null, on: Moment): Schedule['hours'] {
  if (!hours?.timeZone) return null;
  const shift = shiftToLondon(hours.timeZone, on);
  const start = minutesOf(hours.startTime);
  const end = minutesOf(hours.endTime);
  const days = weekdaysOf(hours.daysOfWeek ?? []);
  if (shift === null || start === null || end === null || days.length === 0) return null;
  const [from, to] = [start + shift, end + shift];
  if (from < 0 || to >= 24 * 60 || from >= to) return null;
  return { days, start: clock(from), end: clock(to) };
}

function weekdaysOf(names: readonly string[]): number[] {
  return names
    .map((name) => WEEKDAYS.indexOf(name.toLowerCase()) + 1)
    .filter((weekday) => weekday > 0);
}

function shiftToLondon(zone: z.infer<typeof zoneSchema>, on: Moment): number | null {
  const london = offsetIn(LONDON, on);
  const known = ianaZone(zone.name ?? '');
  if (known !== null) return london - offsetIn(known, on);
  if (typeof zone.bias !== 'number') return null;
  // A custom zone states its rule; that its summer is London's is near enough for working hours.
  const summer = london === 0 ? 0 : (zone.daylightOffset?.daylightBias ?? 0);
  return london + zone.bias + summer;
}

function minutesOf(time: string | null | undefined): number | null {
  const match = /^(\d{2}):(\d{2})/.exec(time ?? '');
  return match === null ? null : Number(match[1]) * 60 + Number(match[2]);
}

function clock(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
