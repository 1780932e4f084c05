import {
  compareDays,
  localDay,
  moment,
  type Day,
  type Moment,
  type WorkingCalendar,
} from '../calendar/index.ts';
import type { OfferedSlot, Slot } from '../case/state.ts';
import type { PersonId } from '../people/index.ts';
import { chooseStarts, type Candidate } from './chooseStarts.ts';
import { awayOf, gridOf, spansOf, startsIn, Taken, usualHours, type Grid } from './grid.ts';
import { meetingDays } from './meetingDays.ts';
import type { PersonTime } from './personTime.ts';
import { missingAt, type Diary } from './whoIsMissing.ts';

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
  /**
   * Where there is no such time: those at which as few required people as possible are missing, each
   * with who is. Nobody who cannot be missed is known to be.
   */
  readonly nearest: readonly OfferedSlot[];
  /** Everybody, required or not, whose calendar could not be read. */
  readonly unknown: readonly PersonId[];
}

const NOTICE = 30 * 60_000;

/**
 * Common free time for a meeting: all required people free, on working days that are no closure
 * days, within everybody's working hours, on quarter hours, not sooner than half an hour from now.
 * Suggestions are spread over different days, earliest days first; within a day the time at which
 * most optional people are free wins, then the earliest. Only when there are fewer days than
 * suggestions does a day get a second one, then one that does not overlap the first if there is one.
 * Throws CalendarEnds for a window that the calendar does not cover.
 */
export function findSlots(search: SlotSearch): SlotsFound {
  const { schedules, minutes, now } = search;
  if (!Number.isSafeInteger(minutes) || minutes < 1) {
    throw new RangeError(`A meeting lasts a whole number of minutes, not ${minutes}.`);
  }
  const unknown = schedules.filter(({ busy }) => busy === null).map(({ person }) => person);
  const from = laterDay(search.window.from, localDay(now));
  const grid = gridOf(meetingDays(search.calendar, from, search.window.to), minutes * 60_000);
  if (grid === null) return { slots: [], nearest: [], unknown };
  const diaries = diariesOf(grid, schedules);
  const required = diaries.filter(({ of }) => of.required);
  const common = required.some(({ busy }) => busy === null)
    ? []
    : candidatesOf(grid, now, startsFree(grid, required));
  if (common.length > 0) {
    return {
      slots: chosen(search, grid, diaries, common).map((start) => slotAt(grid, start)),
      nearest: [],
      unknown,
    };
  }
  const near = candidatesOf(grid, now, startsWithFewestMissing(grid, now, required));
  const nearest = chosen(search, grid, diaries, near).map((start) => ({
    ...slotAt(grid, start),
    missing: missingAt({ start, end: start + grid.length }, required),
  }));
  return { slots: [], nearest, unknown };
}

function laterDay(a: Day, b: Day): Day {
  return compareDays(a, b) < 0 ? b : a;
}

function slotAt({ length }: Grid, start: number): Slot {
  return {
    start: moment(new Date(start).toISOString()),
    end: moment(new Date(start + length).toISOString()),
  };
}

function diariesOf(grid: Grid, schedules: readonly PersonTime[]): readonly Diary[] {
  const usual = awayOf(usualHours(grid.days));
  return schedules.map((of) => ({
    of,
    busy: of.busy === null ? null : spansOf(of.busy),
    away: of.hours === null ? usual : awayOf(spansOf(of.hours)),
  }));
}

/** Whether a meeting can start at a quarter hour of the grid. */
type May = (at: number) => boolean;

/** At these all of them are at work, and those whose calendar is known are free, throughout. */
function startsFree(grid: Grid, people: readonly Diary[]): May {
  const taken = new Taken(grid);
  // A meeting that needs nobody takes place in office hours.
  if (people.length === 0) taken.add(awayOf(usualHours(grid.days)));
  const aways = new Set(people.map(({ away }) => away));
  for (const away of aways) taken.add(away);
  for (const { busy } of people) taken.add(busy ?? []);
  const counts = taken.counts();
  return (at) => counts[at] === 0;
}

/**
 * At these as few as possible of those who can be missed are. Somebody whose calendar could not be read
 * is not missing, only not known: such a time goes before any with one person more who is busy. Where no
 * calendar could be read, nothing is known of any time and none is offered.
 */
function startsWithFewestMissing(grid: Grid, now: Moment, required: readonly Diary[]): May {
  const known = required.filter(({ busy }) => busy !== null);
  const spared = known.filter(({ of }) => of.canBeMissed === true);
  const firm = required.filter((each) => !spared.includes(each));
  if (known.length === 0) return () => false;
  const mayFirm = startsFree(grid, firm);
  const diaries = spared.map(({ busy, away }) =>
    new Taken(grid)
      .add(away)
      .add(busy ?? [])
      .counts(),
  );
  const missing = (at: number): number => diaries.filter((counts) => counts[at] !== 0).length;
  // One at least of those whose calendar is known is there.
  let fewest = known.length - 1;
  for (const { at } of startsIn(grid, Date.parse(now) + NOTICE)) {
    if (mayFirm(at)) fewest = Math.min(fewest, missing(at));
  }
  return (at) => mayFirm(at) && missing(at) === fewest;
}

const candidatesOf = (grid: Grid, now: Moment, may: May): Candidate[] =>
  [...startsIn(grid, Date.parse(now) + NOTICE)]
    .filter(({ at }) => may(at))
    .map((each) => ({ ...each, optionalFree: 0 }));

/** Those to be offered, in order of time. */
function chosen(
  { take }: SlotSearch,
  grid: Grid,
  diaries: readonly Diary[],
  candidates: readonly Candidate[],
): readonly number[] {
  for (const { of, busy, away } of diaries) {
    if (of.required || busy === null) continue;
    const counts = new Taken(grid).add(away).add(busy).counts();
    for (const candidate of candidates) {
      if (counts[candidate.at] === 0) candidate.optionalFree += 1;
    }
  }
  return chooseStarts(candidates, grid.length, take).sort((a, b) => a - b);
}
