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

function search(): SlotSearch {
  const schedules = Array.from({ length: PEOPLE }, (_, at): PersonTime => {
    const id = `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
    return { person: id as PersonId, busy: diary(at), hours: null, required: at < 4 };
  });
  return {
    calendar: calendarFor({
      closures: new Map(),
      extraHolidays: new Map(),
      closuresStopClock: false,
    }),
    window: { from: FIRST, to: addDays(FIRST, DAYS - 1) },
    now: moment('2027-01-04T08:00:00.000Z'),
    minutes: 60,
    schedules,
    take: 3,
  };
}

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
export async function slotsBench(): Promise<SlotsBench> {
  const asked = search();
  const rows = asked.schedules.reduce((sum, { busy }) => sum + (busy?.length ?? 0), 0);
  const floor = nanoseconds(() => onePass(asked.schedules));
  const ours = nanoseconds(() => findSlots(asked).slots.length);
  return await Promise.resolve({
    name: 'slot search',
    ours,
    floor,
    ratio: ours / floor,
    budget: 'at most 3 times one pass over the same rows',
    note: `${PEOPLE} people, 10 working days, ${rows} rows, nanoseconds per search, best of ${ROUNDS} rounds`,
  });
}
