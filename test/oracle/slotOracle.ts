/**
 * Slot search once more, minute by minute. It shares nothing with the product but the question: it has
 * its own days, its own summer time, and asks of each minute of each person whether it is free.
 */

const MINUTE = 60_000;
const DAY = 1440;

/** The rule of a zone's clock, written out: minutes ahead of UTC in winter, and when summer begins and ends. */
export type OracleZone = 'london' | 'utc' | 'berlin' | 'seattle';

export interface Weekly {
  /** Monday is 1. */
  readonly days: readonly number[];
  /** Minutes after midnight in the zone; an end that is not later lies on the next day. */
  readonly from: number;
  readonly to: number;
  readonly zone: OracleZone;
}

export interface OraclePerson {
  readonly id: string;
  /** Whole minutes since 1970; null: the calendar could not be read. */
  readonly busy: readonly (readonly [number, number])[] | null;
  /** Null: Monday to Friday, nine to five in London. */
  readonly work: Weekly | null;
  readonly need: 'firm' | 'can-be-missed' | 'optional';
}

export interface OracleSearch {
  /** 'YYYY-MM-DD', both included. */
  readonly first: string;
  readonly last: string;
  /** Bank holidays and closure days. */
  readonly closed: ReadonlySet<string>;
  readonly now: number;
  readonly length: number;
  readonly people: readonly OraclePerson[];
}

export interface OracleTime {
  readonly start: number;
  readonly day: string;
  /** "id why", of those needed who are not known to be free. */
  readonly missing: readonly string[];
  readonly optionalFree: number;
}

export interface OracleAnswer {
  /** Every time at which all needed are free. */
  readonly common: readonly OracleTime[];
  /** Where there is none: every time at which as few as possible are missing. */
  readonly nearest: readonly OracleTime[];
  readonly fewest: number | null;
}

const USUAL: Weekly = { days: [1, 2, 3, 4, 5], from: 9 * 60, to: 17 * 60, zone: 'london' };

export function slotsByMinutes(search: OracleSearch): OracleAnswer {
  const all = timesOf(search);
  const common = all.filter(({ missing }) => missing.length === 0);
  if (common.length > 0) return { common, nearest: [], fewest: null };
  const needed = search.people.filter(({ need }) => need !== 'optional');
  const readable = needed.filter(({ busy }) => busy !== null);
  const lost = ({ missing }: OracleTime): number =>
    missing.filter((each) => !each.endsWith(' unknown')).length;
  const possible = all.filter((time) => lost(time) < readable.length);
  const fewest = possible.length === 0 ? null : Math.min(...possible.map(lost));
  return { common, nearest: possible.filter((time) => lost(time) === fewest), fewest };
}

/** The best of them one by one, as the product promises: spread over days, then the earliest day. */
export function bestOf(
  times: readonly OracleTime[],
  length: number,
  take: number,
): readonly number[] {
  const chosen: OracleTime[] = [];
  while (chosen.length < Math.min(take, times.length)) {
    const ranked = times
      .filter((time) => !chosen.includes(time))
      .map((time) => ({
        time,
        rank: [
          chosen.filter(({ day }) => day === time.day).length,
          chosen.some(({ start }) => start < time.start + length && time.start < start + length)
            ? 1
            : 0,
          Date.parse(time.day),
          -time.optionalFree,
          time.start,
        ],
      }))
      .sort((a, b) => {
        const at = a.rank.findIndex((value, index) => value !== b.rank[index]);
        return at < 0 ? 0 : (a.rank[at] ?? 0) - (b.rank[at] ?? 0);
      });
    chosen.push(ranked[0]!.time);
  }
  return chosen.map(({ start }) => start).sort((a, b) => a - b);
}

interface Minutes {
  readonly person: OraclePerson;
  readonly busy: Uint8Array;
  readonly away: Uint8Array;
}

/** Every quarter hour of an open day at which nobody is missing who may not be. */
function timesOf(search: OracleSearch): readonly OracleTime[] {
  const base = Date.parse(`${search.first}T00:00:00Z`) / MINUTE - DAY;
  const end = Date.parse(`${search.last}T00:00:00Z`) / MINUTE + 3 * DAY;
  const patterns = new Map<string, Uint8Array>();
  const awayFor = (work: Weekly): Uint8Array => {
    const key = JSON.stringify(work);
    const found = patterns.get(key) ?? awayMinutes(work, base, end);
    patterns.set(key, found);
    return found;
  };
  const everybody = search.people.map((person): Minutes => ({
    person,
    busy: busyMinutes(person, base, end),
    away: awayFor(person.work ?? USUAL),
  }));
  const times: OracleTime[] = [];
  for (let start = base; start < end; start += 15) {
    if (start < search.now + 30 || !isOpen(search, start)) continue;
    const time = timeAt(search, everybody, awayFor(USUAL), base, start);
    if (time !== null) times.push(time);
  }
  return times;
}

function isOpen({ first, last, closed, length }: OracleSearch, start: number): boolean {
  const day = dateOf(start, 'london');
  if (day < first || day > last || closed.has(day) || weekday(start, 'london') > 5) return false;
  return dateOf(start + length - 1, 'london') === day;
}

