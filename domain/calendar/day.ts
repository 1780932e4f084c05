/**
 * A calendar day in the authority's zone, 'YYYY-MM-DD' (style rule 6). It can only be built valid,
 * and it knows no hour: what a day means as a moment is decided in `moment.ts`.
 */
export type Day = string & { readonly __brand: 'Day' };

/** ISO weekday: Monday is 1, Sunday is 7. */
type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const MONDAY_TO_SATURDAY = [1, 2, 3, 4, 5, 6] as const;

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function isDay(text: string): text is Day {
  if (!SHAPE.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const date = Number(text.slice(8, 10));
  const usual = MONTH_LENGTHS[month - 1];
  if (year === 0 || usual === undefined || date === 0) return false;
  return date <= (month === 2 && isLeapYear(year) ? 29 : usual);
}

/** Reads a day that comes from outside; null for anything but a real 'YYYY-MM-DD', so not 2027-02-30. */
export function parseDay(text: string): Day | null {
  return isDay(text) ? text : null;
}

/** A day that is known to be right, as in a constant; throws RangeError when it is not. */
export function day(text: string): Day {
  if (isDay(text)) return text;
  throw new RangeError(`'${text}' is not a day in the form YYYY-MM-DD.`);
}

function digit(text: string, at: number): number {
  return text.charCodeAt(at) - 48;
}

/**
 * Days since 1 January 1970 in the proleptic Gregorian calendar. Integer arithmetic, because every
 * count of working days starts here (years begin in March, so that a leap day is the last one).
 */
export function toEpochDay(d: Day): number {
  const month = digit(d, 5) * 10 + digit(d, 6);
  const date = digit(d, 8) * 10 + digit(d, 9);
  const calendarYear = digit(d, 0) * 1000 + digit(d, 1) * 100 + digit(d, 2) * 10 + digit(d, 3);
  const year = month > 2 ? calendarYear : calendarYear - 1;
  const century = Math.floor(year / 100);
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
  return 365 * year + Math.floor(year / 4) - century + Math.floor(century / 4) + dayOfYear - 719468;
}

/** The day that lies this many days after 1 January 1970; throws RangeError outside years 1 to 9999. */
export function fromEpochDay(epochDay: number): Day {
  const shifted = epochDay + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return day(`${padded(year, 4)}-${padded(month, 2)}-${padded(date, 2)}`);
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** Calendar days later (earlier when n is negative), whatever the clocks do in between. */
export function addDays(d: Day, n: number): Day {
  return fromEpochDay(toEpochDay(d) + n);
}

/** Calendar days from one day to another; negative when `to` lies before `from`. */
export function daysBetween(from: Day, to: Day): number {
  return toEpochDay(to) - toEpochDay(from);
}

/** The ISO weekday: 1 Monday … 7 Sunday. */
export function weekdayOf(d: Day): Weekday {
  const sinceMonday = (((toEpochDay(d) + 3) % 7) + 7) % 7;
  return MONDAY_TO_SATURDAY[sinceMonday] ?? 7;
}

/** Negative, zero or positive as `a` lies before, on or after `b`; fits Array.sort. */
export function compareDays(a: Day, b: Day): number {
  return toEpochDay(a) - toEpochDay(b);
}
