import {
  compareDays,
  localDay,
  moment,
  type Day,
  type Moment,
  type WorkingCalendar,
} from '../calendar/index.ts';
import type { Slot } from '../case/state.ts';
import type { PersonId } from '../people/index.ts';
import { chooseStarts, type Candidate } from './chooseStarts.ts';
import { meetingDays, QUARTER, wallMillis, type MeetingDay } from './meetingDays.ts';

/** What is known of one person's time; the shape in which the Meetings port answers. */
export interface PersonTime {
  readonly person: PersonId;
  /** Null: the service could not say. Unknown is never free (design section 7). */
  readonly busy: readonly { readonly start: Moment; readonly end: Moment }[] | null;
  /** London wall clock by ISO weekday; null is 09:00 to 17:00, Monday to Friday. */
  readonly hours: WorkingHours | null;
  readonly required: boolean;
}

export interface WorkingHours {
  readonly days: readonly number[];
  readonly start: string;
  readonly end: string;
}

export interface SlotSearch {
  readonly calendar: WorkingCalendar;
  /** First and last day on which the meeting may take place. */
  readonly window: { readonly from: Day; readonly to: Day };
  readonly now: Moment;
  readonly minutes: number;
  readonly schedules: readonly PersonTime[];
  readonly take: number;
}

interface SlotsFound {
  /** In order of time. Every required person is free for the whole of each. */
  readonly slots: readonly Slot[];
  /** Everybody, required or not, whose calendar could not be read. */
  readonly unknown: readonly PersonId[];
}

const DEFAULT_HOURS: WorkingHours = { days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' };
const NOTICE = 30 * 60_000;

/** The quarter hours of the window as one row of numbers, so that each diary is read once. */
interface Grid {
  readonly base: number;
  readonly count: number;
  readonly length: number;
}

/**
 * Common free time for a meeting: all required people free, on working days that are no closure
 * days, within everybody's working hours, on quarter hours, not sooner than half an hour from now.
 * Suggestions are spread over different days, earliest days first; within a day the time at which
 * most optional people are free wins, then the earliest. Only when there are fewer days than
 * suggestions does a day get a second one, then one that does not overlap the first if there is one.
 * Throws CalendarEnds for a window that the calendar does not cover.
 */
export function findSlots(search: SlotSearch): SlotsFound {
  const { schedules, minutes, take } = search;
  if (!Number.isSafeInteger(minutes) || minutes < 1) {
    throw new RangeError(`A meeting lasts a whole number of minutes, not ${minutes}.`);
  }
  const unknown = schedules.filter(({ busy }) => busy === null).map(({ person }) => person);
  const required = schedules.filter((each) => each.required);
  const from = laterDay(search.window.from, localDay(search.now));
  const days = meetingDays(search.calendar, from, search.window.to);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || required.some(({ busy }) => busy === null)) {
    return { slots: [], unknown };
  }
  const grid = {
    base: first.start,
    count: (last.end - first.start) / QUARTER,
    length: minutes * 60_000,
  };
  const candidates = commonStarts(grid, days, required, Date.parse(search.now) + NOTICE);
  const optional = schedules.filter((each) => !each.required && each.busy !== null);
  for (const person of optional) countIfFree(grid, days, person, candidates);
  const chosen = chooseStarts(candidates, grid.length, take).sort((a, b) => a - b);
  return { slots: chosen.map((start) => slotAt(start, grid.length)), unknown };
}

function laterDay(a: Day, b: Day): Day {
  return compareDays(a, b) < 0 ? b : a;
}

function slotAt(start: number, length: number): Slot {
  return {
    start: moment(new Date(start).toISOString()),
    end: moment(new Date(start + length).toISOString()),
  };
}

/** Every start on a quarter hour at which all required people are at work and free throughout. */
function commonStarts(
  grid: Grid,
  days: readonly MeetingDay[],
  required: readonly PersonTime[],
  earliest: number,
): Candidate[] {
  const blocked = blockedStarts(grid, required);
  const people = required.length === 0 ? [DEFAULT_HOURS] : required.map(hoursOf);
  const candidates: Candidate[] = [];
  for (const [number, day] of days.entries()) {
    const [opens, closes] = commonHours(day, people);
    const from = Math.ceil(Math.max(opens, earliest) / QUARTER) * QUARTER;
    for (let start = from; start + grid.length <= closes; start += QUARTER) {
      if (blocked[(start - grid.base) / QUARTER] === 0) {
        candidates.push({ day: number, start, optionalFree: 0 });
      }
    }
  }
  return candidates;
}

function hoursOf(person: PersonTime): WorkingHours {
  return person.hours ?? DEFAULT_HOURS;
}

/** The part of the day in which all of them work; closes before it opens when there is none. */
function commonHours(day: MeetingDay, people: readonly WorkingHours[]): readonly [number, number] {
  let [opens, closes] = [day.start, day.end];
  for (const hours of people) {
    if (!hours.days.includes(day.weekday)) return [opens, -Infinity];
    opens = Math.max(opens, wallMillis(day, hours.start));
    closes = Math.min(closes, wallMillis(day, hours.end));
  }
  return [opens, closes];
}

/** Per quarter hour: at how many busy times a meeting that starts then would run into one. */
function blockedStarts(grid: Grid, people: readonly PersonTime[]): Int32Array {
  const changes = new Int32Array(grid.count + 1);
  for (const { busy } of people) {
    for (const { start, end } of busy ?? []) block(grid, changes, start, end);
  }
  for (let at = 1; at < changes.length; at += 1) {
    changes[at] = (changes[at] ?? 0) + (changes[at - 1] ?? 0);
  }
  return changes;
}

function block(grid: Grid, changes: Int32Array, start: Moment, end: Moment): void {
  const [from, to] = [Date.parse(start) - grid.base, Date.parse(end) - grid.base];
  if (from >= to) return;
  const first = Math.max(0, Math.floor((from - grid.length) / QUARTER) + 1);
  const after = Math.min(grid.count, Math.ceil(to / QUARTER));
  if (first >= after) return;
  changes[first] = (changes[first] ?? 0) + 1;
  changes[after] = (changes[after] ?? 0) - 1;
}

function countIfFree(
  grid: Grid,
  days: readonly MeetingDay[],
  person: PersonTime,
  candidates: readonly Candidate[],
): void {
  const blocked = blockedStarts(grid, [person]);
  const hours = days.map((day) => commonHours(day, [hoursOf(person)]));
  for (const candidate of candidates) {
    const [opens, closes] = hours[candidate.day] ?? [0, -Infinity];
    const atWork = opens <= candidate.start && candidate.start + grid.length <= closes;
    if (atWork && blocked[(candidate.start - grid.base) / QUARTER] === 0) {
      candidate.optionalFree += 1;
    }
  }
}
