import type { Moment } from '../../domain/calendar/index.ts';
import { seatsFollowing, type CaseId, type Reference } from '../../domain/case/index.ts';
import type { Directory } from '../../domain/people/index.ts';
import { contextOf } from '../context.ts';
import { eachCase } from '../eachCase.ts';
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
  await eachCase(sources.cases, async (id) => {
    const loaded = await sources.cases.load(id);
    if (loaded?.state.status.kind !== 'open') return;
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
  });
  return moved.sort((a, b) => (a.reference < b.reference ? -1 : a.reference > b.reference ? 1 : 0));
}
