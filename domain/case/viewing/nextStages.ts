import { localDay, type Moment } from '../../calendar/index.ts';
import type { Stage, StageKey } from '../../procedure/index.ts';
import { askedAt, mustFill } from '../checks.ts';
import type { Context } from '../commands.ts';
import { categoriesMustFill } from '../content.ts';
import { contentOf } from '../contentOf.ts';
import { ruleOf, type Ask } from '../decisions/ask.ts';
import { mayMove, skippedTo } from '../decisions/escalate.ts';
import { currentEntry, isOpen, notAchieved } from '../find.ts';
import { canBeReopened, stageOf, stagesAfter } from '../ladder.ts';
import type { Standing } from '../standing.ts';
import type { CaseState, Content } from '../state.ts';
import type { NextStage } from '../views.ts';
import type { Showing } from './stageView.ts';
import { answerTyped } from './words.ts';

interface OpenTo {
  readonly stage: Stage;
  readonly skipped: readonly StageKey[];
}

/** Stages to which this person may move the case, the next one first. */
export function openTo(
  state: CaseState,
  who: Standing,
  ctx: Context,
  now: Moment,
): readonly OpenTo[] {
  const from = stageOf(ctx.procedure, currentEntry(state).stage);
  if (from === null || !mayLeave(state, ctx)) return [];
  const ask: Ask = { now, today: localDay(now), person: who.person, who };
  return stagesAfter(ctx.procedure, from.key).flatMap((stage) => {
    const skipped = skippedTo(state, from, stage, ctx);
    return 'reason' in skipped || !mayMove(state, stage, ask, ctx) ? [] : [{ stage, skipped }];
  });
}

/** The same, with what is asked on the way. */
export function nextStagesFor(
  state: CaseState,
  who: Standing,
  now: Moment,
  showing: Showing,
): readonly NextStage[] {
  const { procedure } = showing.ctx;
  const said = contentOf(state);
  return openTo(state, who, showing.ctx, now).map(({ stage, skipped }) => ({
    stage: stage.key,
    label: stage.label,
    name: stage.name,
    skips: skipped.map((each) => stageOf(procedure, each)?.label ?? each),
    asks: asksAt(stage, said, showing),
  }));
}

/**
 * What the stage makes compulsory, to be said or brought up to date (DU-76), and what it alone asks and
 * nobody has said yet.
 */
function asksAt(
  stage: Stage,
  said: Content,
  { ctx: { procedure }, texts }: Showing,
): NextStage['asks'] {
  const { categories } = procedure;
  const hasCategory = categories === null || said.categories.length > 0;
  return {
    categories: hasCategory ? null : { mustFill: categoriesMustFill(categories, stage) },
    fields: procedure.fields.flatMap((field) => {
      const answer = said.answers[field.key];
      const must = mustFill(field, stage);
      const own = field.stages !== undefined && answer === undefined;
      if (!askedAt(field, stage) || !(must || own)) return [];
      const value = answer === undefined ? '' : answerTyped(answer, texts);
      return [{ key: field.key, mustFill: must && answer === undefined, value }];
    }),
  };
}

/** While it is open; or resolved, where monitoring failed and the rule then offers the next stage. */
function mayLeave(state: CaseState, ctx: Context): boolean {
  if (isOpen(state)) return true;
  const stage = ruleOf(currentEntry(state), ctx);
  const offers = (stage.monitoring?.onNotAchieved ?? []).some(({ kind }) => kind === 'next-stage');
  return notAchieved(state) !== null && offers && canBeReopened(ctx.procedure);
}
