import { CalendarEnds } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import type { Procedure, ProcedureKind, Stage } from '../procedure/index.ts';
import type { CommandOf, Context } from './commands.ts';
import { contentProblems } from './content.ts';
import type { Draft, DraftForm, DraftInput, DraftPreview, DraftStep } from './draft.ts';
import { asksOf } from './drafting/asks.ts';
import {
  contextIn,
  procedureOf,
  scopeOfDraft,
  todayIn,
  type DraftEnvironment,
} from './drafting/environment.ts';
import { typedDayProblems, withWhat } from './drafting/fillWhat.ts';
import { whereProblems, withWhere } from './drafting/fillWhere.ts';
import { previewOf } from './drafting/preview.ts';
import { commandOf, fieldDayProblems, unhashed, type Write } from './drafting/toCommand.ts';
import { mayStartAt, skippedAtStart, stageOf } from './ladder.ts';
import { mustBeCountable, openingProblems } from './opening.ts';
import { mayRaiseUnder, raiserFor } from './raiserFor.ts';
import type { Problem, Refusal } from './refusals.ts';
import type { Reference } from './state.ts';

const STEPS: readonly DraftStep[] = ['procedure', 'where', 'what', 'preview'];

type Asked = Pick<Draft, 'person' | 'kind'>;

const proceduresFor = ({ person, kind }: Asked, env: DraftEnvironment): readonly Procedure[] =>
  env.procedures.filter(
    (procedure) =>
      (procedure.kind ?? 'alert') === kind &&
      mayRaiseUnder(person, procedure, env.directory, todayIn(env)),
  );

/** A new form, at its first question; the procedure is asked only where more than one fits. */
export function startDraft(
  person: PersonId,
  id: string,
  env: DraftEnvironment,
  kind: ProcedureKind = 'alert',
  quoted?: string,
): Draft | Refusal {
  const fitting = proceduresFor({ person, kind }, env);
  const [first] = fitting;
  if (first === undefined) return { reason: kind === 'alert' ? 'may-not-raise' : 'no-notice' };
  return {
    id,
    person,
    startedAt: env.now,
    version: 1,
    kind,
    step: fitting.length === 1 ? 'where' : 'procedure',
    procedure: fitting.length === 1 ? first.id : null,
    subjects: [],
    team: null,
    stage: null,
    chosen: [],
    copyAnswers: {},
    copyReasons: {},
    categories: [],
    categoryNotes: {},
    answers: {},
    timescale: null,
    timescaleReason: null,
    skipReason: null,
    consultations: [],
    confirmed: false,
    ...(quoted === undefined ? {} : { quoted }),
  };
}

export interface Filled {
  readonly draft: Draft;
  readonly problems: readonly Problem[];
}

/** One submitted step: what was typed is kept even where it is wrong, and then nothing moves on. */
export function fillDraft(
  draft: Draft,
  { step, values }: DraftInput,
  env: DraftEnvironment,
): Filled {
  if (draft.confirmed || step !== draft.step) return { draft, problems: [] };
  switch (step) {
    case 'procedure':
      return chooseProcedure(draft, values['procedure'] ?? '', env);
    case 'where': {
      const filled = withWhere(draft, values);
      const procedure = procedureOf(filled, env);
      return procedure === null
        ? { draft: { ...filled, step: 'procedure' }, problems: [] }
        : onward(filled, whereProblems(filled, procedure, env));
    }
    case 'what': {
      const procedure = procedureOf(draft, env);
      if (procedure === null) return { draft: { ...draft, step: 'procedure' }, problems: [] };
      const ctx = contextIn(env, procedure);
      const filled = withWhat(draft, values, ctx);
      const wrongDays = typedDayProblems(values, filled, ctx);
      return onward(filled, firstOfEach([...wrongDays, ...problemsOf(filled, procedure, env)]));
    }
    case 'preview':
      return { draft, problems: [] };
  }
}

function chooseProcedure(draft: Draft, typed: string, env: DraftEnvironment): Filled {
  const field = 'procedure';
  const chosen = typed === '' ? draft.procedure : typed;
  if (chosen === null) return { draft, problems: [{ field, what: 'missing' }] };
  const known = proceduresFor(draft, env).some(({ id }) => id === chosen);
  if (!known) return { draft, problems: [{ field, what: 'not-a-choice' }] };
  return onward({ ...draft, procedure: chosen }, []);
}

