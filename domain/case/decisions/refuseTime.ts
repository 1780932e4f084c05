import { invalid, textProblems } from '../checks.ts';
import type { CommandOf, Context } from '../commands.ts';
import { NOTHING, refuse, type Decision } from '../refusals.ts';
import type { CaseState } from '../state.ts';
import { keep } from '../text.ts';
import { happened, running, type Ask } from './ask.ts';

/** The raiser does not allow the time that was asked for: the due day stays. */
export function refuseTime(
  state: CaseState,
  command: CommandOf<'refuseTime'>,
  ask: Ask,
  ctx: Context,
): Decision {
  if (ask.who.raiser === null) return refuse({ reason: 'only-the-raiser' });
  const at = running(state, command.stage, ctx);
  if ('reason' in at) return refuse(at);
  const answer = at.entry.timeRequest?.answer.kind ?? null;
  if (answer === 'refused') return NOTHING;
  if (answer !== 'open') return refuse({ reason: 'no-open-time-request' });
  const problems = textProblems('reason', command.reason);
  if (problems.length > 0) return invalid(problems);
  return happened({ type: 'TimeRefused', stage: command.stage, reason: keep(command.reason) });
}
