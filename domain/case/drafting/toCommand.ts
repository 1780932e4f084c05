import { parseDay } from '../../calendar/index.ts';
import type { Procedure } from '../../procedure/index.ts';
import { askedAt } from '../checks.ts';
import type { CommandOf, OpenStage, WrittenConsultation } from '../commands.ts';
import { answerTo } from '../content.ts';
import type { Draft, DraftConsultation } from '../draft.ts';
import { skippedAtStart, stageOf } from '../ladder.ts';
import { consultsOf } from '../opening.ts';
import { raiserFor } from '../raiserFor.ts';
import type { Problem } from '../refusals.ts';
import type { WrittenText } from '../text.ts';
import { contextIn, scopeOfDraft, todayIn, type DraftEnvironment } from './environment.ts';

export type Write = (value: string) => WrittenText;

/** Checks need the words, not their names: no hash is made for them. */
export const unhashed: Write = (value) => ({ value, hash: '', length: value.length });

/** The command that a draft comes to; null as long as its procedure or stage is not chosen. */
export function commandOf(
  draft: Draft,
  procedure: Procedure,
  env: DraftEnvironment,
  write: Write,
): Omit<CommandOf<'raise'>, 'reference'> | null {
  const stage = draft.stage === null ? null : stageOf(procedure, draft.stage);
  if (stage === null) return null;
  const scope = scopeOfDraft(draft, procedure, env);
  const { directory } = env;
  const raiser = raiserFor(draft.person, { procedure, stage, scope, directory, on: todayIn(env) });
  const fields = procedure.fields.filter((field) => askedAt(field, stage));
  return {
    type: 'raise',
    raiser: raiser ?? draft.person,
    team: scope.team,
    subjects: draft.subjects,
    subjectsText: write(JSON.stringify(draft.subjects)),
    childKeys: scope.children,
    categories: procedure.categories === null ? [] : draft.categories,
    categoryNotes: notesOf(draft, write),
    answers: Object.fromEntries(
      fields.flatMap((field) => {
        const answer = answerTo(field, draft.answers[field.key] ?? '', write);
        return answer === null ? [] : [[field.key, answer]];
      }),
    ),
    open: openOf(draft, procedure, env, write),
  };
}

/** Notes to what is not chosen (any more) stay in the draft and out of the case. */
const notesOf = (draft: Draft, write: Write) =>
  Object.fromEntries(
    draft.categories.flatMap((key) => {
      const kept = Object.hasOwn(draft.categoryNotes, key) ? draft.categoryNotes[key] : undefined;
      const note = (kept ?? '').trim();
      return note === '' ? [] : [[key, write(note)]];
    }),
  );

/** Days in the procedure's own fields that are none. */
export const fieldDayProblems = (draft: Draft, procedure: Procedure): readonly Problem[] => {
  const stage = draft.stage === null ? null : stageOf(procedure, draft.stage);
  if (stage === null) return [];
  return procedure.fields
    .filter((field) => field.kind === 'date' && askedAt(field, stage))
    .filter(({ key }) => {
      const typed = (draft.answers[key] ?? '').trim();
      return typed !== '' && parseDay(typed) === null;
    })
    .map(({ key }): Problem => ({ field: key, what: 'not-a-day' }));
};

function openOf(
  draft: Draft,
  procedure: Procedure,
  env: DraftEnvironment,
  write: Write,
): OpenStage {
  const key = draft.stage ?? '';
  const stage = stageOf(procedure, key);
  const skipped = skippedAtStart(procedure, key);
  const optional = (text: string | null): WrittenText | null =>
    (text ?? '').trim() === '' ? null : write((text ?? '').trim());
  const asked =
    stage === null
      ? []
      : consultsOf(stage, skipped, contextIn(env, procedure)).flatMap(({ roles }) => roles);
  return {
    stage: key,
    chosen: draft.chosen,
    copyAnswers: draft.copyAnswers,
    dropReasons: Object.fromEntries(
      Object.entries(draft.copyReasons).flatMap(([role, text]) => {
        const reason = optional(text);
        return reason === null ? [] : [[role, reason]];
      }),
    ),
    timescale:
      draft.timescale === null
        ? null
        : { day: draft.timescale, reason: optional(draft.timescaleReason) },
    reason: skipped.length > 0 || stage?.exceptional === true ? optional(draft.skipReason) : null,
    consultations: draft.consultations
      .filter(({ role }) => asked.includes(role))
      .flatMap((each) => consultationOf(each, env, optional)),
  };
}

/** A talk that was not held has today as its day: when that was said. */
function consultationOf(
  { role, on, view, notHeld }: DraftConsultation,
  env: DraftEnvironment,
  optional: (text: string) => WrittenText | null,
): readonly WrittenConsultation[] {
  const why = optional(notHeld);
  const day = on ?? (why === null ? null : todayIn(env));
  return day === null ? [] : [{ role, on: day, view: optional(view), notHeld: why }];
}
