import { Breaker } from '../crash/breaker.ts';
import { DURHAM, JOURNEY, play, theMorning } from '../crash/journey.ts';
import { namesIn } from '../crash/picture.ts';
import { Theatre } from '../crash/theatre.ts';
import { kindOf, patternOf } from './callKind.ts';
import { BURST_UNTIL, FAULTS, type Extent, type Fault } from './kinds.ts';
import { realOutside, type RealOutside } from './outside.ts';
import { judge, type Verdict } from './truth.ts';

const PATIENT_MS = 5_000;

/** The journey without a fault: each call that the app made, by its kind. */
export interface Reference {
  readonly calls: readonly string[];
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
}

export interface Tried {
  readonly point: Point;
  readonly met: number;
  readonly verdict: Verdict;
}

export async function playReference(): Promise<Reference> {
  const calls: string[] = [];
  const { theatre, outside } = await theStage(PATIENT_MS, (kind) => calls.push(kind));
  try {
    for (const step of JOURNEY) {
      await play(theatre, step);
      await outside.timers(theatre);
    }
    return { calls, told: await toldIn(theatre), verdict: await judge(theatre, outside) };
  } finally {
    await outside.stand.stop();
  }
}

/** Every distinct call of the reference with every fault that fits it: once, and for a week. */
export function pointsOf({ calls }: Reference, each: 'first' | 'all'): readonly Point[] {
  const counts = new Map<string, number>();
  for (const kind of calls) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].flatMap(([kind, count]) =>
    FAULTS.filter(({ services }) => services.some((service) => kind.startsWith(service))).flatMap(
      (fault) => [
        ...Array.from({ length: each === 'all' ? count : 1 }, (_, after): Point => {
          return { kind, fault, extent: 'once', after };
        }),
        { kind, fault, extent: 'for a week', after: 0 } as const,
      ],
    ),
  );
}

export const nameOf = ({ kind, fault, extent, after }: Point): string =>
  `${kind} ${after === 0 ? '' : `(${String(after + 1)}th) `}${fault.name} ${extent}`;

/** Plays the whole journey with the fault in it, and judges what is left behind by the stand-ins. */
export async function tryPoint(point: Point, { told }: Reference): Promise<Tried> {
  const { fault, kind, extent, after } = point;
  const { theatre, outside } = await theStage(fault.deadlineMs ?? PATIENT_MS, () => undefined);
  try {
    const rule = addFault(outside, point);
    for (const step of JOURNEY) {
      try {
        await play(theatre, step);
        await outside.timers(theatre);
      } catch (error) {
        // In a week without a service, people cannot go on as they had planned; the record has to be true.
        if (extent === 'once' || !wasRefused(error)) throw error;
        await theatre.rest();
      }
    }
    const met = usedOf(outside, rule, kind, after);
    const verdict = await judge(theatre, outside);
    const missing = extent === 'once' ? await missingIn(theatre, told) : [];
    return { point, met, verdict: { ...verdict, wrong: [...verdict.wrong, ...missing] } };
  } catch (error) {
    const words = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
    const nothing = { twice: 0, uncertain: 0, unreached: 0, alarms: 0, dead: 0 };
    return { point, met: -1, verdict: { ...nothing, wrong: [`stopped: ${words}`] } };
  } finally {
    await outside.stand.stop();
  }
}

const wasRefused = (error: unknown): boolean =>
  error instanceof Error && /was refused|no meeting/.test(error.message);

async function theStage(deadlineMs: number, onKind: (kind: string) => void) {
  const around = await theMorning();
  const people = await new Theatre(around, new Breaker(), [DURHAM]).eye.directory.directory();
  const outside = await realOutside({
    around,
    people: [...people.people.values()].map(({ id, post, mail }) => ({ id, post, mail })),
    installed: (person) => !around.outside.without.has(person),
    blocked: (person) => around.outside.closed.has(person),
    deadlineMs,
    onCall: (call) => onKind(kindOf(call)),
  });
  return { theatre: new Theatre(around, new Breaker(), [DURHAM], outside.ports), outside };
}

function addFault({ stand }: RealOutside, { kind, fault, extent, after }: Point): string {
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
    ...(extent === 'once' ? { times: 1 } : { untilBusinessTime: BURST_UNTIL }),
  });
}

/** How often the fault was met: by the log, since a rule that is used up is not listed any more. */
function usedOf({ stand }: RealOutside, _rule: string, kind: string, after: number): number {
  return Math.max(0, stand.log.all().filter((call) => kindOf(call) === kind).length - after);
}

/** Who was told what, whatever the route. */
async function toldIn(theatre: Theatre): Promise<ReadonlySet<string>> {
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
async function missingIn(
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
