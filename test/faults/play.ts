import { personId } from '../builders/brands.ts';
import { Breaker } from '../crash/breaker.ts';
import { DURHAM, JOURNEY, play, theMorning } from '../crash/journey.ts';
import { namesIn } from '../crash/picture.ts';
import { Theatre } from '../crash/theatre.ts';
import { kindOf, patternOf } from './callKind.ts';
import { atTheDoors } from './doors.ts';
import { FAULTS, type Extent, type Fault } from './kinds.ts';
import { MAILBOX, realOutside, type RealOutside } from './outside.ts';
import { judge, type Verdict } from './truth.ts';

const PATIENT_MS = 5_000;

/** The journey without a fault: each call that the app made, by its kind. */
export interface Reference {
  readonly calls: readonly string[];
  /** Business time of the first call of each kind. */
  readonly firsts: ReadonlyMap<string, string>;
  readonly told: ReadonlySet<string>;
  readonly verdict: Verdict;
}

/** This fault, at the so manyth call of a kind, or at all of them for a week. */
export interface Point {
  readonly kind: string;
  readonly fault: Fault;
  readonly extent: Extent;
  /** Calls of the kind that go well before. */
  readonly after: number;
  /** The end of its week, in business time. */
  readonly until: string;
  /** Where it lies: one of each diagonal meets every kind and every fault. */
  readonly diagonal: number;
}

const WEEK_MS = 7 * 86_400_000;
const weekFrom = (first = ''): string => new Date(Date.parse(first) + WEEK_MS).toISOString();

export interface Tried {
  readonly point: Point;
  readonly met: number;
  readonly verdict: Verdict;
}

export async function playReference(): Promise<Reference> {
  const calls: string[] = [];
  const firsts = new Map<string, string>();
  const { theatre, outside } = await theStage(PATIENT_MS, (kind, at) => {
    calls.push(kind);
    if (!firsts.has(kind)) firsts.set(kind, at);
  });
  try {
    interrupt(outside);
    const wrong = await playAll(theatre, outside, 'once');
    // The judge looks into mailbox and calendar by the same calls: those are not the app's.
    const made = [...calls];
    const [told, verdict] = [await toldIn(theatre), await judge(theatre, outside)];
    return {
      calls: made,
      firsts,
      told,
      verdict: { ...verdict, wrong: [...wrong, ...verdict.wrong] },
    };
  } finally {
    await outside.stand.stop();
  }
}

/** Every distinct call of the reference with every fault that fits it: once, and for a week. */
export function pointsOf({ calls, firsts }: Reference, each: 'first' | 'all'): readonly Point[] {
  const counts = new Map<string, number>();
  for (const kind of calls) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].flatMap(([kind, count], row) =>
    FAULTS.flatMap((fault, column): readonly Point[] => {
      if (!fault.services.some((service) => kind.startsWith(service))) return [];
      const here = { kind, fault, diagonal: row + column };
      const calls = Array.from({ length: each === 'all' ? count : 1 }, (_, after): Point => {
        return { ...here, extent: 'once', after, until: '' };
      });
      const until = weekFrom(firsts.get(kind));
      return [...calls, { ...here, extent: 'for a week', after: 0, until }];
    }),
  );
}

export const nameOf = ({ kind, fault, extent, after }: Point): string =>
  `${kind} ${after === 0 ? '' : `(${String(after + 1)}th) `}${fault.name} ${extent}`;

/** Plays the whole journey with the fault in it, and judges what is left behind by the stand-ins. */
export async function tryPoint(point: Point, { told }: Reference): Promise<Tried> {
  const { fault, extent } = point;
  const { theatre, outside } = await theStage(fault.deadlineMs ?? PATIENT_MS, () => undefined);
  try {
    const rule = addFaults(outside, point);
    const wrong = await playAll(theatre, outside, extent);
    const met = outside.stand.faults.used(rule);
    const verdict = await judge(theatre, outside);
    const missing = extent === 'once' ? await missingIn(theatre, told) : [];
    const all = [...wrong, ...verdict.wrong, ...missing];
    return { point, met, verdict: { ...verdict, wrong: all } };
  } catch (error) {
    const words = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
    const nothing = { twice: 0, uncertain: 0, unreached: 0, alarms: 0, dead: 0 };
    return { point, met: -1, verdict: { ...nothing, wrong: [`stopped: ${words}`] } };
  } finally {
    await outside.stand.stop();
  }
}

