import type { Context } from './commands.ts';
import type { SendCard } from './effects.ts';
import { entryOf } from './find.ts';
import { stageOf } from './ladder.ts';
import type { CaseState } from './state.ts';
import { isNews } from './whenTold.ts';

/**
 * Whether this may wait for the addressee's daily list (ADR 23). What asks somebody to act, runs a clock,
 * warns, or receives something never does, nor does what is sent in another's place.
 */
export const mayWaitForList = (effect: SendCard, state: CaseState, ctx: Context): boolean =>
  effect.to.person !== null &&
  effect.as !== 'responder' &&
  effect.onBehalfOf === undefined &&
  isNews(effect, ctx) &&
  (effect.card !== 'copy' || copyMayWait(effect, state, ctx));

/**
 * A copy waits where nothing pressed: no formal step was passed over, no talk left out, and the stage's time does
 * not begin with a day that somebody has to record, perhaps whoever has the copy.
 */
function copyMayWait({ stage }: SendCard, state: CaseState, { procedure }: Context): boolean {
  const entry = entryOf(state, stage);
  if (entry === null) return false;
  const pressing =
    entry.skipped.some((key) => stageOf(procedure, key)?.formal === true) ||
    entry.consultations.some(({ notHeld }) => notHeld !== null);
  return !pressing && stageOf(procedure, entry.stage)?.clock?.from === undefined;
}
