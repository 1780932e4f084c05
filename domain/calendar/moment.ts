import { DateTime, Info, Settings } from 'luxon';
import { addDays, day, type Day } from './day.ts';

// A misspelt zone must stop the program, not travel on as an invalid date (platform.md 10.2).
Settings.throwOnInvalid = true;

/** A moment: UTC, ISO 8601 with milliseconds, 'YYYY-MM-DDTHH:mm:ss.sssZ'; text order is time order. */
export type Moment = string & { readonly __brand: 'Moment' };

/** The one zone in which days begin and end: all authorities are English. */
export const LONDON = 'Europe/London';

const SHAPE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Days that every month has: such a text is right as it stands, and hundreds are read with each case. */
const PLAIN =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

function isMoment(text: string): text is Moment {
  if (PLAIN.test(text)) return true;
  if (!SHAPE.test(text)) return false;
  const millis = Date.parse(text);
  return !Number.isNaN(millis) && new Date(millis).toISOString() === text;
}

/** Reads a moment that comes from outside; null for anything but UTC with milliseconds. */
export function parseMoment(text: string): Moment | null {
  return isMoment(text) ? text : null;
}

/** A moment that is known to be right, as in a constant; throws RangeError when it is not. */
export function moment(text: string): Moment {
  if (isMoment(text)) return text;
  throw new RangeError(`'${text}' is not a moment in the form YYYY-MM-DDTHH:mm:ss.sssZ.`);
}

function plusMillis(m: Moment, millis: number): Moment {
  return moment(new Date(Date.parse(m) + millis).toISOString());
}

/** Elapsed seconds later. */
export function plusSeconds(m: Moment, n: number): Moment {
  return plusMillis(m, n * 1000);
}

/** Elapsed minutes later. */
export function plusMinutes(m: Moment, n: number): Moment {
  return plusMillis(m, n * 60_000);
}

/** Elapsed hours later: 24 of them are not always the same time on the next day. */
export function plusHours(m: Moment, n: number): Moment {
  return plusMillis(m, n * 3_600_000);
}

function inLondon(m: Moment): DateTime {
  // English is luxon's own word list; 'en-GB' would ask the machine's, which says 'Sept'.
  return DateTime.fromMillis(Date.parse(m), { zone: LONDON, locale: 'en' });
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MOST_REMEMBERED = 10_000;
/** London's offset by UTC day: asking for it is what costs. Null: it changes on that day. */
const offsets = new Map<number, number | null>();

const askOffset = (millis: number): number =>
  DateTime.fromMillis(millis, { zone: LONDON }).offset * 60_000;

function londonOffset(millis: number): number {
  const at = Math.floor(millis / DAY);
  const known = offsets.get(at);
  if (known !== undefined) return known ?? askOffset(millis);
  if (offsets.size >= MOST_REMEMBERED) offsets.clear();
  const [first, last] = [askOffset(at * DAY), askOffset((at + 1) * DAY - 1)];
  offsets.set(at, first === last ? first : null);
  return first === last ? first : askOffset(millis);
}

/** What a London wall and clock show at that moment, 'YYYY-MM-DDTHH:mm…'. */
function londonText(m: Moment): string {
  const millis = Date.parse(m);
  return new Date(millis + londonOffset(millis)).toISOString();
}

/** A UTC day, and the one after it; `ahead`: whether its last hour is the next day's in London. */
interface UtcDay {
  readonly day: Day;
  readonly next: Day;
  /** Null: the clocks change on that day. */
  readonly ahead: boolean | null;
}

const utcDays = new Map<string, UtcDay>();

function utcDay(text: string): UtcDay {
  const known = utcDays.get(text);
  if (known !== undefined) return known;
  if (utcDays.size >= MOST_REMEMBERED) utcDays.clear();
  const d = day(text);
  const noon = Date.parse(`${text}T12:00:00.000Z`);
  londonOffset(noon);
  const offset = offsets.get(Math.floor(noon / DAY)) ?? null;
  const found = { day: d, next: addDays(d, 1), ahead: offset === null ? null : offset > 0 };
  utcDays.set(text, found);
  return found;
}

/**
 * The date on a London wall at that moment. This is what "the day of receipt" means (domain.md 5). A
 * report asks it of hundreds of thousands of moments, so each UTC day is looked into once.
 */
export function localDay(m: Moment): Day {
  const { day: same, next, ahead } = utcDay(m.slice(0, 10));
  if (ahead === null) return day(londonText(m).slice(0, 10));
  return ahead && m.startsWith('23', 11) ? next : same;
}

/** The time on a London clock at that moment, 'HH:mm'. */
export function localTime(m: Moment): string {
  return londonText(m).slice(11, 16);
}

/**
 * The moment at which a London clock shows this time on this day (style rule 6). A time that the
 * spring change skips moves forward by the hour (01:30 becomes 02:30); of a time that the autumn
 * change repeats, the first is meant. Throws RangeError for a time that no clock shows.
 */
export function momentAt(d: Day, time: string): Moment {
  if (!TIME_OF_DAY.test(time)) throw new RangeError(`'${time}' is not a time of day, HH:mm.`);
  const asWinter = Date.parse(`${d}T${time}:00.000Z`);
  const asSummer = asWinter - HOUR;
  // Summer's comes first; a time that neither has is the skipped one, an hour on in summer time.
  const millis = londonOffset(asSummer) === HOUR ? asSummer : asWinter;
  return moment(new Date(millis).toISOString());
}

/** The end of a day is 00:00 London of the next: what was due that day is late from here (design 5). */
export function endOfDay(d: Day): Moment {
  return momentAt(addDays(d, 1), '00:00');
}

/** 'Tuesday 5 January 2027': the long UK date in which every due day is shown (design 5). */
export function longDay(d: Day): string {
  const date = new Date(`${d}T00:00:00.000Z`);
  const [weekday, month] = [WEEKDAYS[date.getUTCDay()], MONTHS[date.getUTCMonth()]];
  return `${weekday ?? ''} ${String(date.getUTCDate())} ${month ?? ''} ${d.slice(0, 4)}`;
}

/** Luxon's own English: a card shows many days, and formatting them was most of its cost. */
const MONTHS = Info.months('long', { locale: 'en' });
/** From Sunday, as `Date` counts; luxon begins with Monday. */
const WEEKDAYS = [7, 1, 2, 3, 4, 5, 6].map(
  (n) => Info.weekdays('long', { locale: 'en' })[n - 1] ?? '',
);

/** 'Tue 5 Jan 2027, 09:00', London time. */
export function shortDayAndTime(m: Moment): string {
  return inLondon(m).toFormat('ccc d LLL yyyy, HH:mm');
}
