import { invalid, textProblems } from '../checks.ts';
import type { CommandOf, Context } from '../commands.ts';
import { extensible } from '../ladder.ts';
import { maximumReached, moreTimeProblems } from '../latestDue.ts';
import type { Procedure, Stage } from '../../procedure/index.ts';
import { NOTHING, refuse, type Decision } from '../refusals.ts';
import { respondsAt } from '../standing.ts';
import type { CaseState, StageEntry, TimeRequest } from '../state.ts';
import { keep } from '../text.ts';
import { happened, running, type Ask } from './ask.ts';
import { waitsForStart } from '../startEvent.ts';

/**
 * A responder asks for more time, where the procedure lets them (WF, DU), up to its maximum where it has
 * one. The clock runs on.
 */
export function requestTime(
  state: CaseState,
  command: CommandOf<'requestTime'>,
  ask: Ask,
  ctx: Context,
): Decision {
  if (respondsAt(ask.who, command.stage) === null) return refuse({ reason: 'only-the-responder' });
  const at = running(state, command.stage, ctx);
  if ('reason' in at) return refuse(at);
  const { entry, stage } = at;
  if (!mayAskForTime(ctx.procedure, stage)) return refuse({ reason: 'more-time-not-in-procedure' });
  if (waitsForStart(entry, ctx)) return refuse({ reason: 'time-not-begun' });
  const open = openRequest(entry);
  if (open !== null && isSame(open, command)) return NOTHING;
  if (open !== null || entry.answered) return refuse({ reason: 'already-answered' });
  const latest = maximumReached(at, ask.today, ctx);
  if (latest !== null) return refuse({ reason: 'no-more-time', latest });
  const problems = [
    ...moreTimeProblems(command.until, at, ask.today, ctx),
    ...textProblems('reason', command.reason),
  ];
  if (problems.length > 0) return invalid(problems);
  const { stage: id, until, reason } = command;
  return happened({ type: 'TimeRequested', stage: id, until, reason: keep(reason) });
}

export const mayAskForTime = (procedure: Procedure, stage: Stage): boolean =>
  procedure.extension?.askedBy === 'responder' && extensible(procedure, stage);

export const openRequest = ({ timeRequest }: StageEntry): TimeRequest | null =>
  timeRequest?.answer.kind === 'open' ? timeRequest : null;

const isSame = (open: TimeRequest, command: CommandOf<'requestTime'>): boolean =>
  open.until === command.until && open.reason.hash === command.reason.hash;
