import { invalid, textProblems } from '../checks.ts';
import type { CommandOf, Context } from '../commands.ts';
import { judgesRule, judgingRoles, lastReply } from '../judges.ts';
import { NOTHING, refuse, type Decision, type Problem } from '../refusals.ts';
import type { Standing } from '../standing.ts';
import type { CaseState, StageEntry } from '../state.ts';
import { keep } from '../text.ts';
import { roleTitle } from '../viewing/words.ts';
import { happened, running, type Ask } from './ask.ts';

/**
 * One of those whom the procedure names says whether the last reply is enough. It decides nothing:
 * closing and moving on stay the raiser's alone (A-X-09). A word may be changed while the stage runs.
 */
export function judge(
  state: CaseState,
  command: CommandOf<'judge'>,
  ask: Ask,
  ctx: Context,
): Decision {
  const at = running(state, command.stage, ctx);
  if ('reason' in at) return refuse(at);
  const { entry } = at;
  if (judgesRule(entry, ctx) === null) return refuse({ reason: 'nobody-judges-here' });
  const reply = lastReply(entry);
  if (reply === null) return refuse({ reason: 'no-reply-yet' });
  if (!mayJudge(entry, ask.who)) {
    const who = judgingRoles(entry, ctx).map((role) => roleTitle(role, ctx));
    return refuse({ reason: 'only-those-named', who });
  }
  if (isSaidAlready(entry, reply.id, command, ask)) return NOTHING;
  const problems = reasonProblems(command);
  if (problems.length > 0) return invalid(problems);
  const reason = isEmpty(command) || command.reason === null ? null : keep(command.reason);
  const { stage, satisfied } = command;
  return happened({ type: 'Judged', stage, reply: reply.id, satisfied, reason });
}

export const mayJudge = (entry: StageEntry, who: Standing): boolean =>
  lastReply(entry) !== null && who.judges.some((seat) => seat.entry === entry.id);

const isEmpty = ({ reason }: CommandOf<'judge'>): boolean => (reason?.value.trim() ?? '') === '';

function reasonProblems(command: CommandOf<'judge'>): readonly Problem[] {
  if (!command.satisfied && isEmpty(command)) return [{ field: 'reason', what: 'needs-reason' }];
  return textProblems('reason', command.reason, undefined, false);
}

function isSaidAlready(
  { judgements }: StageEntry,
  reply: number,
  command: CommandOf<'judge'>,
  { person }: Ask,
): boolean {
  const last = judgements.findLast((each) => each.reply === reply && each.by === person);
  const reason = isEmpty(command) ? undefined : command.reason?.hash;
  return last?.satisfied === command.satisfied && last.reason?.hash === reason;
}
