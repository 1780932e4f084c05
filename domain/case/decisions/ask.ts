import type { Day, Moment } from '../../calendar/index.ts';
import type { PersonId } from '../../people/index.ts';
import type { Stage } from '../../procedure/index.ts';
import type { Context } from '../commands.ts';
import type { CaseEvent } from '../events.ts';
import { currentEntry, entryOf, isOpen, scopeOf } from '../find.ts';
import { stageOf } from '../ladder.ts';
import type { Decision, Refusal } from '../refusals.ts';
import type { SeatsAt } from '../seats.ts';
import type { Standing } from '../standing.ts';
import type { CaseState, StageEntry, StageEntryId } from '../state.ts';

/** Who asks, when, and what they are to the case. */
export interface Ask {
  readonly now: Moment;
  readonly today: Day;
  readonly person: PersonId;
  readonly who: Standing;
}

export const happened = (...events: readonly CaseEvent[]): Decision => ({ kind: 'events', events });

/** The number the next but `ahead` event gets: it names the stage entry or meeting it opens. */
export const versionAfter = (state: CaseState, ahead: number): number => state.version + ahead + 1;

export interface AtStage {
  readonly entry: StageEntry;
  readonly stage: Stage;
}

/** The stage as the procedure has it; a case never stands at a stage its procedure does not know. */
export function ruleOf(entry: StageEntry, ctx: Context): Stage {
  const stage = stageOf(ctx.procedure, entry.stage);
  if (stage === null) throw new Error(`Procedure ${ctx.procedure.id} has no stage ${entry.stage}.`);
  return stage;
}

/** The stage that runs, if that is the one the card is of; else why not. */
export function running(state: CaseState, id: StageEntryId, ctx: Context): AtStage | Refusal {
  const current = currentEntry(state);
  if (current.id !== id) return { reason: 'stage-moved-on' };
  if (!isOpen(state) || current.decision !== null) return { reason: 'case-closed' };
  return { entry: current, stage: ruleOf(current, ctx) };
}

/** A stage entry of this case, whether it runs or not. */
export function anyEntry(state: CaseState, id: StageEntryId, ctx: Context): AtStage | Refusal {
  const entry = entryOf(state, id);
  if (entry === null) return { reason: 'stage-moved-on' };
  return { entry, stage: ruleOf(entry, ctx) };
}

/** Where roles are looked up for this case today. */
export const seatsAt = (
  state: CaseState,
  ask: { readonly today: Day },
  entry?: StageEntry,
): SeatsAt => ({
  scope: scopeOf(state),
  raiser: state.raiser,
  on: ask.today,
  responders: (entry ?? state.stages.at(-1))?.responders ?? [],
});
