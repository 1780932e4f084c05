import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, day, momentAt, plusMinutes } from '../../domain/calendar/index.ts';
import type { Person, Post } from '../../domain/people/index.ts';
import { finishedRow, waitingRow } from '../../storage/cases/caseKeys.ts';
import { sweep } from '../../application/sweep.ts';
import { personId } from '../builders/brands.ts';
import { Breaker } from '../crash/breaker.ts';
import { DURHAM, theMorning } from '../crash/journey.ts';
import { Theatre, type Around } from '../crash/theatre.ts';
import { patternOf } from './callKind.ts';
import { realOutside, type RealOutside } from './outside.ts';

const IRO = personId(118);
const TEAMS = 50;
/** One in twenty calls is throttled: half of them are told for how long. */
const SHARE = 0.025;
/** The working day before the replies are due. */
const REMINDED = day('2027-03-05');

interface Rate {
  readonly window: string;
  readonly most: number;
  readonly allowed: number;
}

interface Arrived {
  readonly thread: string;
  readonly at: number;
}

export interface DayPlayed {
  readonly cards: number;
  readonly delivered: number;
  readonly doubled: number;
  readonly throttled: number;
  /** Refused by the published limits themselves: our own pace should have kept inside. */
  readonly tooFast: number;
  readonly left: number;
  readonly rates: readonly Rate[];
  /** Sweeps that it took, one every five minutes. */
  readonly sweeps: number;
  readonly seconds: number;
}

/**
 * A morning on which so many reminders fall due, one for each case: the app's own adapters, in real time,
 * before a Teams that keeps its published limits and throttles 5 % of the calls besides.
 */
export async function playDay(cases: number): Promise<DayPlayed> {
  const around = await theMorning();
  await widen(around);
  await raise(around, cases);
  const theEveBefore = new Set(cardsIn(around).map(({ name }) => name));
  const arrived: Arrived[] = [];
  const outside = await inRealTime(around, arrived);
  const began = performance.now();
  try {
    const sweeps = await playMorning(around, outside);
    const cards = cardsIn(around).filter(({ name }) => !theEveBefore.has(name));
    const stood = outside.stood().map(({ caseId, effect }) => `${caseId} ${effect}`);
    const all = outside.stand.log.all('teams').filter(({ answer }) => answer === 429).length;
    return {
      cards: cards.length,
      delivered: cards.filter(({ name }) => stood.includes(name)).length,
      doubled: stood.length - new Set(stood).size,
      throttled: all,
      tooFast: all - outside.stand.faults.list().reduce((sum, { used }) => sum + used, 0),
      left: cards.filter(({ done }) => !done).length,
      rates: ratesOf(arrived),
      sweeps,
      seconds: (performance.now() - began) / 1_000,
    };
  } finally {
    await outside.stand.stop();
  }
}

/** Fifty teams, each with a manager of its own. */
async function widen(around: Around): Promise<void> {
  const { eye } = new Theatre(around, new Breaker(), [DURHAM]);
  const known = await eye.directory.directory();
  const numbers = Array.from({ length: TEAMS }, (_, n) => n + 1);
  const people = new Map(known.people);
  for (const n of numbers) {
    const person: Person = {
      id: personId(1_000 + n),
      post: `Team manager ${String(n)}`,
      mail: `tm${String(n)}@desk.test`,
    };
    people.set(person.id, person);
  }
  const posts = numbers.map((n): Post => ({
    role: 'team-manager',
    scope: { child: null, team: `t${String(n)}`, service: null, procedure: null },
    holder: personId(1_000 + n),
    from: null,
    to: null,
    deputy: null,
  }));
  const teams = numbers.map((n) => ({
    id: `t${String(n)}`,
    name: `Team ${String(n)}`,
    service: null,
  }));
  await eye.directory.replaceDirectory({
    ...known,
    version: 'fifty teams',
    people,
    posts: [...posts, ...known.posts],
    teams: [...known.teams, ...teams],
  });
}

/** Cases raised on the Monday, before a Teams that takes everything: their day is what is measured. */
async function raise(around: Around, cases: number): Promise<void> {
  const theatre = new Theatre(around, new Breaker(), [DURHAM]);
  const { now } = around;
  const texts = Object.fromEntries(
    ['worries', 'tried', 'outcome-timescales', 'impact', 'needed', 'skip-reason'].map((field) => [
      field,
      'As agreed in the review',
    ]),
  );
  for (let n = 0; n < cases; n += 1) {
    const { drafts } = theatre.services;
    const started = await drafts.start(IRO, now);
    if ('reason' in started) throw new Error(started.reason);
    const { id } = started.draft;
    const values = {
      record: String(300_000 + n),
      initials: 'AB',
      team: `t${String((n % TEAMS) + 1)}`,
      stage: 'du-2',
    };
    await drafts.submit(IRO, id, { step: 'where', version: 1, values }, now);
    await drafts.submit(IRO, id, { step: 'what', version: 2, values: texts }, now);
    const raised = await drafts.confirm(IRO, id, 3, now);
    if (raised.kind !== 'raised') throw new Error(`not raised: ${JSON.stringify(raised)}`);
    await theatre.rest();
  }
  await theatre.until(momentAt(addDays(REMINDED, -1), '20:00'));
}

