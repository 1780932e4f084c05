import { DateTime, IANAZone } from 'luxon';
import { findIana } from 'windows-iana';
import { z } from 'zod';
import { refuse } from './errors.ts';

/** A `dateTimeTimeZone`, Windows or IANA name (platform 5.4). */
export const zonedTimeSchema = z.strictObject({
  dateTime: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})?$/),
  timeZone: z.string(),
});

export type ZonedTime = z.infer<typeof zonedTimeSchema>;

function zoneOf(name: string): string {
  const zone = findIana(name)[0] ?? name;
  if (IANAZone.isValidZone(zone)) return zone;
  throw refuse(
    400,
    'TimeZoneNotSupportedException',
    `A valid TimeZone value must be specified. The following TimeZone value is not supported: '${name}'.`,
  );
}

export function toMillis(time: ZonedTime): number {
  const zone = zoneOf(time.timeZone);
  const parsed = DateTime.fromISO(time.dateTime.replace(/(\.\d{3})\d+/, '$1'), { zone });
  if (parsed.isValid) return parsed.toMillis();
  throw refuse(400, 'ErrorPropertyValidationFailure', 'At least one property failed validation.');
}

/** UTC unless the caller prefers a zone, which is then named as the caller named it. */
export function fromMillis(at: number, zoneName = 'UTC'): ZonedTime {
  const local = DateTime.fromMillis(at, { zone: zoneOf(zoneName) });
  return { dateTime: `${local.toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS")}0000`, timeZone: zoneName };
}

export function utcText(at: number): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
