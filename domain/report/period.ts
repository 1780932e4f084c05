import {
  addDays,
  compareDays,
  day,
  firstWorkingDayFrom,
  momentAt,
  type Day,
  type Moment,
  type WorkingCalendar,
} from '../calendar/index.ts';

/** How often a report falls due; `regular` is stated without an interval, and is a quarter unless set otherwise. */
export type Interval = 'month' | 'quarter' | 'year';

/** Whole days from the first to the last, both included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
  /**
   * The day whose beginning the position is told for: the day after the last, or today while the
   * period still runs. What was due before it is overdue (design section 5: late from 00:00).
   */
  readonly on: Day;
}

/** April: an authority's year. A default of ours, since no procedure says which year its annual report covers. */
export const YEAR_STARTS_IN = 4;

const MONTHS: Readonly<Record<Interval, number>> = { month: 1, quarter: 3, year: 12 };

const monthOf = (d: Day): number => Number(d.slice(0, 4)) * 12 + Number(d.slice(5, 7)) - 1;
const firstOf = (month: number): Day =>
  day(
    `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`,
  );

/** Months from the start of the year's first period; periods begin where this is a multiple of their length. */
function firstMonth(interval: Interval, d: Day, yearStartsIn: number): number {
  const month = monthOf(d);
  const into = (month - (yearStartsIn - 1) + 12) % MONTHS[interval];
  return month - into;
}

/** The whole month, quarter or year in which a day lies. */
export function periodOf(interval: Interval, d: Day, yearStartsIn = YEAR_STARTS_IN): Period {
  const first = firstMonth(interval, d, yearStartsIn);
  return wholeDays(firstOf(first), addDays(firstOf(first + MONTHS[interval]), -1));
}

/** The month, quarter or year in which a day lies, up to that day. */
export function periodAround(interval: Interval, d: Day, yearStartsIn = YEAR_STARTS_IN): Period {
  return { from: firstOf(firstMonth(interval, d, yearStartsIn)), to: d, on: d };
}

/** The last month, quarter or year that was over before this day. */
export function periodBefore(interval: Interval, d: Day, yearStartsIn = YEAR_STARTS_IN): Period {
  const next = firstMonth(interval, d, yearStartsIn);
  return wholeDays(firstOf(next - MONTHS[interval]), addDays(firstOf(next), -1));
}

/** A period that is over. */
export const wholeDays = (from: Day, to: Day): Period => ({ from, to, on: addDays(to, 1) });

/** A report on the period before is sent on the first working day of the next one. */
export function sendDay(
  interval: Interval,
  d: Day,
  calendar: WorkingCalendar,
  yearStartsIn = YEAR_STARTS_IN,
): Day {
  return firstWorkingDayFrom(calendar, firstOf(firstMonth(interval, d, yearStartsIn)));
}

/** From when an event no longer counts. */
export const endOfPeriod = ({ to }: Period): Moment => momentAt(addDays(to, 1), '00:00');
const startOfPeriod = ({ from }: Period): Moment => momentAt(from, '00:00');

export const isWithin = ({ from, to }: Pick<Period, 'from' | 'to'>, d: Day): boolean =>
  from <= d && d <= to;

/** `'2026-04-01 to 2026-06-30'`: names a period in ids and files. */
export const periodKey = ({ from, to }: Period): string => `${from} to ${to}`;

/** The same days a number of months earlier; a period of whole months stays one of whole months. */
function shifted({ from, to }: Period, months: number): Period {
  const end = addDays(to, 1);
  const whole = from.endsWith('-01') && end.endsWith('-01');
  return whole
    ? wholeDays(firstOf(monthOf(from) - months), addDays(firstOf(monthOf(end) - months), -1))
    : wholeDays(monthsBefore(from, months), monthsBefore(to, months));
}

/** 29 February a year earlier is 28 February: the last day that month has. */
function monthsBefore(d: Day, months: number): Day {
  const first = firstOf(monthOf(d) - months);
  const last = addDays(firstOf(monthOf(d) - months + 1), -1);
  const wanted = addDays(first, Number(d.slice(8, 10)) - 1);
  return compareDays(wanted, last) > 0 ? last : wanted;
}

/** How the parts of a trend are called: what they are to the period itself. */
export interface Compared extends Period {
  readonly as: 'part' | 'before' | 'year-before';
}

/**
 * What a period is set beside: its own quarters and years where it holds several, the period just
 * before it, and the same days a year earlier.
 */
export function comparedWith(period: Period): readonly Compared[] {
  const months = monthOf(addDays(period.to, 1)) - monthOf(period.from);
  const parts = [
    ...(months > 12 ? partsOf(period, 12) : []),
    ...(months > 3 ? partsOf(period, 3) : []),
  ];
  const before =
    period.from.endsWith('-01') && addDays(period.to, 1).endsWith('-01')
      ? shifted(period, months)
      : null;
  const yearBefore = shifted(period, 12);
  return [
    ...parts,
    ...(before === null || before.from === yearBefore.from
      ? []
      : [{ ...before, as: 'before' as const }]),
    ...(months > 12 ? [] : [{ ...yearBefore, as: 'year-before' as const }]),
  ];
}

/** Only where they fill the period to the day, so that they add up to it. */
function partsOf(period: Period, months: number): readonly Compared[] {
  const end = addDays(period.to, 1);
  const fits =
    period.from.endsWith('-01') &&
    end.endsWith('-01') &&
    (monthOf(end) - monthOf(period.from)) % months === 0;
  if (!fits) return [];
  const parts: Compared[] = [];
  for (let at = monthOf(period.from); at < monthOf(end); at += months) {
    parts.push({ ...wholeDays(firstOf(at), addDays(firstOf(at + months), -1)), as: 'part' });
  }
  return parts;
}

/** A period with the moment at which it starts, worked out once. */
export interface Counted extends Period {
  readonly start: Moment;
}

export const counted = (period: Period): Counted => ({ ...period, start: startOfPeriod(period) });