async function inRealTime(around: Around, arrived: Arrived[]): Promise<RealOutside> {
  const { eye } = new Theatre(around, new Breaker(), [DURHAM]);
  const { people } = await eye.directory.directory();
  const outside = await realOutside({
    around,
    people: [...people.values()].map(({ id, post, mail }) => ({ id, post, mail })),
    installed: () => true,
    blocked: () => false,
    deadlineMs: 10_000,
    throttle: true,
    wall: () => performance.now(),
    sleep: async (ms) => await sleep(ms),
    onCall: ({ service, path, body }) => {
      if (service !== 'teams') return;
      // Made by person, written to by conversation.
      const { members = [] } = body as { members?: readonly { readonly id: string }[] };
      arrived.push({ thread: `${path} ${members[0]?.id ?? ''}`, at: performance.now() });
    },
  });
  const send = { service: 'teams', match: patternOf(SEND) } as const;
  const brief = { status: 429, headers: { 'retry-after': '1' } };
  outside.stand.faults.add({ ...send, reply: brief, share: SHARE });
  outside.stand.faults.add({ ...send, reply: { status: 429 }, share: SHARE });
  return outside;
}

const SEND = 'teams POST /emea/v3/conversations/{}/activities';

/** A sweep every five minutes, as in a deployment, until nothing is left to do. */
async function playMorning(around: Around, outside: RealOutside): Promise<number> {
  const theatre = new Theatre(around, new Breaker(), [DURHAM], outside.ports);
  around.now = momentAt(REMINDED, '09:00');
  for (let sweeps = 1; ; sweeps += 1) {
    const { rows } = await theatre.withDependencies(
      async (deps) => await sweep(deps, deps.heartbeat, around.now),
    );
    if (rows === 0) return sweeps - 1;
    around.now = plusMinutes(around.now, 5);
    around.wall += 5 * 60_000;
  }
}

/** Cards that were to go, done or not. */
function cardsIn(around: Around): readonly { readonly name: string; readonly done: boolean }[] {
  return (around.tables.get('cases')?.rows() ?? []).flatMap(({ partition, row, values }) => {
    if (!JSON.stringify(values).includes('sendCard')) return [];
    for (const [prefix, done] of [
      [finishedRow(''), true],
      [waitingRow(''), false],
    ] as const) {
      if (!row.startsWith(prefix)) continue;
      return [{ name: `${partition} ${row.slice(prefix.length)}`, done }];
    }
    return [];
  });
}

/** What Teams saw, in each window that it publishes (platform 3.4). */
function ratesOf(arrived: readonly Arrived[]): readonly Rate[] {
  const threads = new Set(arrived.map(({ thread }) => thread));
  const worst = (ms: number): number =>
    Math.max(
      0,
      ...[...threads].map((thread) =>
        mostIn(
          arrived.filter((each) => each.thread === thread).map(({ at }) => at),
          ms,
        ),
      ),
    );
  return [
    { window: 'a thread, 1 s', most: worst(1_000), allowed: 7 },
    { window: 'a thread, 2 s', most: worst(2_000), allowed: 8 },
    { window: 'a thread, 30 s', most: worst(30_000), allowed: 60 },
    { window: 'a thread, 3,600 s', most: worst(3_600_000), allowed: 1_800 },
    {
      window: 'the app, 1 s',
      most: mostIn(
        arrived.map(({ at }) => at),
        1_000,
      ),
      allowed: 50,
    },
  ];
}

function mostIn(times: readonly number[], ms: number): number {
  let [from, most] = [0, 0];
  for (const [to, time] of times.entries()) {
    while (time - (times[from] ?? 0) >= ms) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}

export const wordsOfDay = (played: DayPlayed): string =>
  [
    `${String(played.delivered)} of ${String(played.cards)} cards delivered, ${String(played.doubled)} doubled, ${String(played.left)} left; `,
    `${String(played.throttled)} calls throttled, ${String(played.tooFast)} of them for being too fast; `,
    ...played.rates.map(
      ({ window, most, allowed }) => `${window}: ${String(most)} of ${String(allowed)}; `,
    ),
    `${String(played.sweeps)} sweeps; ${played.seconds.toFixed(0)} s`,
  ].join('');
