import assert from 'node:assert/strict';
import fc from 'fast-check';
import { calendarFor, day, moment, type Moment } from '../../../domain/calendar/index.ts';
import { findSlots, type PersonTime, type SlotSearch } from '../../../domain/meeting/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import { hoursAtWork } from '../../../graph/workingHours.ts';
import {
  bestOf,
  slotsByMinutes,
  type OraclePerson,
  type OracleSearch,
  type OracleZone,
  type Weekly,
} from '../../oracle/slotOracle.ts';

const SEED = 20270104;
const DIARIES = 300;
const PEOPLE = 20;
const ALL = 10_000;
const MINUTE = 60_000;

/** gov.uk's England and Wales, 2026 and 2027, and two closure days of the authority. */
const CLOSURES = ['2027-01-06', '2026-12-24'];
const CLOSED = new Set([
  ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31'],
  ...['2026-12-25', '2026-12-28', '2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03'],
  ...['2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28', ...CLOSURES],
]);
const calendar = calendarFor({
  closures: new Map(CLOSURES.map((each) => [day(each), 'Closed'])),
  extraHolidays: new Map(),
  closuresStopClock: false,
});

/** Fortnights of ten working days, or fewer where something is closed: [first, last]. */
const WINDOWS = [
  ['2027-03-15', '2027-03-26'], // Seattle is in summer time already, London not yet; Good Friday
  ['2027-03-22', '2027-04-02'], // London's clocks go on, Easter
  ['2027-10-25', '2027-11-05'], // they go back on the 31st
  ['2026-10-24', '2026-11-06'], // from the Saturday before they go back
  ['2026-12-21', '2027-01-04'], // Christmas and New Year
  ['2027-01-04', '2027-01-15'],
  ['2027-06-07', '2027-06-18'],
] as const;

const minuteOf = (text: string): number => Date.parse(text) / MINUTE;
const momentOf = (minutes: number): Moment => moment(new Date(minutes * MINUTE).toISOString());

const someHours: fc.Arbitrary<Weekly> = fc
  .oneof(
    { weight: 6, arbitrary: fc.constant({ days: [1, 2, 3, 4, 5], from: 540, to: 1020 }) },
    // Part-time, early, late, every day.
    {
      weight: 3,
      arbitrary: fc.record({
        days: fc.subarray([1, 2, 3, 4, 5], { minLength: 3 }),
        from: fc.constantFrom(480, 510, 555, 600),
        to: fc.constantFrom(810, 930, 1010, 1140),
      }),
    },
    // Nights and all day long: over their own midnight, and over London's.
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        { days: [1, 2, 3, 4, 5, 6, 7], from: 360, to: 1320 },
        { days: [1, 2, 3, 4, 5, 6, 7], from: 720, to: 690 },
      ),
    },
  )
  .chain((hours) =>
    fc
      .constantFrom<OracleZone>('london', 'london', 'london', 'london', 'berlin', 'utc')
      .map((zone) => ({ ...hours, zone })),
  );

/** Somebody in Seattle, eight hours behind: their whole day is London's evening and night. */
const inSeattle: Weekly = { days: [1, 2, 3, 4, 5, 6], from: 60, to: 1080, zone: 'seattle' };

const someBusy = (first: string, most: number): fc.Arbitrary<[number, number][]> =>
  fc.array(
    fc.oneof(
      {
        weight: 9,
        arbitrary: fc
          .tuple(fc.integer({ min: -600, max: 14 * 1440 }), fc.integer({ min: 0, max: 300 }))
          .map(([at, length]): [number, number] => {
            const start = minuteOf(`${first}T00:00:00Z`) + at;
            return [start, start + length];
          }),
      },
      // A whole day, as free/busy has it: from midnight to midnight in UTC, in winter and in summer.
      {
        weight: 1,
        arbitrary: fc.integer({ min: 0, max: 13 }).map((n): [number, number] => {
          const start = minuteOf(`${first}T00:00:00Z`) + n * 1440;
          return [start, start + 1440];
        }),
      },
    ),
    { maxLength: most },
  );

