import { invalid, textProblems } from '../checks.ts';
import type { CommandOf, Context } from '../commands.ts';
import { NOTHING, refuse, type Decision } from '../refusals.ts';
import type { CaseState } from '../state.ts';
import { keep } from '../text.ts';
import { happened, running, type Ask } from './ask.ts';

/**
 * Not resolved yet, and not escalated either: the responder is asked again. The clock that the reply
 * had stopped runs on to its old due day (design section 5).
 */
export function talkFurther(
  state: CaseState,
  command: CommandOf<'talkFurther'>,
  ask: Ask,
  ctx: Context,
): Decision {
  if (ask.who.raiser === null) return refuse({ reason: 'only-the-raiser' });
  const at = running(state, command.stage, ctx);
  if ('reason' in at) return refuse(at);
  const { entry } = at;
  if (!entry.answered && entry.clock?.state !== 'stopped') {
    return entry.replies.length > 0 ? NOTHING : refuse({ reason: 'no-reply-yet' });
  }
  const problems = textProblems('reason', command.reason);
  if (problems.length > 0) return invalid(problems);
  return happened({ type: 'TalkFurther', stage: command.stage, reason: keep(command.reason) });
}
