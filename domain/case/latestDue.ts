import {
  CalendarEnds,
  compareDays,
  countDue,
  momentAt,
  type CountTrace,
  type Day,
} from '../calendar/index.ts';
import type { Stage, StageClock } from '../procedure/index.ts';
import { laterDayProblems } from './checks.ts';
import type { Context } from './commands.ts';
import { laterDay } from './find.ts';
import type { Problem } from './refusals.ts';
import type { Clock, StageEntry } from './state.ts';

/**
 * The last day to which more time can take a stage: its maximum, counted from the start of its clock.
 * Null where the procedure sets none, where no clock has started, and where it lies beyond the calendar.
 */
export function latestDue({ clock }: StageEntry, stage: Stage | null, ctx: Context): Day | null {
  const start = clock === null ? null : startOf(clock, ctx);
  return start === null ? null : maximumFrom(start, stage?.clock ?? null, ctx);
}

type Start = Pick<CountTrace, 'start' | 'settings'>;

/** The maximum of a stage whose clock starts like that; null where it has none, or beyond the calendar. */
export function maximumFrom(start: Start, clock: StageClock | null, ctx: Context): Day | null {
  const { atMost } = clock ?? {};
  if (atMost === undefined) return null;
  try {
    return countDue(ctx.calendar, start.start, atMost.n, atMost.unit, start.settings).due;
  } catch (error) {
    if (error instanceof CalendarEnds) return null;
    throw error;
  }
}

/** From where and how the clock counts; a raiser's own day was never counted, but has its day 0. */
function startOf({ trace, dayZero }: Clock, { counting }: Context): Start | null {
  if (trace !== null) return trace;
  return dayZero === null ? null : { start: momentAt(dayZero, '00:00'), settings: counting };
}

/** The maximum, once no day is left that more time could give. */
export function maximumReached(
  { entry, stage }: { readonly entry: StageEntry; readonly stage: Stage },
  today: Day,
  ctx: Context,
): Day | null {
  const latest = latestDue(entry, stage, ctx);
  const after = laterDay(entry.clock?.due ?? today, today);
  return latest !== null && compareDays(latest, after) <= 0 ? latest : null;
}

/** What is wrong with a new due day: it lies later than the present one, and not beyond the maximum. */
export function moreTimeProblems(
  until: Day,
  { entry, stage }: { readonly entry: StageEntry; readonly stage: Stage },
  today: Day,
  ctx: Context,
): readonly Problem[] {
  const field = 'until';
  const after = laterDay(entry.clock?.due ?? today, today);
  const problems = laterDayProblems(field, until, after, ctx.calendar);
  if (problems.length > 0) return problems;
  const latest = latestDue(entry, stage, ctx);
  return latest !== null && compareDays(until, latest) > 0
    ? [{ field, what: 'beyond-maximum', limit: latest }]
    : [];
}
