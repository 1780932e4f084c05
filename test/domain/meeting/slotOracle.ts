import { DateTime } from 'luxon';
import type { SlotSearch } from '../../../domain/meeting/index.ts';

const ZONE = 'Europe/London';
const MINUTE = 60_000;

interface Found {
  readonly day: string;
  readonly start: number;
  readonly optional: number;
}

/**
 * Slot search once more, by trying every quarter hour against every row on a London clock. It shares
 * nothing with the product but the question.
 */
export function slotsByTrying(search: SlotSearch): readonly string[] {
  const chosen: Found[] = [];
  let left = candidates(search);
  while (chosen.length < search.take && left.length > 0) {
    const [best] = left
      .map((found) => ({ found, rank: rankOf(found, chosen, search.minutes * MINUTE) }))
      .sort((a, b) => compareRanks(a.rank, b.rank));
    if (best === undefined) break;
    chosen.push(best.found);
    left = left.filter((found) => found !== best.found);
  }
  return chosen.map(({ start }) => new Date(start).toISOString()).sort();
}

function rankOf(found: Found, chosen: readonly Found[], length: number): (number | string)[] {
  const sameDay = chosen.filter(({ day }) => day === found.day).length;
  const overlaps = chosen.some(
    ({ start }) => start < found.start + length && found.start < start + length,
  );
  return [sameDay, overlaps ? 1 : 0, found.day, -found.optional, found.start];
}

function compareRanks(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  if (at < 0) return 0;
  return (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1;
}

/** A stretch of time as a London clock shows it. */
interface Local {
  readonly weekday: number;
  readonly from: string;
  readonly until: string;
  readonly sameDay: boolean;
}

function candidates(search: SlotSearch): Found[] {
  const found: Found[] = [];
  const last = DateTime.fromISO(search.window.to, { zone: ZONE });
  let midnight = DateTime.fromISO(search.window.from, { zone: ZONE });
  for (; midnight <= last; midnight = midnight.plus({ days: 1 })) {
    if (!isOpen(search, midnight)) continue;
    const [from, to] = [midnight.toMillis(), midnight.plus({ days: 1 }).toMillis()];
    for (let start = from; start < to; start += 15 * MINUTE) {
      const one = candidate(search, midnight, start);
      if (one !== null) found.push(one);
    }
  }
  return found;
}

function candidate(search: SlotSearch, midnight: DateTime, start: number): Found | null {
  if (start < Date.parse(search.now) + 30 * MINUTE) return null;
  const end = start + search.minutes * MINUTE;
  const local = localOf(start, end);
  const free = search.schedules.map(
    (person) => atWork(person.hours, local) && isFree(person, start, end),
  );
  const allRequired = search.schedules.every((person, at) => !person.required || free[at]);
  const someRequired = search.schedules.some(({ required }) => required);
  if (!allRequired || (!someRequired && !atWork(null, local))) return null;
  const optional = search.schedules.filter((person, at) => !person.required && free[at]).length;
  return { day: midnight.toISODate() ?? '', start, optional };
}

function isOpen({ calendar }: SlotSearch, midnight: DateTime): boolean {
  const named = [...calendar.holidays.keys(), ...calendar.closures.keys()];
  return midnight.weekday <= 5 && !named.some((one) => one === midnight.toISODate());
}

function localOf(start: number, end: number): Local {
  const first = DateTime.fromMillis(start, { zone: ZONE });
  const last = DateTime.fromMillis(end, { zone: ZONE });
  return {
    weekday: first.weekday,
    from: first.toFormat('HH:mm'),
    until: last.toFormat('HH:mm:ss'),
    sameDay: first.toISODate() === last.toISODate(),
  };
}

function isFree(person: SlotSearch['schedules'][number], start: number, end: number): boolean {
  if (person.busy === null) return false;
  return !person.busy
    .map((row) => [Date.parse(row.start), Date.parse(row.end)] as const)
    .some(([from, to]) => from < to && from < end && start < to);
}

function atWork(hours: SlotSearch['schedules'][number]['hours'], local: Local): boolean {
  const own = hours ?? { days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' };
  if (!own.days.includes(local.weekday) || !local.sameDay) return false;
  return local.from >= own.start && local.until <= `${own.end}:00`;
}
