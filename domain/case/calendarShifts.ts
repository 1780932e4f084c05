import type { Day, Moment } from '../calendar/index.ts';
import { calendarMoves } from './clockStart.ts';
import type { Context } from './commands.ts';
import { stageOf } from './ladder.ts';
import { runningEntry } from './find.ts';
import type { CaseState } from './state.ts';

/** A due day that another calendar moves. */
export interface CalendarShift {
  /** The stage whose limit moves; null: the limit of the whole. */
  readonly stage: string | null;
  readonly from: Day;
  readonly to: Day;
}

/**
 * Which due days of a case the calendar of this context would move, without a change to the case: what is
 * to be announced is looked at before (design section 5). A closed case has none.
 */
export function calendarShifts(
  state: CaseState,
  ctx: Context,
  now: Moment,
): readonly CalendarShift[] {
  const label = stageOf(ctx.procedure, runningEntry(state)?.stage ?? '')?.label ?? '';
  return calendarMoves(state, ctx, now).flatMap((event): CalendarShift[] => {
    if (event.type === 'DueDayMoved') return [{ stage: label, from: event.from, to: event.to }];
    return event.type === 'WholeDueDayMoved'
      ? [{ stage: null, from: event.from, to: event.to }]
      : [];
  });
}
