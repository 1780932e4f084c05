import { localDay, type Moment } from '../domain/calendar/index.ts';
import {
  caseTakers,
  isStranger,
  runningEntry,
  seatTakers,
  standing,
  type CaseId,
  type CaseState,
  type Command,
  type Door,
  type Reference,
} from '../domain/case/index.ts';
import { isInForce, type Directory, type Person, type PersonId } from '../domain/people/index.ts';
import { ADMINISTRATOR, RAISER_MANAGER } from '../domain/procedure/index.ts';
import { act } from './act.ts';
import { contextOf } from './context.ts';
import type { Dependencies } from './dependencies.ts';
import { codeOf } from './failures.ts';
import { written } from './writtenText.ts';

/** What of a person's open cases: those that they raised, those in which they are asked now. */
export type HandOverPart = 'raised' | 'asked';

export interface HandOverWish {
  readonly from: PersonId;
  readonly to: PersonId;
  readonly parts: readonly HandOverPart[];
}

/** As somebody confirmed it, with what stands on the record of each case. */
export interface ConfirmedWish extends HandOverWish {
  readonly reason: string;
  readonly key: string;
  /** By which door it came; absent: the chat. */
  readonly door?: Door;
}

/** What would be handed over: references alone, of cases on which this person has a say. */
export interface HandOverPreview {
  readonly from: Person;
  readonly to: Person;
  readonly parts: readonly HandOverPart[];
  readonly raised: readonly Reference[];
  readonly asked: readonly Reference[];
  /** Of those, cases that this person cannot have, or that are not this person's to hand over. */
  readonly left: number;
}

export interface HandedOverAll {
  readonly done: readonly Reference[];
  /** Cases for which it came to nothing: somebody was quicker, or a rule says no. */
  readonly left: number;
  /** Cases that storage could not be asked for; the same press again does the rest. */
  readonly failed: number;
  readonly more: boolean;
}

/** All of a person's cases at once; each case says for itself whether it may be. */
export interface HandOverServices {
  /** Whom one may choose; null where it is none of this person's business. */
  people(actor: PersonId, now: Moment): Promise<readonly Person[] | null>;
  preview(actor: PersonId, wish: HandOverWish, now: Moment): Promise<HandOverPreview | null>;
  /** The same key never acts twice on a case: after a crash the same call does the rest. */
  handOverAll(actor: PersonId, wish: ConfirmedWish, now: Moment): Promise<HandedOverAll | null>;
}

/** Of a person's list: nobody has so many open cases. */
const MOST_LINES = 1000;
/** In one press, which must be answered within seconds. */
const MOST_AT_ONCE = 60;
const LANES = 6;

export function handOverServices(deps: Dependencies): HandOverServices {
  return {
    people: async (actor, now) => {
      const directory = await deps.directory.directory();
      return (await mayHandOver(deps, directory, actor, now)) ? everybody(directory) : null;
    },
    preview: async (actor, wish, now) => await preview(deps, actor, wish, now),
    handOverAll: async (actor, wish, now) => await handOverAll(deps, actor, wish, now),
  };
}

const everybody = ({ people }: Directory): readonly Person[] =>
  [...people.values()].sort((a, b) => a.post.localeCompare(b.post, 'en'));

/** Managers of raisers, their deputies, and administrators (design section 6). */
async function mayHandOver(
  deps: Dependencies,
  { people, posts }: Directory,
  actor: PersonId,
  now: Moment,
): Promise<boolean> {
  if (!people.has(actor)) return false;
  const procedures = await deps.procedures.inForce();
  const managing = procedures.map(({ roles }) => roles[RAISER_MANAGER]?.heldAs ?? RAISER_MANAGER);
  const on = localDay(now);
  return posts.some(
    (post) =>
      isInForce(post, on) &&
      ((post.holder === actor && [...managing, ADMINISTRATOR].includes(post.role)) ||
        (post.deputy === actor && managing.includes(post.role))),
  );
}

interface Movable {
  readonly caseId: CaseId;
  readonly reference: Reference;
  readonly version: number;
  readonly part: HandOverPart;
  /** Null: not this person's to hand over, or not to this one. */
  readonly command: ((reason: string) => Command) | null;
}

