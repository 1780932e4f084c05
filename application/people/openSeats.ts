import { localDay, type Moment } from '../../domain/calendar/index.ts';
import {
  runningEntry,
  scopeOf,
  seatsOf,
  type CaseId,
  type CaseState,
  type Context,
  type Reference,
} from '../../domain/case/index.ts';
import type { Directory, PersonId } from '../../domain/people/index.ts';
import { contextOf } from '../context.ts';
import type { CalendarSource, CaseStore, ProcedureSource } from '../ports/index.ts';

/** A seat of an open case whose holder an import would take out of it: ids and references only. */
export interface SeatMoved {
  readonly caseId: CaseId;
  readonly reference: Reference;
  readonly role: string;
  /** Whether somebody else holds the post then; else the seat is without anybody. */
  readonly to: 'another' | 'nobody';
}

interface Sources {
  readonly cases: CaseStore;
  readonly procedures: ProcedureSource;
  readonly calendar: CalendarSource;
}

/** Cases read side by side. */
const LANES = 6;

/**
 * Which open seats would lose or change their holder. Whoever was asked under the old list and would be
 * under the new one too is not among them; a raiser who has left has lost theirs.
 */
export async function seatsMoved(
  sources: Sources,
  before: Directory,
  after: Directory,
  now: Moment,
): Promise<readonly SeatMoved[]> {
  const moved: SeatMoved[] = [];
  const ids = sources.cases.all()[Symbol.asyncIterator]();
  const lane = async (): Promise<void> => {
    for (let next = await ids.next(); next.done !== true; next = await ids.next()) {
      const loaded = await sources.cases.load(next.value);
      if (loaded?.state.status.kind !== 'open') continue;
      const { state } = loaded;
      const ctx = await contextOf(
        { ...sources, directory: { directory: async () => await Promise.resolve(before) } },
        state,
      );
      moved.push(...movedIn(state, ctx, { ...ctx, directory: after }, now));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return moved.sort((a, b) => (a.reference < b.reference ? -1 : a.reference > b.reference ? 1 : 0));
}

function movedIn(
  state: CaseState,
  before: Context,
  after: Context,
  now: Moment,
): readonly SeatMoved[] {
  const about = { caseId: state.id, reference: state.reference };
  const has = ({ directory }: Context, person: PersonId): boolean => directory.people.has(person);
  const raiser: readonly SeatMoved[] =
    has(before, state.raiser) && !has(after, state.raiser)
      ? [{ ...about, role: 'raiser', to: 'nobody' }]
      : [];
  const at = { scope: scopeOf(state), raiser: state.raiser, on: localDay(now), responders: [] };
  const asked = runningEntry(state)?.responders ?? [];
  const seats = asked.flatMap(({ role, person }): readonly SeatMoved[] => {
    if (person === null) return [];
    const then = seatsOf(role, at, after).flatMap((seat) => seat.person ?? []);
    const held = seatsOf(role, at, before).some((seat) => seat.person === person);
    if (!held || then.includes(person)) return [];
    return [{ ...about, role, to: then.length > 0 ? 'another' : 'nobody' }];
  });
  return [...raiser, ...seats];
}
