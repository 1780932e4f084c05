import type { MonitoringRule, Procedure, Stage } from '../../procedure/index.ts';
import { comingDayProblems, invalid, textProblems } from '../checks.ts';
import type { CommandOf, Context } from '../commands.ts';
import { currentEntry, isOpen, isPending } from '../find.ts';
import { freeMeeting, monitoringMeeting } from '../meetingsAsked.ts';
import { NOTHING, refuse, type Decision } from '../refusals.ts';
import type { CaseState } from '../state.ts';
import { keep } from '../text.ts';
import { happened, ruleOf, seatsAt, type Ask } from './ask.ts';

/**
 * A meeting that no rule asks for: at any stage by a day the raiser sets (A-CB-15), or a further
 * monitoring of a resolved case (DU-117; offered also where a stage forces none, A-DU-11).
 */
export function askMeeting(
  state: CaseState,
  command: CommandOf<'askMeeting'>,
  ask: Ask,
  ctx: Context,
): Decision {
  if (ask.who.raiser === null) return refuse({ reason: 'only-the-raiser' });
  const { purpose, by } = command;
  if (purpose === 'stage' && !isOpen(state)) return refuse({ reason: 'case-closed' });
  if (purpose === 'monitoring' && isOpen(state)) return refuse({ reason: 'case-open' });
  const entry = currentEntry(state);
  const stage = ruleOf(entry, ctx);
  const rule = monitoringRule(stage, ctx.procedure);
  if (purpose === 'monitoring' && rule === null) return refuse({ reason: 'no-monitoring-here' });
  const same = state.meetings.some(
    (meeting) =>
      meeting.purpose === purpose &&
      meeting.stage === entry.id &&
      meeting.window.to === by &&
      isPending(meeting),
  );
  if (same) return NOTHING;
  const problems = [
    ...comingDayProblems('by', by, ask.today, ctx.calendar),
    ...textProblems('reason', command.reason, undefined, false),
  ];
  if (problems.length > 0) return invalid(problems);
  const asking = { entry: entry.id, stage, at: seatsAt(state, ask, entry), now: ask.now };
  const asked =
    purpose === 'monitoring' && rule !== null
      ? monitoringMeeting(asking, rule, ctx, by)
      : freeMeeting(asking, by, ctx);
  return happened(withWish(asked, command));
}

type Asked = ReturnType<typeof freeMeeting>;

const withWish = (asked: Asked, { reason }: CommandOf<'askMeeting'>): Asked =>
  reason === null ? asked : { ...asked, meeting: { ...asked.meeting, wish: keep(reason) } };

/** The stage's own rule; where it forces none, the shape of the nearest stage before that has one. */
export function monitoringRule(stage: Stage, procedure: Procedure): MonitoringRule | null {
  const at = procedure.stages.findIndex(({ key }) => key === stage.key);
  const before = procedure.stages.slice(0, at + 1).reverse();
  return before.find(({ monitoring }) => monitoring !== undefined)?.monitoring ?? null;
}
