import { invalid, NAME_LIMIT, textProblems } from '../checks.ts';
import type { CommandOf, Context } from '../commands.ts';
import { entryOf } from '../find.ts';
import { missingWords, type JudgeSeat } from '../judges.ts';
import { monitoringInside, monitoringMeeting } from '../meetingsAsked.ts';
import type { Stage, Task } from '../../procedure/index.ts';
import type { CaseEvent } from '../events.ts';
import { NOTHING, refuse, type Decision, type Problem, type Refusal } from '../refusals.ts';
import type { CaseState } from '../state.ts';
import { keep } from '../text.ts';
import { postOf } from '../viewing/words.ts';
import { happened, running, seatsAt, type Ask } from './ask.ts';
import { cancelPending } from './cancelled.ts';
import { waitsOf } from '../waits.ts';

/**
 * The raiser, and nobody else, says that the matter is resolved (A-X-09), with or without a reply.
 * Where the stage's rule wants it, the monitoring meeting is asked for at once (DU-58, A-DU-11). Where
 * the rule names others who judge the reply, it waits for their word; moving on never does. Where the
 * stage waits for something else, the record says who went ahead without it, and why (CB-77).
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
  const waits = waitsOf(at.entry, state, ctx);
  const problems = [
    ...textProblems('reason', command.reason),
    ...(waits.length === 0 ? [] : aheadProblems(command)),
  ];
  if (problems.length > 0) return invalid(problems);
  const { entry, stage } = at;
  const asking = { entry: entry.id, stage, at: seatsAt(state, ask, entry), now: ask.now };
  return happened(
    ...wentAhead(waits, command),
    { type: 'StageResolved', stage: command.stage, reason: keep(command.reason) },
    ...cancelPending(state, 'case-closed'),
    ...(stage.monitoring === undefined
      ? []
      : [monitoringInside(monitoringMeeting(asking, stage.monitoring, ctx), state, ctx)]),
  );
}

const aheadProblems = ({ ahead }: CommandOf<'resolve'>): readonly Problem[] => [
  ...textProblems('decidedBy', ahead?.decidedBy, NAME_LIMIT),
  ...textProblems('why', ahead?.why),
];

const wentAhead = (
  waits: readonly Task[],
  { stage, ahead }: CommandOf<'resolve'>,
): readonly CaseEvent[] =>
  waits.length === 0 || !ahead?.decidedBy || !ahead.why
    ? []
    : [
        {
          type: 'WentAhead',
          stage,
          without: waits.map(({ key }) => key),
          decidedBy: keep(ahead.decidedBy),
          reason: keep(ahead.why),
        },
      ];

const wordsMissing = (
  missing: readonly JudgeSeat[],
  { decidedBy }: Stage,
  ctx: Context,
): Refusal => ({
  reason: 'not-all-satisfied',
  need: decidedBy?.need ?? 'all',
  who: missing.map(({ person }) => postOf(person, ctx)),
});
