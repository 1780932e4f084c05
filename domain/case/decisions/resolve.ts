import { invalid, textProblems } from '../checks.ts';
import type { CommandOf, Context } from '../commands.ts';
import { entryOf } from '../find.ts';
import { missingWords, type JudgeSeat } from '../judges.ts';
import { monitoringMeeting } from '../meetingsAsked.ts';
import type { Stage } from '../../procedure/index.ts';
import { NOTHING, refuse, type Decision, type Refusal } from '../refusals.ts';
import type { CaseState } from '../state.ts';
import { keep } from '../text.ts';
import { postOf } from '../viewing/words.ts';
import { happened, running, seatsAt, type Ask } from './ask.ts';
import { cancelPending } from './cancelled.ts';

/**
 * The raiser, and nobody else, says that the matter is resolved (A-X-09), with or without a reply.
 * Where the stage's rule wants it, the monitoring meeting is asked for at once (DU-58, A-DU-11). Where
 * the rule names others who judge the reply, it waits for their word; moving on never does.
 */
export function resolve(
  state: CaseState,
  command: CommandOf<'resolve'>,
  ask: Ask,
  ctx: Context,
): Decision {
  if (ask.who.raiser === null) return refuse({ reason: 'only-the-raiser' });
  if (entryOf(state, command.stage)?.decision?.kind === 'resolved') return NOTHING;
  const at = running(state, command.stage, ctx);
  if ('reason' in at) return refuse(at);
  const missing = missingWords(at.entry, state, ask.today, ctx);
  if (missing.length > 0) return refuse(wordsMissing(missing, at.stage, ctx));
  const problems = textProblems('reason', command.reason);
  if (problems.length > 0) return invalid(problems);
  const { entry, stage } = at;
  const asking = { entry: entry.id, stage, at: seatsAt(state, ask, entry), now: ask.now };
  return happened(
    { type: 'StageResolved', stage: command.stage, reason: keep(command.reason) },
    ...cancelPending(state, 'case-closed'),
    ...(stage.monitoring === undefined ? [] : [monitoringMeeting(asking, stage.monitoring, ctx)]),
  );
}

const wordsMissing = (
  missing: readonly JudgeSeat[],
  { decidedBy }: Stage,
  ctx: Context,
): Refusal => ({
  reason: 'not-all-satisfied',
  need: decidedBy?.need ?? 'all',
  who: missing.map(({ person }) => postOf(person, ctx)),
});
