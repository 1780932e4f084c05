import {
  addDays,
  calendarFor,
  day,
  moment,
  momentAt,
  type Moment,
} from '../domain/calendar/index.ts';
import { findSlots, type PersonTime, type SlotSearch } from '../domain/meeting/index.ts';
import type { PersonId } from '../domain/people/index.ts';

const PEOPLE = 20;
const DAYS = 14;
const ROUNDS = 9;
const REPEATS = 200;
const FIRST = day('2027-01-04');

interface SlotsBench {
  readonly name: string;
  /** Nanoseconds per search. */
  readonly ours: number;
  readonly floor: number;
  readonly ratio: number;
  readonly budget: string;
  readonly note: string;
}

/** A full diary without chance: six half hours a day, at other times for each person. */
function diary(person: number): { start: Moment; end: Moment }[] {
  return Array.from({ length: DAYS }, (_, at) => addDays(FIRST, at)).flatMap((d) =>
    Array.from({ length: 6 }, (_, n) => {
      const minutes = 8 * 60 + ((n * 113 + person * 7) % 600);
      const start = Date.parse(momentAt(d, '00:00')) + minutes * 60_000;
      return { start: momentOf(start), end: momentOf(start + 30 * 60_000) };
    }),
  );
}

function momentOf(millis: number): Moment {
  return moment(new Date(millis).toISOString());
}

const CALENDAR = calendarFor({
  closures: new Map(),
  extraHolidays: new Map(),
  closuresStopClock: false,
});

function search(people: (at: number) => Partial<PersonTime>): SlotSearch {
  const schedules = Array.from({ length: PEOPLE }, (_, at): PersonTime => {
    const id = `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
    const person = id as PersonId;
    return { person, busy: diary(at), hours: null, required: at < 4, ...people(at) };
  });
  return {
    calendar: CALENDAR,
    window: { from: FIRST, to: addDays(FIRST, DAYS - 1) },
    now: moment('2027-01-04T08:00:00.000Z'),
    minutes: 60,
    schedules,
    take: 3,
  };
}

/** All twenty are needed, and their diaries leave no common hour; all but two can be missed. */
const withoutCommonTime = (): SlotSearch =>
  search((at) => ({ required: true, canBeMissed: at >= 2 }));

/** What any search must do at least: read every free/busy row once. */
function onePass(schedules: readonly PersonTime[]): number {
  let total = 0;
  for (const { busy } of schedules) {
    for (const row of busy ?? []) total += Date.parse(row.end) - Date.parse(row.start);
  }
  return total;
}

function nanoseconds(work: () => number): number {
  let [best, used] = [Number.POSITIVE_INFINITY, 0];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const from = process.hrtime.bigint();
    for (let again = 0; again < REPEATS; again += 1) used += work();
    const elapsed = Number(process.hrtime.bigint() - from) / REPEATS;
    if (round > 0) best = Math.min(best, elapsed);
  }
  if (used === 0) throw new Error('Nothing was found, so nothing was measured.');
  return best;
}

/** Slot search against one pass over the same rows of free and busy times, in the same run. */
function measured(name: string, asked: SlotSearch): SlotsBench {
  const rows = asked.schedules.reduce((sum, { busy }) => sum + (busy?.length ?? 0), 0);
  const floor = nanoseconds(() => onePass(asked.schedules));
  const ours = nanoseconds(() => {
    const { slots, nearest } = findSlots(asked);
    return slots.length + nearest.length;
  });
  return {
    name,
    ours,
    floor,
    ratio: ours / floor,
    budget: 'at most 3 times one pass over the same rows',
    note: `${PEOPLE} people, 10 working days, ${rows} rows, nanoseconds per search, best of ${ROUNDS} rounds`,
  };
}

export async function slotsBench(): Promise<readonly SlotsBench[]> {
  const none = withoutCommonTime();
  if (findSlots(none).slots.length > 0) throw new Error('There must be no common time.');
  return await Promise.resolve([
    measured(
      'slot search',
      search(() => ({})),
    ),
    measured('slot search, no common time', none),
  ]);
}
