import { localDay, momentAt, countDue, type CountTrace, type Day } from '../calendar/index.ts';
import type { StageClock, StartEvent } from '../procedure/index.ts';
import type { Context } from './commands.ts';
import { stageOf } from './ladder.ts';
import type { StageEntry } from './state.ts';

/**
 * What the clock of a stage waits for, where that is not the delivery. A day that the raiser has set is
 * the due day whatever happens, so nothing waits for an event there.
 */
export const startEventOf = (entry: StageEntry, ctx: Context): StartEvent | null =>
  entry.clock?.kind === 'limit' ? (stageOf(ctx.procedure, entry.stage)?.clock?.from ?? null) : null;

/** The day that was recorded for it; null: none yet. */
export const startedOn = ({ clock }: StageEntry): Day | null =>
  clock?.trace ? localDay(clock.trace.start) : null;

/** Nobody has said yet on which day that happened which starts the clock. */
export const waitsForStart = (entry: StageEntry, ctx: Context): boolean =>
  startEventOf(entry, ctx) !== null && startedOn(entry) === null;

/** The limit from that day on. Of an event the day alone is known, so no hour of it cuts anything off. */
export const countFromEvent = ({ n, unit }: StageClock, on: Day, ctx: Context): CountTrace =>
  countDue(ctx.calendar, momentAt(on, '00:00'), n, unit, { ...ctx.counting, cutOffHour: null });