type Why = 'busy' | 'away' | 'unknown' | null;

function timeAt(
  { length, people }: OracleSearch,
  everybody: readonly Minutes[],
  usual: Uint8Array,
  base: number,
  start: number,
): OracleTime | null {
  const any = (minutes: Uint8Array): boolean => {
    for (let n = 0; n < length; n += 1) if (minutes[start - base + n] === 1) return true;
    return false;
  };
  const whyNot = ({ person, busy, away }: Minutes): Why => {
    if (person.busy === null) return 'unknown';
    if (any(busy)) return 'busy';
    return any(away) ? 'away' : null;
  };
  const needed = everybody.filter(({ person }) => person.need !== 'optional');
  // Unknown people are asked at no hour at which they are not known to work.
  if (needed.some(({ person, away }) => person.busy === null && any(away))) return null;
  const whys = needed.map((each) => ({ each, why: whyNot(each) }));
  const lost = whys.filter(({ why }) => why === 'busy' || why === 'away');
  if (lost.some(({ each }) => each.person.need === 'firm')) return null;
  const missing = whys.flatMap(({ each, why }) =>
    why === null ? [] : [`${each.person.id} ${why}`],
  );
  if (keepsOfficeHours(people, missing) && any(usual)) return null;
  if (missing.length > 0 && needed.every(({ person }) => person.busy === null)) return null;
  const optional = everybody.filter(({ person }) => person.need === 'optional');
  const optionalFree = optional.filter((each) => whyNot(each) === null).length;
  return { start: start * MINUTE, day: dateOf(start, 'london'), missing, optionalFree };
}

/** A meeting of nobody who must attend; or one without any whom it could not do without, once it lacks somebody. */
function keepsOfficeHours(people: readonly OraclePerson[], missing: readonly string[]): boolean {
  const needed = people.filter(({ need }) => need !== 'optional');
  if (needed.length === 0) return true;
  return missing.length > 0 && needed.every(({ need, busy }) => need !== 'firm' && busy !== null);
}

function busyMinutes({ busy }: OraclePerson, base: number, end: number): Uint8Array {
  const minutes = new Uint8Array(end - base);
  for (const [from, to] of busy ?? []) {
    for (let at = Math.max(from, base); at < Math.min(to, end); at += 1) minutes[at - base] = 1;
  }
  return minutes;
}

function awayMinutes({ days, from, to, zone }: Weekly, base: number, end: number): Uint8Array {
  const minutes = new Uint8Array(end - base);
  let ahead = 0;
  for (let at = base; at < end; at += 1) {
    // Clocks change on the hour: asked at every minute, this would be most of what the oracle costs.
    if (at % 60 === 0) ahead = aheadOf(zone, at);
    const wallTime = at + ahead;
    const time = wallTime % DAY;
    const today = dayOfWeek(wallTime);
    const yesterday = today === 1 ? 7 : today - 1;
    const works =
      from < to
        ? days.includes(today) && from <= time && time < to
        : (days.includes(today) && time >= from) || (days.includes(yesterday) && time < to);
    minutes[at - base] = works ? 0 : 1;
  }
  return minutes;
}

/** Minutes since 1 January 1970, a Thursday, as the zone's wall shows them. */
const wall = (at: number, zone: OracleZone): number => at + aheadOf(zone, at);
const dayOfWeek = (wallTime: number): number => ((Math.floor(wallTime / DAY) + 3) % 7) + 1;
const weekday = (at: number, zone: OracleZone): number => dayOfWeek(wall(at, zone));
const dateOf = (at: number, zone: OracleZone): string =>
  new Date(wall(at, zone) * MINUTE).toISOString().slice(0, 10);

/** Minutes ahead of UTC. Europe changes at 01:00 UTC, Seattle at 02:00 of its own clock. */
function aheadOf(zone: OracleZone, at: number): number {
  if (zone === 'utc') return 0;
  const year = new Date(at * MINUTE).getUTCFullYear();
  if (zone === 'seattle') {
    const begins = nthSunday(year, 3, 2) + 10 * 60;
    const ends = nthSunday(year, 11, 1) + 9 * 60;
    return begins <= at && at < ends ? -420 : -480;
  }
  const summer = lastSunday(year, 3) + 60 <= at && at < lastSunday(year, 10) + 60;
  return (zone === 'berlin' ? 60 : 0) + (summer ? 60 : 0);
}

/** Midnight UTC of that Sunday, in minutes. */
function nthSunday(year: number, month: number, n: number): number {
  const first = Date.UTC(year, month - 1, 1) / MINUTE;
  const day = ((Math.floor(first / DAY) + 3) % 7) + 1;
  return first + ((7 - day) % 7) * DAY + (n - 1) * 7 * DAY;
}

function lastSunday(year: number, month: number): number {
  const fifth = nthSunday(year, month, 5);
  return new Date(fifth * MINUTE).getUTCMonth() + 1 === month ? fifth : fifth - 7 * DAY;
}
