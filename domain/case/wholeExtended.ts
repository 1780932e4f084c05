import {
  CalendarEnds,
  countDue,
  daysBetween,
  workingDaysBetween,
  type Day,
} from '../calendar/index.ts';
import type { Context } from './commands.ts';
import type { CaseEvent } from './events.ts';
import type { CaseState, WholeClock } from './state.ts';

/**
 * Where the procedure lets the limit of the whole process grow with more time at a stage (A-DU-16): as
 * many days of its own unit as lie between the stage's old due day and its new one, counted from the
 * same start. A stage that had no due day had nothing that could grow.
 */
export function wholeExtended(
  { whole }: CaseState,
  from: Day | null,
  until: Day,
  ctx: Context,
): readonly CaseEvent[] {
  const grows = ctx.procedure.extension?.wholeLimit === 'moves';
  if (!grows || from === null || whole?.state !== 'running') return [];
  const added = daysAdded(whole, from, until, ctx);
  if (added <= 0) return [];
  const { start, n, unit, settings } = whole.trace;
  try {
    const trace = countDue(ctx.calendar, start, n + added, unit, settings);
    return [
      { type: 'WholeDueDayMoved', from: whole.due, to: trace.due, trace, why: 'extension', added },
    ];
  } catch (error) {
    // It only warns: a day beyond the calendar holds up nobody's more time.
    if (error instanceof CalendarEnds) return [];
    throw error;
  }
}

const daysAdded = ({ trace }: WholeClock, from: Day, until: Day, ctx: Context): number =>
  trace.unit === 'working-day'
    ? workingDaysBetween(ctx.calendar, from, until)
    : daysBetween(from, until);
