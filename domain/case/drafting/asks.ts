import type { Procedure, Stage, StageKey } from '../../procedure/index.ts';
import { askedAt, mustFill } from '../checks.ts';
import type { Context } from '../commands.ts';
import { categoriesMustFill } from '../content.ts';
import type { Draft, DraftAsks } from '../draft.ts';
import { skippedAtStart, stageOf } from '../ladder.ts';
import { consultsOf } from '../opening.ts';

/** What the chosen procedure and stage ask for; null as long as none is chosen. */
export function asksOf(draft: Draft, ctx: Context): DraftAsks | null {
  const { procedure } = ctx;
  const stage = draft.stage === null ? null : stageOf(procedure, draft.stage);
  if (stage === null) return null;
  const skips = skippedAtStart(procedure, stage.key);
  const { categories } = procedure;
  return {
    stage,
    categories:
      categories === null
        ? null
        : { list: categories, mustFill: categoriesMustFill(categories, stage) },
    fields: procedure.fields
      .filter((field) => askedAt(field, stage))
      .map((field) => ({ field, mustFill: mustFill(field, stage) })),
    timescale: stage.timescale,
    choose: chooseIn(stage),
    copyQuestions: questionsIn(stage),
    skips,
    reasonAsked: skips.length > 0 || stage.exceptional === true,
    consult: consultIn(stage, skips, procedure, ctx),
  };
}

function chooseIn({ to }: Stage): DraftAsks['choose'] {
  if (to.mode === 'choose-one') return { roles: to.roles, several: false };
  return to.mode === 'choose-some' ? { roles: to.roles, several: true } : null;
}

const questionsIn = (stage: Stage): DraftAsks['copyQuestions'] =>
  stage.copies.flatMap(({ role, when }) =>
    when.kind === 'ask' ? [{ role, question: when.question }] : [],
  );

/** All talks the procedure asks for here; one role is enough only where no other rule wants all. */
function consultIn(
  stage: Stage,
  skips: readonly StageKey[],
  procedure: Procedure,
  ctx: Context,
): DraftAsks['consult'] {
  const consults = consultsOf(stage, skips, ctx);
  const [first] = consults;
  if (first === undefined) return null;
  return {
    roles: [...new Set(consults.flatMap(({ roles }) => roles))],
    need: consults.length === 1 ? first.need : 'all',
    emergency: procedure.bypass.emergency,
  };
}