/** Between these, people ask the app something themselves. */
const AT_THE_DOORS: readonly string[] = ['acknowledge', 'reply', 'the end'];

export async function playAll(
  theatre: Theatre,
  outside: RealOutside,
  extent: Extent,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const step of JOURNEY) {
    try {
      await play(theatre, step);
      await outside.timers(theatre);
    } catch (error) {
      // In a week without a service, people cannot go on as they had planned; the record has to be true.
      if (extent === 'once' || !wasRefused(error)) throw error;
      await theatre.rest();
    }
    if (!AT_THE_DOORS.includes(step.name)) continue;
    const patient = extent === 'once' || step.name === 'the end';
    wrong.push(...(await atTheDoors(theatre, outside, patient)));
  }
  return wrong;
}

const INTERRUPTED = 'graph POST /v1.0/users/{}/messages/{}/send';

/** The fault beside the interruption, whose call is one of those before it. The first rule wins. */
function addFaults(outside: RealOutside, point: Point): string {
  if (point.kind === INTERRUPTED && point.after > 0) {
    interrupt(outside);
    return addFault(outside, { ...point, after: point.after - 1 });
  }
  const rule = addFault(outside, point);
  interrupt(outside);
  return rule;
}

/** One mail is left as a draft whatever else happens: the next try finds it and gives it new words. */
export function interrupt({ stand }: RealOutside): void {
  const match = patternOf(INTERRUPTED);
  stand.faults.add({ service: 'graph', match, reply: { status: 503 }, times: 1 });
}

const wasRefused = (error: unknown): boolean =>
  error instanceof Error && /was refused|no meeting/.test(error.message);

/** Holds a post, has no part in the case, and has an account no more. */
const LEAVER = personId(117);

export async function theStage(deadlineMs: number, onKind: (kind: string, at: string) => void) {
  const around = await theMorning();
  const people = await new Theatre(around, new Breaker(), [DURHAM]).eye.directory.directory();
  const outside = await realOutside({
    around,
    people: [...people.people.values()].map(({ id, post, mail }) => ({ id, post, mail })),
    installed: (person) => !around.outside.without.has(person),
    blocked: (person) => around.outside.closed.has(person),
    deadlineMs,
    catalogAppId: null,
    onCall: (call) => onKind(kindOf(call), call.businessTime),
  });
  // Whoever is not among many is asked for alone, and a meeting without a link is looked at once more.
  outside.stand.graph.deleteAccount(LEAVER);
  outside.stand.graph.setHasTeams(MAILBOX.id, false);
  return { theatre: new Theatre(around, new Breaker(), [DURHAM], outside.ports), outside };
}

function addFault({ stand }: RealOutside, { kind, fault, extent, after, until }: Point): string {
  const [service] = kind.split(' ');
  const rule = {
    service: service as 'teams' | 'graph' | 'identity',
    match: patternOf(kind),
  };
  // The calls before it are let through by a rule that does nothing but count.
  if (after > 0) stand.faults.add({ ...rule, delayMs: 1, times: after });
  return stand.faults.add({
    ...rule,
    ...fault.does,
    ...(extent === 'once' ? { times: 1 } : { untilBusinessTime: until }),
  });
}

/** Who was told what, whatever the route. */
export async function toldIn(theatre: Theatre): Promise<ReadonlySet<string>> {
  const events = await theatre.eye.cases.events(theatre.caseId);
  const names = namesIn(events);
  return new Set(
    events.flatMap((event) =>
      (event.type === 'DeliveryRecorded' && event.outcome !== 'refused') ||
      event.type === 'DeliveryFailed'
        ? [
            `${event.person ?? event.role} ${event.what} ${names.get(event.stage ?? 0) ?? String(event.stage)}`,
          ]
        : [],
    ),
  );
}

/** A fault that passes takes nothing from anybody. */
export async function missingIn(
  theatre: Theatre,
  wanted: ReadonlySet<string>,
): Promise<readonly string[]> {
  const found = await toldIn(theatre);
  // Where calendars could not be read, the convener is told that, with the times left to them.
  const instead = (each: string): string => each.replace(' slots ', ' no-slot ');
  return [...wanted]
    .filter((each) => !found.has(each) && !found.has(instead(each)))
    .map((each) => `never told: ${each}`);
}
