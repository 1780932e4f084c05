import type { DateTimeTimeZone } from '@microsoft/microsoft-graph-types';
import { DateTime, IANAZone } from 'luxon';
import { findIana } from 'windows-iana';
import { z } from 'zod';
import {
  localDay,
  localTime,
  LONDON,
  moment,
  momentAt,
  type Moment,
} from '../domain/calendar/index.ts';

/** Names that mailboxes use and the table of Unicode does not have. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'Coordinated Universal Time': 'UTC',
  'tzone://Microsoft/Utc': 'UTC',
};

/**
 * The IANA name of a zone under either name; null for one that nobody knows. Mailboxes call their zones
 * by Windows names, of which luxon knows none (platform 5.4).
 */
export function ianaZone(name: string): string | null {
  const zone = OTHER_NAMES[name] ?? findIana(name)[0] ?? name;
  return IANAZone.isValidZone(zone) ? zone : null;
}

/** Minutes ahead of UTC in a zone at a moment. */
export function offsetIn(zone: string, at: Moment): number {
  return DateTime.fromMillis(Date.parse(at), { zone }).offset;
}

/** A moment as Graph's time: London wall clock, so that invitations read well; UTC where it is said twice. */
export function toGraphTime(at: Moment): DateTimeTimeZone {
  const [day, time] = [localDay(at), localTime(at)];
  if (momentAt(day, time) === at) return { dateTime: `${day}T${time}:00`, timeZone: LONDON };
  return { dateTime: at.slice(0, -1), timeZone: 'UTC' };
}

export const graphTimeSchema = z.object({ dateTime: z.string(), timeZone: z.string() });

/** Graph's time as a moment; null in a zone or a form we do not know. */
export function fromGraphTime(time: z.infer<typeof graphTimeSchema>): Moment | null {
  const zone = ianaZone(time.timeZone);
  const text = time.dateTime.replace(/(\.\d{3})\d+/, '$1');
  if (zone === null || !/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})?$/.test(text)) return null;
  try {
    return moment(new Date(DateTime.fromISO(text, { zone }).toMillis()).toISOString());
  } catch {
    return null; // luxon throws on an invalid date (Settings.throwOnInvalid).
  }
}
