import data from './data/englandAndWales.json' with { type: 'json' };
import { addDays, compareDays, day, daysBetween, parseDay, type Day } from './day.ts';
import { longDay } from './moment.ts';
import { makeCalendar, type OfficeHours, type WorkingCalendar } from './workingCalendar.ts';

/** A checked-in list of bank holidays with where it comes from and how far it reaches. */
interface BankHolidays {
  readonly version: string;
  readonly division: string;
  readonly source: string;
  readonly licence: string;
  /** SHA-256 of the list as lines 'YYYY-MM-DD Name\n' in date order. */
  readonly sha256: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly holidays: ReadonlyMap<Day, string>;
}

/**
 * The bank holidays of England and Wales as GOV.UK publishes them (platform.md 10.1). The list
 * covers whole years: it ends on 31 December of the last year for which GOV.UK gives days, because
 * nothing is known of the next one. Its version follows from its content.
 */
export const ENGLAND_AND_WALES: BankHolidays = {
  version: `${data.division}.${data.sourceUpdated}.${data.sha256.slice(0, 8)}`,
  division: data.division,
  source: data.source,
  licence: data.licence,
  sha256: data.sha256,
  firstDay: day(data.firstDay),
  lastDay: day(data.lastDay),
  holidays: new Map(Object.entries(data.holidays).map(([date, name]) => [day(date), name])),
};

/** What an authority adds to the bank holidays (domain.md 5, "Configurable"). */
export interface CalendarSettings {
  readonly closures: ReadonlyMap<Day, string>;
  /** Days proclaimed after the list was published, with their names. */
  readonly extraHolidays: ReadonlyMap<Day, string>;
  /** Days of the list that are not holidays after all, for example because one was moved. */
  readonly removedHolidays?: readonly Day[];
  readonly closuresStopClock: boolean;
  /** Between which times people are told what can wait; absent: 08:00 to 18:00. */
  readonly officeHours?: OfficeHours | undefined;
}

function inDayOrder(entries: ReadonlyMap<Day, string>): [Day, string][] {
  return [...entries].sort(([a], [b]) => compareDays(a, b));
}

/** FNV-1a, 64 bits: tells two sets of settings apart, and is no protection against anybody. */
function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}

function settingsVersion(settings: CalendarSettings): string {
  return fingerprint(
    JSON.stringify([
      inDayOrder(settings.closures),
      inDayOrder(settings.extraHolidays),
      [...(settings.removedHolidays ?? [])].sort(compareDays),
      settings.closuresStopClock,
    ]),
  );
}

/**
 * An authority's calendar: the bank holidays less those removed, plus the extra ones, and its
 * closure days. The version changes with the list and with any setting, so that open due days can
 * be derived again (design section 5).
 */
export function calendarFor(settings: CalendarSettings): WorkingCalendar {
  const holidays = new Map(ENGLAND_AND_WALES.holidays);
  for (const removed of settings.removedHolidays ?? []) holidays.delete(removed);
  for (const [extra, name] of settings.extraHolidays) holidays.set(extra, name);
  return makeCalendar({
    version: `${ENGLAND_AND_WALES.version}.${settingsVersion(settings)}`,
    firstDay: ENGLAND_AND_WALES.firstDay,
    lastDay: ENGLAND_AND_WALES.lastDay,
    holidays,
    closures: settings.closures,
    closuresStopClock: settings.closuresStopClock,
    ...(settings.officeHours && { officeHours: settings.officeHours }),
  });
}

function yearBefore(d: Day): Day {
  const year = String(Number(d.slice(0, 4)) - 1).padStart(4, '0');
  return parseDay(`${year}${d.slice(4)}`) ?? addDays(d, -365);
}

/** From the day a year before the calendar's last one on. */
export const endsWithinAYear = (c: WorkingCalendar, today: Day): boolean =>
  compareDays(today, yearBefore(c.lastDay)) >= 0;

/** The alarm of design section 5: from one year before the calendar's last day, what is about to fail. */
export function calendarEndsWarning(c: WorkingCalendar, today: Day): string | null {
  if (!endsWithinAYear(c, today)) return null;
  const left = daysBetween(today, c.lastDay);
  const when = left < 0 ? 'ended' : 'ends';
  const inDays = left === 1 ? '1 day' : `${left} days`;
  const until = left <= 0 ? '' : `, in ${inDays}`;
  return (
    `The list of bank holidays ${when} on ${longDay(c.lastDay)}${until}. ` +
    'Due days after it are refused until the list of the following years is installed.'
  );
}
