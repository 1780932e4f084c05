import type { MeetingId, StageEntryId } from './state.ts';
import type { Day } from '../calendar/index.ts';

/** A task's clock bears the key of its rule. */
export type ClockName =
  | 'stage'
  | 'whole'
  | 'meeting'
  | 'meeting-news'
  | 'undelivered'
  | 'start'
  | 'cover'
  | 'raiser'
  | `task:${string}`;
/** 09:00 on the working day before; 09:00 on the day; 09:00 of the next working day (design section 5). */
export type Rung = 'before' | 'on-the-day' | 'overdue';
/** Order in which rungs of one clock fire. */
export const RUNGS: readonly Rung[] = ['before', 'on-the-day', 'overdue'];

/** One reminder of one clock for one due day: a moved due day is another rung (design section 4). */
export interface RungId {
  readonly clock: ClockName;
  readonly rung: Rung;
  readonly stage: StageEntryId | null;
  readonly meeting: MeetingId | null;
  readonly due: Day;
}

/** The key of a rung's row in the case: stage entry or meeting, clock, rung, due day. */
export function rungKey({ clock, rung, stage, meeting, due }: RungId): string {
  const of = meeting === null ? `s${stage ?? 0}` : `m${meeting}`;
  return `${of}|${clock}|${rung}|${due}`;
}
