import { addDays, compareDays, localDay, type Day } from '../../calendar/index.ts';
import type { StageClock, StartEvent } from '../../procedure/index.ts';
import { invalid, pastDayProblems } from '../checks.ts';
import type { CommandOf, Context } from '../commands.ts';
import { laterDay } from '../find.ts';
import { maximumFrom } from '../latestDue.ts';
import { NOTHING, refuse, type Decision, type Problem, type Refusal } from '../refusals.ts';
import type { Standing } from '../standing.ts';
import { countFromEvent, startedOn, startEventOf } from '../startEvent.ts';
import type { CaseState, Clock, StageEntry } from '../state.ts';
import { roleTitle } from '../viewing/words.ts';
import { happened, running, type Ask } from './ask.ts';

/**
 * Somebody whom the procedure names says on which day that has happened which starts the stage's clock;
 * it may have been before the stage was opened. Later the raiser alone corrects the day.
 */
export function recordStart(
  state: CaseState,
  command: CommandOf<'recordStart'>,
  ask: Ask,
  ctx: Context,
): Decision {
  const at = running(state, command.stage, ctx);
  if ('reason' in at) return refuse(at);
  const event = startEventOf(at.entry, ctx);
  const { clock } = at.entry;
  const limit = at.stage.clock;
  if (event === null || clock === null || limit === null) {
    return refuse({ reason: 'starts-with-delivery' });
  }
  if (!mayRecordStart(at.entry, ask.who, ctx)) return refuse(notTheirs(at.entry, event, ctx));
  if (startedOn(at.entry) === command.on) return NOTHING;
  const problems = dayProblems(command.on, at.entry, ask.today, ctx);
  if (problems.length > 0) return invalid(problems);
  return startedOn(at.entry) === null
    ? started(command, limit, ctx)
    : corrected(command, clock, limit, ctx);
}

/** Before it is recorded, those whom the rule names; afterwards the raiser, to correct the day. */
export function mayRecordStart(entry: StageEntry, who: Standing, ctx: Context): boolean {
  if (startEventOf(entry, ctx) === null) return false;
  if (startedOn(entry) !== null) return who.raiser !== null;
  return who.starts.some((seat) => seat.entry === entry.id);
}

function notTheirs(entry: StageEntry, { by }: StartEvent, ctx: Context): Refusal {
  const on = startedOn(entry);
  return on === null
    ? { reason: 'only-those-named', who: by.map((role) => roleTitle(role, ctx)) }
    : { reason: 'start-recorded', on };
}

/** What starts a clock may lie before the stage; a day of another year is a slip of the pen. */
const MOST_DAYS_BEFORE = 92;

function dayProblems(
  on: Day,
  { openedAt }: StageEntry,
  today: Day,
  { calendar }: Context,
): readonly Problem[] {
  const earliest = laterDay(calendar.firstDay, addDays(localDay(openedAt), -MOST_DAYS_BEFORE));
  return compareDays(on, earliest) < 0
    ? [{ field: 'on', what: 'day-too-early', limit: earliest }]
    : pastDayProblems('on', on, today);
}

function started(
  { stage, on }: CommandOf<'recordStart'>,
  limit: StageClock,
  ctx: Context,
): Decision {
  const trace = countFromEvent(limit, on, ctx);
  const { dayZero, due } = trace;
  return happened({ type: 'ClockStarted', stage, dayZero, trace, due });
}

/**
 * A due day that was agreed since stays, as it does when the calendar changes; the new start is kept. It
 * does not stay beyond the maximum, which is counted from the start too.
 */
function corrected(
  { stage, on }: CommandOf<'recordStart'>,
  { due, moves }: Clock,
  limit: StageClock,
  ctx: Context,
): Decision {
  const trace = countFromEvent(limit, on, ctx);
  const from = due ?? trace.due;
  const agreed = moves.some(({ why }) => why === 'extension');
  const to = agreed ? notBeyond(maximumFrom(trace, limit, ctx), from) : trace.due;
  return happened({ type: 'DueDayMoved', stage, from, to, trace, why: 'start' });
}

const notBeyond = (latest: Day | null, agreed: Day): Day =>
  latest !== null && compareDays(agreed, latest) > 0 ? latest : agreed;
