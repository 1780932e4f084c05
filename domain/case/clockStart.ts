import {
  CalendarEnds,
  countDue,
  localDay,
  recount,
  type CountTrace,
  type Moment,
} from '../calendar/index.ts';
import type { Stage } from '../procedure/index.ts';
import type { Context } from './commands.ts';
import type { CaseEvent } from './events.ts';
import { laterDay, runningEntry, isOpen } from './find.ts';
import { stageOf } from './ladder.ts';
import type { CaseState, Responder, StageEntry } from './state.ts';

/**
 * The clocks that a delivery starts. Day 0 is the day of the last responder's first accepted or
 * uncertain attempt; who cannot be reached does not hold it up as long as one was (design section 5).
 * Where nobody was reached the limit of the stage waits, but the whole limit runs: it warns only. A limit
 * that begins with an event waits for `recordStart`, whatever was delivered.
 */
export function clockStarts(
  state: CaseState,
  entry: StageEntry,
  ctx: Context,
  now: Moment,
): readonly CaseEvent[] {
  const reachable = entry.responders.filter(({ person, deputy }) => (person ?? deputy) !== null);
  const settled = reachable.every(
    (seat) => reachedAt(seat) !== null || seat.delivery.failed !== null,
  );
  const stage = stageOf(ctx.procedure, entry.stage);
  if (!settled || stage === null) return [];
  const reached = entry.responders.map(reachedAt).filter((at) => at !== null);
  const start = [...reached].sort().at(-1) ?? null;
  const nobody = entry.responders.every(({ delivery }) => delivery.failed !== null);
  if (start === null && !nobody) return [];
  return [
    ...(start === null ? [] : stageClock(entry, stage, start, ctx)),
    ...wholeClock(state, stage, start ?? now, ctx),
  ];
}

/** A seat that was handed over had its alert when the one before had it: the days are not new. */
const reachedAt = ({ delivery, reachedBefore }: Responder): Moment | null =>
  reachedBefore ?? delivery.deliveredAt;

function stageClock(
  entry: StageEntry,
  stage: Stage,
  start: Moment,
  ctx: Context,
): readonly CaseEvent[] {
  const { clock } = entry;
  if (clock?.firstDue !== null || clock.state === 'ended') return [];
  const opened = { type: 'ClockStarted', stage: entry.id } as const;
  if (clock.timescale !== null) {
    const dayZero = localDay(start);
    return [{ ...opened, dayZero, trace: null, due: laterDay(clock.timescale.day, dayZero) }];
  }
  const { clock: limit } = stage;
  if (limit === null || limit.from !== undefined) return [];
  const trace = counted(() => countDue(ctx.calendar, start, limit.n, limit.unit, ctx.counting));
  return trace === null ? [] : [{ ...opened, dayZero: trace.dayZero, trace, due: trace.due }];
}

function wholeClock(
  state: CaseState,
  stage: Stage,
  start: Moment,
  ctx: Context,
): readonly CaseEvent[] {
  const { wholeLimit } = ctx.procedure;
  if (state.whole !== null || wholeLimit === null || !isOpen(state)) return [];
  if (wholeLimit.covers === 'formal' && !stage.formal) return [];
  const trace = counted(() =>
    countDue(ctx.calendar, start, wholeLimit.n, wholeLimit.unit, ctx.counting),
  );
  return trace === null ? [] : [{ type: 'WholeClockStarted', trace }];
}

/**
 * A count that leaves the calendar is refused loudly when a stage is opened. A delivery that has
 * happened is recorded all the same; its clock starts as soon as the calendar reaches far enough.
 */
function counted(count: () => CountTrace): CountTrace | null {
  try {
    return count();
  } catch (error) {
    if (error instanceof CalendarEnds) return null;
    throw error;
  }
}

/**
 * What a changed calendar does to the due days of an open case (design section 5): they are counted
 * again by the same rule from the same start. A day that was agreed or set by the raiser stays.
 */
export function calendarMoves(state: CaseState, ctx: Context, now: Moment): readonly CaseEvent[] {
  const entry = runningEntry(state);
  if (entry === null) return [];
  return [
    ...clockStarts(state, entry, ctx, now),
    ...stageMove(entry, ctx),
    ...wholeMove(state, ctx),
  ];
}

function stageMove(entry: StageEntry, ctx: Context): readonly CaseEvent[] {
  const { clock } = entry;
  const before = clock?.trace ?? null;
  if (clock === null || before === null || clock.due === null) return [];
  if (before.calendarVersion === ctx.calendar.version) return [];
  if (clock.moves.some(({ why }) => why === 'extension')) return [];
  const trace = counted(() => recount(ctx.calendar, before));
  if (trace === null || trace.due === clock.due) return [];
  return [{ type: 'DueDayMoved', stage: entry.id, from: clock.due, to: trace.due, trace }];
}

function wholeMove({ whole }: CaseState, ctx: Context): readonly CaseEvent[] {
  if (whole?.state !== 'running') return [];
  if (whole.trace.calendarVersion === ctx.calendar.version) return [];
  const trace = counted(() => recount(ctx.calendar, whole.trace));
  if (trace === null || trace.due === whole.due) return [];
  return [{ type: 'WholeDueDayMoved', from: whole.due, to: trace.due, trace }];
}