async function preview(
  deps: Dependencies,
  actor: PersonId,
  wish: HandOverWish,
  now: Moment,
): Promise<HandOverPreview | null> {
  const directory = await deps.directory.directory();
  if (!(await mayHandOver(deps, directory, actor, now))) return null;
  const [from, to] = [directory.people.get(wish.from), directory.people.get(wish.to)];
  if (from === undefined || to === undefined || from.id === to.id) return null;
  const found = await movable(deps, actor, wish, now);
  const may = found.filter(({ command }) => command !== null);
  const of = (part: HandOverPart): readonly Reference[] =>
    may.filter((each) => each.part === part).map(({ reference }) => reference);
  return {
    from,
    to,
    parts: wish.parts,
    raised: of('raised'),
    asked: of('asked'),
    left: found.length - may.length,
  };
}

/** The person's open cases, as their list has them; each is asked what this actor may do with it. */
async function movable(
  deps: Dependencies,
  actor: PersonId,
  { from, to, parts }: HandOverWish,
  now: Moment,
): Promise<readonly Movable[]> {
  const { lines } = await deps.workIndex.ofPerson(from, MOST_LINES);
  const ids = [...new Set(lines.filter(({ open }) => open).map(({ caseId }) => caseId))];
  const found: Movable[] = [];
  await inLanes(ids, async (caseId) => {
    const loaded = await deps.cases.load(caseId);
    if (loaded === null) return;
    found.push(...(await movableIn(deps, loaded.state, actor, { from, to, parts }, now)));
  });
  return found.sort((a, b) => (a.reference < b.reference ? -1 : 1));
}

async function movableIn(
  deps: Dependencies,
  state: CaseState,
  actor: PersonId,
  { from, to, parts }: HandOverWish,
  now: Moment,
): Promise<readonly Movable[]> {
  const ctx = await contextOf(deps, state);
  const who = standing(actor, state, ctx, now);
  // That a case exists is told to those who have a part in it, and to administrators.
  if (isStranger(who) && who.administers === null) return [];
  const on = localDay(now);
  const of = { caseId: state.id, reference: state.reference, version: state.version };
  const raised: readonly Movable[] =
    parts.includes('raised') && state.raiser === from
      ? [
          {
            ...of,
            part: 'raised',
            command:
              who.manager !== null && caseTakers(state, who, on, ctx).includes(to)
                ? (reason) => ({ type: 'handOverCase', to, reason: written(deps.hasher, reason) })
                : null,
          },
        ]
      : [];
  const entry = parts.includes('asked') ? runningEntry(state) : null;
  const asked = (entry?.responders ?? []).filter(({ person }) => person === from);
  return [
    ...raised,
    ...asked.map((seat): Movable => {
      const takers = entry === null ? [] : seatTakers({ entry, seat }, who, state, on, ctx);
      const may = entry !== null && takers.some(({ person }) => person === to);
      return {
        ...of,
        part: 'asked',
        command: may
          ? (reason) => ({
              type: 'handOverSeat',
              stage: entry.id,
              role: seat.role,
              person: from,
              to,
              reason: written(deps.hasher, reason),
            })
          : null,
      };
    }),
  ];
}

async function handOverAll(
  deps: Dependencies,
  actor: PersonId,
  wish: ConfirmedWish,
  now: Moment,
): Promise<HandedOverAll | null> {
  const directory = await deps.directory.directory();
  if (!(await mayHandOver(deps, directory, actor, now))) return null;
  const found = await movable(deps, actor, wish, now);
  const may = found.filter(({ command }) => command !== null);
  const done: Reference[] = [];
  let [left, failed] = [found.length - may.length, 0];
  await inLanes(
    may.slice(0, MOST_AT_ONCE),
    async ({ caseId, reference, version, part, command }) => {
      if (command === null) return;
      try {
        // What went back and comes again is another wish, though the card is the same.
        const key = `${actor} ${wish.key} ${part} ${version}`;
        const envelope = { caseId, now, key, actor, command: command(wish.reason) };
        const { door } = wish;
        const acted = await act(deps, door === undefined ? envelope : { ...envelope, door });
        if (acted.kind === 'done') done.push(reference);
        else left += 1;
      } catch (error) {
        failed += 1;
        deps.log.error('hand-over-failed', { caseId, code: codeOf(error) });
      }
    },
  );
  return { done: [...new Set(done)].sort(), left, failed, more: may.length > MOST_AT_ONCE };
}

async function inLanes<T>(items: readonly T[], each: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const lane = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await each(next);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
