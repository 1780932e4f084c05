import type { ClockName, Rung } from './events.ts';
import type { MeetingId, StageEntryId } from './state.ts';
import type { Day } from '../calendar/index.ts';

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
