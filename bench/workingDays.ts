// luxon-business-days changes DateTime.prototype of the luxon it loads: only ever import it here.
import luxonBusinessDays from 'luxon-business-days';
import { addDays, addWorkingDays, calendarFor, day, type Day } from '../domain/calendar/index.ts';

export interface BenchResult {
  readonly name: string;
  /** Nanoseconds per addition. */
  readonly ours: number;
  readonly floor: number;
  readonly ratio: number;
  readonly budget: string;
  readonly note: string;
}

const BUDGET = 50;
const ROUNDS = 7;
const MOST_DAYS = 20;
const NOTHING: ReadonlyMap<Day, string> = new Map();

interface Addition {
  readonly from: Day;
  readonly n: number;
}

/** Every 5th day of eight years, each with n 1 … 20 in turn. */
function additions(): Addition[] {
  return Array.from({ length: 584 }, (_, at) => ({
    from: addDays(day('2020-01-01'), at * 5),
    n: (at % MOST_DAYS) + 1,
  }));
}

function ourAdder(): (addition: Addition) => string {
  const calendar = calendarFor({
    closures: NOTHING,
    extraHolidays: NOTHING,
    closuresStopClock: false,
  });
  return ({ from, n }) => addWorkingDays(calendar, from, n);
}

/** The same days and holidays; the start is parsed beforehand and the answer left as it comes. */
function theirAdder(work: readonly Addition[]): (addition: Addition) => string {
  const { DateTime } = luxonBusinessDays;
  const holidays = calendarFor({
    closures: NOTHING,
    extraHolidays: NOTHING,
    closuresStopClock: false,
  }).holidays;
  const keys = new Set([...holidays.keys()].map((text) => Number(text.replaceAll('-', ''))));
  DateTime.fromISO('2020-01-01', { zone: 'utc' }).setupBusiness({
    businessDays: [1, 2, 3, 4, 5],
    holidayMatchers: [(date) => keys.has(date.year * 10_000 + date.month * 100 + date.day)],
  });
  const starts = new Map(work.map(({ from }) => [from, DateTime.fromISO(from, { zone: 'utc' })]));
  return ({ from, n }) => starts.get(from)?.plusBusiness({ days: n }).toISODate() ?? '';
}

/** Best nanoseconds per addition over several rounds, the first of which only warms up. */
function nanosecondsPer(
  work: readonly Addition[],
  repeats: number,
  add: (addition: Addition) => string,
): number {
  let best = Number.POSITIVE_INFINITY;
  let used = 0;
  for (let round = 0; round <= ROUNDS; round += 1) {
    const from = process.hrtime.bigint();
    for (let again = 0; again < repeats; again += 1) {
      for (const addition of work) used += add(addition).length;
    }
    const elapsed = Number(process.hrtime.bigint() - from) / (repeats * work.length);
    if (round > 0) best = Math.min(best, elapsed);
  }
  if (used === 0) throw new Error('Nothing was added.');
  return best;
}

/**
 * Working-day addition against luxon-business-days in the same run (design section 12: at least 50
 * times faster). Both sides must give the same days, or there is nothing to compare.
 */
export async function workingDaysBench(): Promise<BenchResult> {
  const work = additions();
  const [add, addWithLuxon] = [ourAdder(), theirAdder(work)];
  const different = work.filter((addition) => add(addition) !== addWithLuxon(addition));
  if (different.length > 0) {
    throw new Error(`${different.length} of ${work.length} additions differ.`);
  }
  const ours = nanosecondsPer(work, 200, add);
  const floor = nanosecondsPer(work, 1, addWithLuxon);
  return await Promise.resolve({
    name: 'working-day addition',
    ours,
    floor,
    ratio: floor / ours,
    budget: `at least ${BUDGET} times faster than luxon-business-days`,
    note: `${work.length} starts, n 1 to ${MOST_DAYS}, nanoseconds per addition, best of ${ROUNDS} rounds after one to warm up`,
  });
}
