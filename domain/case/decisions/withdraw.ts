import { invalid, textProblems } from '../checks.ts';
import type { CommandOf, Context } from '../commands.ts';
import { entryOf } from '../find.ts';
import { canBeWithdrawn } from '../ladder.ts';
import { NOTHING, refuse, type Decision } from '../refusals.ts';
import type { CaseState } from '../state.ts';
import { keep } from '../text.ts';
import { happened, running, type Ask } from './ask.ts';
import { cancelPending } from './cancelled.ts';

/** The raiser takes the matter back, with a reason (A-X-11). */
export function withdraw(
  state: CaseState,
  command: CommandOf<'withdraw'>,
  ask: Ask,
  ctx: Context,
): Decision {
  if (ask.who.raiser === null) return refuse({ reason: 'only-the-raiser' });
  if (entryOf(state, command.stage)?.decision?.kind === 'withdrawn') return NOTHING;
  const at = running(state, command.stage, ctx);
  if ('reason' in at) return refuse(at);
  if (!canBeWithdrawn(ctx.procedure)) return refuse({ reason: 'withdrawal-not-in-procedure' });
  const problems = textProblems('reason', command.reason);
  if (problems.length > 0) return invalid(problems);
  return happened(
    { type: 'CaseWithdrawn', stage: command.stage, reason: keep(command.reason) },
    ...cancelPending(state, 'case-closed'),
  );
}