function onward(draft: Draft, problems: readonly Problem[]): Filled {
  if (problems.length > 0) return { draft, problems };
  const next = STEPS[STEPS.indexOf(draft.step) + 1] ?? 'preview';
  return { draft: { ...draft, step: next, version: draft.version + 1 }, problems };
}

/** One step back; nothing that was typed is lost. */
export function backDraft(draft: Draft): Draft {
  const before = STEPS[STEPS.indexOf(draft.step) - 1];
  if (draft.confirmed || before === undefined) return draft;
  return { ...draft, step: before, version: draft.version + 1 };
}

/** All that keeps this draft from becoming a case. */
function problemsOf(draft: Draft, procedure: Procedure, env: DraftEnvironment): readonly Problem[] {
  const command = commandOf(draft, procedure, env, unhashed);
  const stage = draft.stage === null ? null : stageOf(procedure, draft.stage);
  const where = whereProblems(draft, procedure, env);
  if (command === null || stage === null || where.length > 0) return where;
  const ctx = contextIn(env, procedure);
  const opening = {
    stage,
    open: command.open,
    skipped: skippedAtStart(procedure, stage.key),
    skippedBefore: [],
    at: {
      scope: scopeOfDraft(draft, procedure, env),
      raiser: command.raiser,
      on: todayIn(env),
      responders: [],
    },
  };
  return [
    ...fieldDayProblems(draft, procedure),
    ...contentProblems(command, stage, procedure, todayIn(env)),
    ...openingProblems(opening, ctx),
    ...countProblems(stage, ctx, env),
  ];
}

/** Each input once, with what was found first. */
const firstOfEach = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter((each, i) => problems.findIndex(({ field }) => field === each.field) === i);

function countProblems(stage: Stage, ctx: Context, env: DraftEnvironment): readonly Problem[] {
  try {
    mustBeCountable(stage, ctx, env.now);
    return [];
  } catch (error) {
    if (!(error instanceof CalendarEnds)) throw error;
    return [{ field: 'stage', what: 'day-beyond-calendar', limit: error.lastDay }];
  }
}

/** What the form's card shows at its step. */
export function formOf(
  draft: Draft,
  problems: readonly Problem[],
  env: DraftEnvironment,
): DraftForm {
  const procedure = procedureOf(draft, env);
  const ctx = procedure === null ? null : contextIn(env, procedure);
  return {
    draft,
    procedures: proceduresFor(draft, env).map(({ id, title }) => ({ id, title })),
    procedure,
    teams: env.directory.teams.map(({ id, name }) => ({ id, name })),
    stages: procedure === null ? [] : startsFor(draft, procedure, env),
    asks: ctx === null ? null : asksOf(draft, ctx),
    problems,
    preview: ctx === null ? null : previewIn(draft, ctx, env),
  };
}

/** Stages where this person may begin a case. */
const startsFor = (
  draft: Draft,
  procedure: Procedure,
  env: DraftEnvironment,
): DraftForm['stages'] =>
  procedure.stages
    .filter((stage) => mayStartAt(procedure, stage))
    .filter((stage) => {
      const scope = scopeOfDraft(draft, procedure, env);
      const { directory } = env;
      const on = todayIn(env);
      return raiserFor(draft.person, { procedure, stage, scope, directory, on }) !== null;
    })
    .map(({ key, label, name }) => ({ key, label, name }));

function previewIn(draft: Draft, ctx: Context, env: DraftEnvironment): DraftPreview | null {
  if (draft.step !== 'preview') return null;
  const command = commandOf(draft, ctx.procedure, env, unhashed);
  const stage = draft.stage === null ? null : stageOf(ctx.procedure, draft.stage);
  return command === null || stage === null ? null : previewOf(draft, stage, command, ctx, env);
}

export type Raised =
  | { readonly command: CommandOf<'raise'>; readonly procedure: Procedure }
  | { readonly problems: readonly Problem[] };

/** The command of a confirmed form; or what has become wrong since it was filled. */
export function raiseFromDraft(
  draft: Draft,
  env: DraftEnvironment,
  write: Write,
  reference: Reference,
): Raised {
  const procedure = procedureOf(draft, env);
  if (procedure === null) return { problems: [{ field: 'procedure', what: 'missing' }] };
  const problems = firstOfEach(problemsOf(draft, procedure, env));
  const command = commandOf(draft, procedure, env, write);
  if (command === null || problems.length > 0) {
    return { problems: problems.length > 0 ? problems : [{ field: 'stage', what: 'missing' }] };
  }
  return { procedure, command: { ...command, reference } };
}
