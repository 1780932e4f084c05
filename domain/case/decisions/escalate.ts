import type { Team } from '../../people/index.ts';
import { RAISER_MANAGER, type Stage, type StageKey } from '../../procedure/index.ts';
import { invalid, textProblems } from '../checks.ts';
import type { CommandOf, Context } from '../commands.ts';
import type { CaseEvent } from '../events.ts';
import { contentOf } from '../contentOf.ts';
import { entryOf, notAchieved, scopeOf } from '../find.ts';
import { holdersIn } from '../holders.ts';
import { canBeReopened, skippedBetween, stageOf } from '../ladder.ts';
import { mustBeCountable, openingProblems, type Opening } from '../opening.ts';
import { NOTHING, refuse, type Decision, type Refusal } from '../refusals.ts';
import type { SeatsAt } from '../seats.ts';
import type { CaseState } from '../state.ts';
import { keep } from '../text.ts';
import { addedContent, addedProblems } from './addedContent.ts';
import { ruleOf, running, seatsAt, versionAfter, happened, type Ask, type AtStage } from './ask.ts';
import { cancelPending } from './cancelled.ts';
import { stageEvents } from './stageEvents.ts';

/**
 * The matter goes to the next stage, or further with a reason; never back (DU-59), at any time, also
 * before a reply. Nothing escalates by itself (A-X-05, A-WF-11).
 */
export function escalate(
  state: CaseState,
  command: CommandOf<'escalate'>,
  ask: Ask,
  ctx: Context,
): Decision {
  const target = stageOf(ctx.procedure, command.open.stage);
  if (!mayMove(state, target, ask, ctx)) return refuse({ reason: 'only-the-raiser' });
  if (target === null) return refuse({ reason: 'unknown-stage', stage: command.open.stage });
  if (isMadeAlready(state, command)) return NOTHING;
  const from = startingPoint(state, command, ctx);
  if ('reason' in from) return refuse(from);
  const skipped = skippedTo(state, from.stage, target, ctx);
  if ('reason' in skipped) return refuse(skipped);
  const said = contentOf(state);
  const lead = newLead(state, command, ctx);
  if (lead === undefined) return invalid([{ field: 'lead-team', what: 'not-a-choice' }]);
  const opening: Opening = {
    stage: target,
    open: command.open,
    skipped,
    skippedBefore: state.stages.flatMap((entry) => entry.skipped),
    at: seatsUnder(lead, state, ask),
    lead,
    content: addedContent(command.content, said, target, ctx.procedure),
  };
  const problems = [
    ...textProblems('reason', command.reason),
    ...addedProblems(command.content, said, target, ctx.procedure, ask.today),
    ...openingProblems(opening, ctx),
  ];
  if (problems.length > 0) return invalid(problems);
  mustBeCountable(target, ctx, ask.now, state.whole !== null);
  const before = leaving(state, command, from);
  const opened = { version: versionAfter(state, before.length), now: ask.now };
  return happened(...before, ...stageEvents(opening, opened, ctx));
}

/** The raiser; or a role that the stage's rule names (A-DO-17). */
export function mayMove(state: CaseState, target: Stage | null, ask: Ask, ctx: Context): boolean {
  if (ask.who.raiser !== null) return true;
  return (target?.raisedBy ?? []).some(
    (role) =>
      (role === RAISER_MANAGER && ask.who.manager !== null) ||
      holdersIn(role, ctx, scopeOf(state), ask.today).some((seat) => seat.person === ask.person),
  );
}

/** The team that takes the lead from here on (DU-29); null: the one that has it; undefined: there is none such. */
function newLead(
  { scope }: CaseState,
  { team = null }: CommandOf<'escalate'>,
  { directory }: Context,
): Team | null | undefined {
  if (team === null || team === scope.team) return null;
  return directory.teams.find(({ id }) => id === team);
}

/** Where roles are looked up: in the team that leads from here on. */
function seatsUnder(lead: Team | null, state: CaseState, ask: Ask): SeatsAt {
  const at = seatsAt(state, ask);
  if (lead === null) return at;
  return { ...at, scope: { ...at.scope, team: lead.id, service: lead.service } };
}

/** The same press again: this entry was escalated, and to that stage. */
function isMadeAlready(state: CaseState, command: CommandOf<'escalate'>): boolean {
  if (entryOf(state, command.stage)?.decision?.kind !== 'escalated') return false;
  return state.stages.find(({ id }) => id > command.stage)?.stage === command.open.stage;
}

/**
 * The stage that runs; or the one that was resolved when its monitoring found the outcomes not
 * achieved and the rule then offers the next stage.
 */
function startingPoint(
  state: CaseState,
  command: CommandOf<'escalate'>,
  ctx: Context,
): AtStage | Refusal {
  const at = running(state, command.stage, ctx);
  if (!('reason' in at) || at.reason !== 'case-closed') return at;
  const entry = entryOf(state, command.stage);
  if (entry === null || notAchieved(state) === null || !canBeReopened(ctx.procedure)) return at;
  const stage = ruleOf(entry, ctx);
  const offers = stage.monitoring?.onNotAchieved.some(({ kind }) => kind === 'next-stage');
  return offers === true ? { entry, stage } : at;
}

/** Stages that the move passes over, or why it cannot be made. */
export function skippedTo(
  state: CaseState,
  from: Stage,
  target: Stage,
  ctx: Context,
): readonly StageKey[] | Refusal {
  const { bypass } = ctx.procedure;
  const skipped = skippedBetween(ctx.procedure, from.key, target.key);
  if (skipped === null) {
    const entryOnly = target.entryOnly === true;
    return { reason: entryOnly ? 'cannot-start-here' : 'cannot-go-back', stage: target.key };
  }
  const wasFormal = state.stages.some((entry) => ruleOf(entry, ctx).formal);
  if (bypass.neverBackToInformal && wasFormal && !target.formal) {
    return { reason: 'cannot-go-back', stage: target.key };
  }
  if (bypass.skip === 'none' && skipped.length > 0) {
    return { reason: 'cannot-skip', stage: target.key };
  }
  return skipped;
}

function leaving(
  state: CaseState,
  command: CommandOf<'escalate'>,
  { entry }: AtStage,
): readonly CaseEvent[] {
  const reason = keep(command.reason);
  const left: CaseEvent =
    entry.decision === null
      ? { type: 'StageEscalated', stage: entry.id, reason }
      : { type: 'CaseReopened', reason };
  return [left, ...cancelPending(state, 'stage-moved-on')];
}
