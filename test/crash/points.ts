import assert from 'node:assert/strict';
import { Breaker, BREAKS, type Break } from './breaker.ts';
import { DURHAM, JOURNEY, play, theMorning } from './journey.ts';
import { pictureOf, repeatsOf, type Lenience, type Picture } from './picture.ts';
import { copyAround, Theatre, type Around } from './theatre.ts';

/** The journey without a fault: the world before each step, and what each step leaves behind. */
export interface Reference {
  readonly before: readonly Around[];
  readonly pictures: readonly Picture[];
  readonly end: Around;
  /** Outside calls made by the end of each step. */
  readonly calls: readonly string[];
  readonly upTo: readonly number[];
}

export async function playReference(): Promise<Reference> {
  const around = await theMorning();
  const breaker = new Breaker();
  const before: Around[] = [];
  const pictures: Picture[] = [];
  const upTo: number[] = [];
  for (const step of JOURNEY) {
    before.push(copyAround(around));
    // A fresh process for each step, as the points begin with one: so the calls are the same.
    const theatre = new Theatre(around, breaker, [DURHAM]);
    await play(theatre, step);
    pictures.push(await pictureOf(theatre));
    upTo.push(breaker.calls.length);
  }
  return { before, pictures, end: around, calls: breaker.calls, upTo };
}

/** One point: this call of the journey, broken like this. */
export interface Point {
  readonly call: number;
  readonly how: Break;
}

export const pointsOf = ({ calls }: Reference): readonly Point[] =>
  calls.flatMap((_, call) => BREAKS.map((how) => ({ call, how })));

export interface Tried {
  readonly toTheEnd: boolean;
  /** A card that came twice. */
  readonly doubledCard: boolean;
  /** What is wrong; null when nothing is. */
  readonly wrong: string | null;
}

/**
 * Breaks one call and goes on. Played from the step in which the call is made: what lies before is the
 * reference's own. Where that step leaves behind just what it left behind in the reference, the rest of
 * the journey would be the reference's once more, and is played for every `toTheEnd`th point only.
 */
export async function tryPoint(
  reference: Reference,
  { call, how }: Point,
  toTheEnd: boolean,
): Promise<Tried> {
  const first = reference.upTo.findIndex((count) => call < count);
  const before = first === 0 ? 0 : (reference.upTo[first - 1] ?? 0);
  const around = reference.before[first];
  if (around === undefined) throw new Error(`no call ${String(call)}`);
  const breaker = new Breaker(call - before, how);
  const theatre = new Theatre(copyAround(around), breaker, [DURHAM]);
  let doubledCard = false;
  try {
    for (const [n, step] of JOURNEY.entries()) {
      if (n < first) continue;
      await play(theatre, step);
      if (n === JOURNEY.length - 1) break;
      if (n === first && !toTheEnd && same(await pictureOf(theatre), reference.pictures[n])) {
        doubledCard = await checkRepeats(theatre);
        assert.notEqual(breaker.broken, null, 'the call was not made again');
        return { toTheEnd: false, doubledCard, wrong: null };
      }
    }
    doubledCard = await checkRepeats(theatre);
    await checkEnd(theatre, reference, { call, how });
    return { toTheEnd: true, doubledCard, wrong: null };
  } catch (error) {
    return { toTheEnd: true, doubledCard, wrong: wordsOf(error) };
  }
}

const same = (a: Picture, b: Picture | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** At most one card came twice, and the record says so. */
async function checkRepeats(theatre: Theatre): Promise<boolean> {
  const { doubled, recorded } = await repeatsOf(theatre);
  assert.ok(doubled.length <= 1, `${String(doubled.length)} cards came twice`);
  assert.ok(doubled.length <= recorded, 'a card came twice and the record does not say so');
  return doubled.length > 0;
}

async function checkEnd(
  theatre: Theatre,
  reference: Reference,
  { call, how }: Point,
): Promise<void> {
  const called = theatre.breaker.broken;
  assert.notEqual(called, null, 'the call was not made again');
  const lenience = how === 'refuse' ? (LENIENT[called ?? ''] ?? {}) : {};
  const whole = new Theatre(reference.end, new Breaker(), [DURHAM]);
  const wanted = await pictureOf(whole, lenience);
  const found = await pictureOf(theatre, lenience);
  assert.equal(called, reference.calls[call], 'another call was broken than was meant');
  if (lenience.cancelled === true) {
    assert.deepEqual(found.dead, ['403'], 'a meeting stands that nobody is told of');
    assert.deepEqual({ ...found, dead: [] }, wanted);
  } else assert.deepEqual(found, wanted);
}

/** A service that says no for good changes the way: another route, another choice, somebody is told. */
const LENIENT: Readonly<Record<string, Lenience>> = {
  'teams.send': { route: true },
  'graph.install': { route: true },
  'graph.mail': {
    route: true,
    unreached: true,
    beside: ['DeliveryFailed', 'DeliveryRecorded'],
    cards: ['copy', 'notice:resolved', 'notice:undeliverable'],
  },
  'graph.schedules': {
    again: true,
    cards: ['slots', 'slots:no-slot'],
    beside: ['DeliveryRecorded'],
  },
  'graph.book': {
    again: true,
    cards: ['slots:no-slot', 'slots:move-refused'],
    beside: ['BookingRefused', 'DeliveryRecorded'],
  },
  'graph.invite': {
    cards: ['slots:invite-refused'],
    beside: ['BookingRefused', 'DeliveryRecorded'],
  },
  'graph.cancel': {
    cancelled: true,
    beside: ['CancelRefused', 'DeliveryRecorded'],
    cards: ['notice:cancel-refused'],
  },
};

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message.slice(0, 1_500) : 'unknown';