const somebody = (first: string, most: number, n: number): fc.Arbitrary<OraclePerson> =>
  fc.record({
    id: fc.constant(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`),
    busy: fc.option(someBusy(first, most), { freq: 50 }),
    work: fc.option(fc.oneof({ weight: 24, arbitrary: someHours }, fc.constant(inSeattle)), {
      freq: 3,
    }),
    need: fc.constantFrom('firm', 'can-be-missed', 'can-be-missed', 'optional', 'optional'),
  });

const aSearch: fc.Arbitrary<OracleSearch> = fc
  .tuple(fc.constantFrom(...WINDOWS), fc.constantFrom(6, 14, 40, 40))
  .chain(([[first, last], most]) =>
    fc.record({
      first: fc.constant(first),
      last: fc.constant(last),
      closed: fc.constant(CLOSED),
      now: fc
        .integer({ min: -3 * 1440, max: 2 * 1440 })
        .map((minutes) => minuteOf(`${first}T09:00:00Z`) + minutes),
      length: fc.constantFrom(15, 30, 45, 50, 60, 90, 120),
      people: fc.tuple(...Array.from({ length: PEOPLE }, (_, n) => somebody(first, most, n))),
    }),
  );

const GRAPH_DAYS = [
  '',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];
const GRAPH_ZONES: Readonly<Record<OracleZone, object>> = {
  london: { name: 'GMT Standard Time' },
  utc: { name: 'UTC' },
  berlin: { name: 'W. Europe Standard Time' },
  seattle: {
    name: 'Customized Time Zone',
    bias: 480,
    standardOffset: { time: '02:00:00', dayOccurrence: 1, dayOfWeek: 'sunday', month: 11 },
    daylightOffset: {
      ...{ daylightBias: -60, time: '02:00:00', dayOccurrence: 2, dayOfWeek: 'sunday', month: 3 },
    },
  },
};

/** The same hours as Graph answers them, read as the app reads them. */
function hoursOf(work: Weekly, { first, last }: OracleSearch): PersonTime['hours'] {
  const time = (minutes: number): string => new Date(minutes * MINUTE).toISOString().slice(11, 19);
  return hoursAtWork(
    {
      daysOfWeek: work.days.map((each) => GRAPH_DAYS[each]!),
      startTime: time(work.from),
      endTime: time(work.to),
      timeZone: GRAPH_ZONES[work.zone],
    },
    moment(`${first}T00:00:00.000Z`),
    momentOf(minuteOf(`${last}T00:00:00Z`) + 1440),
  );
}

const asked = (search: OracleSearch): Omit<SlotSearch, 'take'> => ({
  calendar,
  window: { from: day(search.first), to: day(search.last) },
  now: momentOf(search.now),
  minutes: search.length,
  schedules: search.people.map(({ id, busy, work, need }) => ({
    person: id as PersonId,
    busy: busy?.map(([from, to]) => ({ start: momentOf(from), end: momentOf(to) })) ?? null,
    hours: work === null ? null : hoursOf(work, search),
    required: need !== 'optional',
    canBeMissed: need === 'can-be-missed',
  })),
});

const starts = (slots: readonly { readonly start: Moment }[]): readonly number[] =>
  slots.map(({ start }) => Date.parse(start));

describe('slot search against an oracle that tries every minute of 20 people and 10 working days', () => {
  const searches = fc.sample(aSearch, { seed: SEED, numRuns: DIARIES });
  const answers = searches.map(slotsByMinutes);
  const questions = searches.map(asked);
  const found = (n: number, take: number) => findSlots({ ...questions[n]!, take });

  it('finds exactly the times at which everybody needed is free: none too many, none too few', function () {
    this.timeout(60_000);
    let [some, times, without] = [0, 0, 0];
    for (const [n, { common }] of answers.entries()) {
      const { slots } = found(n, ALL);
      assert.deepEqual(
        starts(slots),
        common.map(({ start }) => start),
        `diary ${String(n)}`,
      );
      times += slots.length;
      if (slots.length > 0) some += 1;
      else without += 1;
    }
    console.log(`      ${some} diaries with ${times} common times, ${without} without any`);
    assert.ok(some > 60 && without > 60, 'both must be there to be worth comparing');
  });

  it('where there is none, finds exactly those with fewest missing, and says who and why', function () {
    this.timeout(60_000);
    const by = new Map<string, number>();
    for (const [n, { common, nearest, fewest }] of answers.entries()) {
      if (common.length > 0) continue;
      const { slots, nearest: near } = found(n, ALL);
      assert.deepEqual(slots, []);
      assert.deepEqual(
        near.map(({ start, missing = [] }) => [
          Date.parse(start),
          missing.map(({ person, why }) => `${person} ${why}`),
        ]),
        nearest.map(({ start, missing }) => [start, missing]),
        `diary ${String(n)}`,
      );
      const unsure = nearest[0]?.missing.some((each) => each.endsWith('unknown')) ?? false;
      const kind = fewest === null ? 'nothing' : `${String(fewest)}${unsure ? ' and unknown' : ''}`;
      by.set(kind, (by.get(kind) ?? 0) + 1);
    }
    console.log(
      `      missing: ${[...by]
        .sort()
        .map(([kind, n]) => `${kind}: ${String(n)}`)
        .join(', ')}`,
    );
    for (const kind of ['0 and unknown', '1', '2', '1 and unknown', 'nothing']) {
      assert.ok((by.get(kind) ?? 0) > 0, `no diary with ${kind}`);
    }
  });

  it('keeps what its ranking promises, for common times and for the nearest ones', function () {
    this.timeout(60_000);
    for (const take of [1, 3, 5]) {
      for (const [n, search] of searches.entries()) {
        const { common, nearest } = answers[n]!;
        const { slots, nearest: near } = found(n, take);
        const best = (times: typeof common) => bestOf(times, search.length * MINUTE, take);
        assert.deepEqual([starts(slots), starts(near)], [best(common), best(nearest)], String(n));
      }
    }
  });

  it('gives slots of the length asked for', () => {
    for (const [n, search] of searches.entries()) {
      const { slots, nearest } = found(n, 3);
      for (const { start, end } of [...slots, ...nearest]) {
        assert.equal(Date.parse(end) - Date.parse(start), search.length * MINUTE);
      }
    }
  });
});
