import { DateTime } from 'luxon';
import {
  localDay,
  localTime,
  moment,
  momentAt,
  parseDay,
  parseMoment,
  plusSeconds,
  type Moment,
} from '../domain/calendar/index.ts';

const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;

/**
 * A time as people write it: London, `2026-12-22T10:00`; with `Z` or an offset it is that very moment.
 * A day alone is its 09:00. Null when it is neither.
 */
export function readTime(text: string): Moment | null {
  const local = LOCAL.exec(text.trim());
  if (local === null) return withOffset(text.trim());
  const day = parseDay(local[1] ?? '');
  if (day === null) return null;
  try {
    return plusSeconds(momentAt(day, local[2] ?? '09:00'), Number(local[3] ?? 0));
  } catch {
    return null;
  }
}

function withOffset(text: string): Moment | null {
  if (!/(Z|[+-]\d{2}:?\d{2})$/.test(text)) return null;
  const millis = Date.parse(text);
  return Number.isNaN(millis) ? null : parseMoment(new Date(millis).toISOString());
}

/** `2026-12-22T10:00`, as a London clock shows it. */
export const londonText = (at: Moment): string => `${localDay(at)}T${localTime(at)}`;

/** The real time, rounded down to the minute. */
export const realNow = (): Moment =>
  moment(DateTime.utc().startOf('minute').toJSDate().toISOString());
