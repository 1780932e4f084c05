import { DateTime } from 'luxon';

/**
 * A second opinion on working days. It shares nothing with domain/calendar: the table was typed by
 * hand (2019 to 2023 from memory and the one-off changes of platform.md 10.1, 2024 to 2028 from
 * domain.md 8), and it walks from day to day and asks luxon for the weekday.
 */
const TABLE = `
  2019: N01-01 G04-19 E04-22 M05-06 S05-27 A08-26 C12-25 B12-26
  2020: N01-01 G04-10 E04-13 V05-08 S05-25 A08-31 C12-25 b12-28
  2021: N01-01 G04-02 E04-05 M05-03 S05-31 A08-30 c12-27 b12-28
  2022: n01-03 G04-15 E04-18 M05-02 S06-02 J06-03 A08-29 F09-19 B12-26 c12-27
  2023: n01-02 G04-07 E04-10 M05-01 K05-08 S05-29 A08-28 C12-25 B12-26
  2024: N01-01 G03-29 E04-01 M05-06 S05-27 A08-26 C12-25 B12-26
  2025: N01-01 G04-18 E04-21 M05-05 S05-26 A08-25 C12-25 B12-26
  2026: N01-01 G04-03 E04-06 M05-04 S05-25 A08-31 C12-25 b12-28
  2027: N01-01 G03-26 E03-29 M05-03 S05-31 A08-30 c12-27 b12-28
  2028: n01-03 G04-14 E04-17 M05-01 S05-29 A08-28 C12-25 B12-26
`;

/** A small letter stands for a substitute day. */
const NAMES: Readonly<Record<string, string>> = {
  N: 'New Year’s Day',
  n: 'New Year’s Day (substitute day)',
  G: 'Good Friday',
  E: 'Easter Monday',
  M: 'Early May bank holiday',
  V: 'Early May bank holiday (VE day)',
  S: 'Spring bank holiday',
  A: 'Summer bank holiday',
  C: 'Christmas Day',
  c: 'Christmas Day (substitute day)',
  B: 'Boxing Day',
  b: 'Boxing Day (substitute day)',
  J: 'Platinum Jubilee bank holiday',
  F: 'Bank Holiday for the State Funeral of Queen Elizabeth II',
  K: 'Bank holiday for the coronation of King Charles III',
};

export const ORACLE_FIRST_DAY = '2019-01-01';
export const ORACLE_LAST_DAY = '2028-12-31';

/** Each holiday with its name. */
export const ORACLE_NAMES: ReadonlyMap<string, string> = new Map(
  TABLE.trim()
    .split('\n')
    .flatMap((line) => {
      const [year, days] = line.trim().split(': ');
      return days!
        .split(' ')
        .map((each) => [`${year!}-${each.slice(1)}`, NAMES[each.slice(0, 1)]!] as const);
    }),
);

export const ORACLE_HOLIDAYS: ReadonlySet<string> = new Set(ORACLE_NAMES.keys());

type Named = ReadonlyMap<string, string>;

/** What an authority may set, as the oracle understands it. */
export interface OracleSettings {
  readonly closures?: Named;
  readonly closuresStopClock?: boolean;
  readonly extra?: Named;
  readonly removed?: ReadonlySet<string>;
}

/** A day of the calendar, and why it is not a working day. */
export interface OracleDay {
  readonly day: string;
  readonly why: string | null;
  /** How the explanation says that it is not counted. */
  readonly sentence: string;
}

const EVERY_DAY = everyDay();

function everyDay(): readonly DateTime[] {
  const days: DateTime[] = [];
  let date = DateTime.fromISO(ORACLE_FIRST_DAY, { zone: 'utc', locale: 'en' });
  const last = DateTime.fromISO(ORACLE_LAST_DAY, { zone: 'utc' });
  for (; date <= last; date = date.plus({ days: 1 })) days.push(date);
  return days;
}

/** Every day of the calendar in order, with the reason for which it is not counted. */
export function oracleCalendar(settings: OracleSettings = {}): readonly OracleDay[] {
  return EVERY_DAY.map((date) => {
    const day = date.toFormat('yyyy-MM-dd');
    const why = whyClosed(date, day, settings);
    const long = date.toFormat('cccc d LLLL yyyy');
    const weekend = why === 'Saturday' || why === 'Sunday';
    const sentence = weekend ? `Not counted: ${long}.` : `Not counted: ${long} (${why ?? ''}).`;
    return { day, why, sentence };
  });
}

function whyClosed(date: DateTime, day: string, settings: OracleSettings): string | null {
  if (date.weekday === 6) return 'Saturday';
  if (date.weekday === 7) return 'Sunday';
  const extra = settings.extra?.get(day);
  if (extra !== undefined) return extra;
  const holiday = ORACLE_NAMES.get(day);
  if (holiday !== undefined && settings.removed?.has(day) !== true) return holiday;
  const closure = settings.closuresStopClock === true ? settings.closures?.get(day) : undefined;
  return closure === undefined ? null : `Council closure: ${closure}`;
}

/** Day 0, the due day, and every day between the receipt and the due day that is not counted. */
export interface OracleCount {
  readonly dayZero: string;
  readonly due: string;
  readonly skipped: readonly OracleDay[];
}

/**
 * A count from a day of receipt. `moved`: the receipt counts as the next working day, always or only
 * where it came on a closed day. Null where the calendar ends before.
 */
export function oracleCount(
  calendar: readonly OracleDay[],
  received: string,
  n: number,
  moved: 'never' | 'always' | 'from-closed' = 'never',
): OracleCount | null {
  const from = calendar.findIndex(({ day }) => day === received);
  const moves = moved === 'always' || (moved === 'from-closed' && calendar[from]?.why !== null);
  const counted = moves ? [] : [from];
  let at = from;
  while (counted.length <= n) {
    at += 1;
    const next = calendar[at];
    if (from === -1 || next === undefined) return null;
    if (next.why === null) counted.push(at);
  }
  const due = counted[n]!;
  const skipped = calendar.slice(from + 1, due).filter(({ why }) => why !== null);
  return { dayZero: calendar[counted[0]!]!.day, due: calendar[due]!.day, skipped };
}

/** The nth working day after `from` for n = 0 … upTo, one walk; shorter where the calendar ends. */
export function oracleDueDays(
  from: string,
  upTo: number,
  closures: ReadonlySet<string> = new Set(),
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
  closures: ReadonlySet<string> = new Set(),
): string | null {
  return oracleDueDays(from, n, closures)[n] ?? null;
}
