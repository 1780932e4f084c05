import { parseDay, type Day } from '../../calendar/index.ts';
import type { Field, Procedure, Stage } from '../../procedure/index.ts';
import { askedAt } from '../checks.ts';
import type { WrittenAnswer, WrittenContent } from '../commands.ts';
import {
  answerTo,
  contentProblems,
  keptAnswer,
  mapped,
  type GivenContent,
  type Said,
} from '../content.ts';
import type { Problem } from '../refusals.ts';
import type { Content } from '../state.ts';
import { keep } from '../text.ts';

/**
 * Problems of what is written on the way to a stage: a case that began informally is asked there for
 * everything that the stage makes compulsory and the case does not say yet (DU-44, CB-54, WF-48).
 */
export const addedProblems = (
  written: WrittenContent,
  said: Said,
  stage: Stage,
  procedure: Procedure,
  today: Day,
): readonly Problem[] => [
  ...fieldsAt(stage, procedure).flatMap((field) => dayProblems(field, written)),
  ...contentProblems(given(written, stage, procedure), stage, procedure, today, said),
];

/** What is new or written anew; null where the case says it all already. */
export function addedContent(
  written: WrittenContent,
  said: Content,
  stage: Stage,
  procedure: Procedure,
): Content | null {
  const content = given(written, stage, procedure);
  const categories = isSame(content.categories, said.categories) ? [] : content.categories;
  const categoryNotes = changed(mapped(content.categoryNotes, keep), said.categoryNotes);
  const answers = changed(mapped(content.answers, keptAnswer), said.answers);
  const added = [...categories, ...Object.keys(categoryNotes), ...Object.keys(answers)];
  return added.length === 0 ? null : { categories, categoryNotes, answers };
}

/** What differs from before; a text is the same when its hash is. */
const changed = <T>(
  now: Readonly<Record<string, T>>,
  before: Readonly<Record<string, T>>,
): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(now).filter(([key, value]) => !isSame(value, before[key])));

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const fieldsAt = (stage: Stage, { fields }: Procedure): readonly Field[] =>
  fields.filter((field) => askedAt(field, stage));

/** Answers to questions that the stage does not ask are nobody's: they are left. */
function given(written: WrittenContent, stage: Stage, procedure: Procedure): GivenContent {
  const { categories, categoryNotes } = written;
  const asked = procedure.categories !== null;
  const chosen = Object.entries(categoryNotes).filter(([key]) => categories.includes(key));
  return {
    categories: asked ? categories : [],
    categoryNotes: asked ? Object.fromEntries(chosen) : {},
    answers: Object.fromEntries(
      fieldsAt(stage, procedure).flatMap((field): readonly (readonly [string, WrittenAnswer])[] => {
        const text = written.answers[field.key];
        const answer = text === undefined ? null : answerTo(field, text.value, () => text);
        return answer === null ? [] : [[field.key, answer]];
      }),
    ),
  };
}

function dayProblems(field: Field, { answers }: WrittenContent): readonly Problem[] {
  const typed = answers[field.key]?.value.trim() ?? '';
  return field.kind === 'date' && typed !== '' && parseDay(typed) === null
    ? [{ field: field.key, what: 'not-a-day' }]
    : [];
}
