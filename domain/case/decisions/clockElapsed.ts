import { localDay, type Day, type Moment } from '../../calendar/index.ts';
import type { CommandOf, Context } from '../commands.ts';
import { dueRowsOf, inRungOrder } from '../dueRows.ts';
import type { CaseEvent } from '../events.ts';
import type { ClockName, Rung } from '../rungKey.ts';
import { currentEntry } from '../find.ts';
import { stageOf } from '../ladder.ts';
import { NOTHING, type Decision } from '../refusals.ts';
import type { CaseState } from '../state.ts';
import { isRaiserInPost } from '../takers.ts';
import { happened } from './ask.ts';

/**
 * A reminder's time has come. What the present state no longer arms is ignored: the stage was decided,
 * the clock stands still, the due day moved. After an outage the latest one fires, and those passed by
 * are recorded as superseded (design section 4). Nothing escalates by itself (A-X-05).
 */
export function clockElapsed(
  state: CaseState,
  { clock, rung, stage, meeting, due }: CommandOf<'clockElapsed'>,
  now: Moment,
  ctx: Context,
): Decision {
  const armed = dueRowsOf(state, ctx).filter(
    (row) =>
      row.clock === clock && row.stage === stage && row.meeting === meeting && row.due === due,
  );
  const asked = armed.find((row) => row.rung === rung);
  if (asked === undefined || asked.at > now) return NOTHING;
  const passed = armed.filter((row) => row.at <= now).sort(inRungOrder);
  const latest = passed.at(-1) ?? asked;
  const fired = {
    type: 'RungFired',
    stage,
    meeting,
    clock,
    rung: latest.rung,
    due,
    superseded: passed.slice(0, -1).map((row) => row.rung),
  } as const;
  const whose = whoseIsIt(state, fired, localDay(now), ctx);
  if (whose !== null) return happened(fired, whose);
  return stage !== null && isAgreedBySilence(state, fired, ctx)
    ? happened(fired, { type: 'DeemedAgreed', stage, due })
    : happened(fired);
}

/** A cover whose days have come or are over; a raiser who is back in their post. */
function whoseIsIt(
  state: CaseState,
  { clock, rung }: { readonly clock: ClockName; readonly rung: Rung },
  today: Day,
  ctx: Context,
): CaseEvent | null {
  const { covering } = state;
  if (clock === 'cover' && covering !== undefined) {
    const { person } = covering;
    return rung === 'overdue'
      ? { type: 'CoverEnded', person, how: 'last-day' }
      : { type: 'CoverBegan', person };
  }
  return clock === 'raiser' && isRaiserInPost(state, today, ctx)
    ? { type: 'RaiserReturned', person: state.raiser }
    : null;
}

/** Decisions of a review that nobody answered in time count as agreed (WF-28). Never an alert. */
function isAgreedBySilence(
  state: CaseState,
  { clock, rung }: { readonly clock: ClockName; readonly rung: Rung },
  ctx: Context,
): boolean {
  const entry = currentEntry(state);
  const rule = stageOf(ctx.procedure, entry.stage);
  return rung === 'overdue' && clock === 'stage' && rule?.silence === 'agreed' && !entry.answered;
}
