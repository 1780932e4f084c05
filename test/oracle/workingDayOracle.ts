import { DateTime } from 'luxon';

/**
 * A second opinion on working days. It shares nothing with domain/calendar: the table was typed by
 * hand (2019 to 2023 from memory and the one-off changes of platform.md 10.1, 2024 to 2028 from
 * domain.md 8), and it walks from day to day and asks luxon for the weekday.
 */
const TABLE = `
  2019: 01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26
  2020: 01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28
  2021: 01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28
  2022: 01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27
  2023: 01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26
  2024: 01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26
  2025: 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26
  2026: 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28
  2027: 01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28
  2028: 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26
`;

export const ORACLE_FIRST_DAY = '2019-01-01';
export const ORACLE_LAST_DAY = '2028-12-31';

export const ORACLE_HOLIDAYS: ReadonlySet<string> = new Set(
  TABLE.trim()
    .split('\n')
    .flatMap((line) => {
      const [year, dates] = line.trim().split(': ');
      return dates!.split(' ').map((date) => `${year!}-${date}`);
    }),
);

const NO_CLOSURES: ReadonlySet<string> = new Set();

/** The nth working day after `from` for n = 0 … upTo, one walk; shorter where the calendar ends. */
export function oracleDueDays(
  from: string,
  upTo: number,
  closures: ReadonlySet<string> = NO_CLOSURES,
): string[] {
  const found = [from];
  let date = DateTime.fromISO(from, { zone: 'utc' });
  while (found.length <= upTo) {
    date = date.plus({ days: 1 });
    const text = date.toFormat('yyyy-MM-dd');
    if (text > ORACLE_LAST_DAY) return found;
    const closed = date.weekday > 5 || ORACLE_HOLIDAYS.has(text) || closures.has(text);
    if (!closed) found.push(text);
  }
  return found;
}

/** The nth working day after `from`, or null when the calendar ends before it. */
export function oracleDueDay(
  from: string,
  n: number,
  closures: ReadonlySet<string> = NO_CLOSURES,
): string | null {
  return oracleDueDays(from, n, closures)[n] ?? null;
}

/** Every covered day of a year, in order. */
export function oracleDaysOf(year: number): string[] {
  const first = DateTime.fromObject({ year }, { zone: 'utc' });
  return Array.from({ length: first.daysInYear }, (_, at) =>
    first.plus({ days: at }).toFormat('yyyy-MM-dd'),
  );
}
