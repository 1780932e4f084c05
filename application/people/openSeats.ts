import type { Moment } from '../../domain/calendar/index.ts';
import { seatsFollowing, type CaseId, type Reference } from '../../domain/case/index.ts';
import type { Directory } from '../../domain/people/index.ts';
import { contextOf } from '../context.ts';
import type { CalendarSource, CaseStore, ProcedureSource } from '../ports/index.ts';

/** A seat of an open case whose holder an import would change: ids and references only. */
export interface SeatMoved {
  readonly caseId: CaseId;
  readonly reference: Reference;
  readonly role: string;
  /** Whether somebody else is asked then, or whoever deputises; else the seat is without anybody. */
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
 * Which open seats would follow their posts after an import (ADR 0018), by the same rule as they will
 * then; those that are about to follow anyway are not among them. A raiser who holds no such post any
 * more keeps the case until a person hands it over, and is shown as a seat that nobody has.
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
      const anyway = seatsFollowing(state, now, ctx).map((each) => JSON.stringify(each));
      const { id: caseId, reference } = state;
      moved.push(
        ...seatsFollowing(state, now, { ...ctx, directory: after })
          .filter((each) => !anyway.includes(JSON.stringify(each)))
          .map(({ role, to, deputy }): SeatMoved => ({
            caseId,
            reference,
            role,
            to: (to ?? deputy) === null ? 'nobody' : 'another',
          })),
      );
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return moved.sort((a, b) => (a.reference < b.reference ? -1 : a.reference > b.reference ? 1 : 0));
}
