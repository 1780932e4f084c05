import { invalid, textProblems } from '../checks.ts';
import type { CommandOf, Context } from '../commands.ts';
import { entryOf } from '../find.ts';
import { nextOf } from '../ladder.ts';
import { NOTHING, refuse, type Decision } from '../refusals.ts';
import type { CaseState } from '../state.ts';
import { keep } from '../text.ts';
import { happened, running, type Ask } from './ask.ts';
import { cancelPending } from './cancelled.ts';
import { isReferred } from './referral.ts';

/**
 * After the last stage the raiser may end the case: unresolved at the highest level (A-SW-12), or as
 * referred where a referral was made. A referral by itself closes nothing (CB-13).
 */
export function closeUnresolved(
  state: CaseState,
  command: CommandOf<'closeUnresolved'>,
  ask: Ask,
  ctx: Context,
): Decision {
  if (ask.who.raiser === null) return refuse({ reason: 'only-the-raiser' });
  const before = entryOf(state, command.stage)?.decision?.kind;
  if (before === 'unresolved-at-highest' || before === 'referred') return NOTHING;
  const at = running(state, command.stage, ctx);
  if ('reason' in at) return refuse(at);
  if (nextOf(ctx.procedure, at.stage.key) !== null) return refuse({ reason: 'stages-left' });
  const problems = textProblems('reason', command.reason);
  if (problems.length > 0) return invalid(problems);
  return happened(
    {
      type: 'ClosedUnresolved',
      stage: command.stage,
      how: isReferred(state) ? 'referred' : 'unresolved-at-highest',
      reason: keep(command.reason),
    },
    ...cancelPending(state, 'case-closed'),
  );
}
