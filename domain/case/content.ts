import type { Categories, Choice, Field, Procedure, Stage } from '../procedure/index.ts';
import { askedAt, FIELD_LIMIT, mustFill, REASON_LIMIT, textProblems } from './checks.ts';
import type { CommandOf, WrittenAnswer } from './commands.ts';
import type { Problem } from './refusals.ts';

/** The key of "other (say what)" in a list of categories. */
export const OTHER = 'other';

type Content = Pick<CommandOf<'raise'>, 'categories' | 'categoryNotes' | 'answers'>;

/** What is missing or wrong in what a case says: categories and the fields of the procedure. */
export const contentProblems = (
  content: Content,
  stage: Stage,
  procedure: Procedure,
): readonly Problem[] => [
  ...(procedure.categories === null ? [] : categoryProblems(content, procedure.categories, stage)),
  ...procedure.fields
    .filter((field) => askedAt(field, stage))
    .flatMap((field) => fieldProblems(field, content.answers[field.key], stage)),
];

export const categoriesMustFill = ({ required }: Categories, stage: Stage): boolean =>
  required === 'always' || (required === 'formal' && stage.formal);

function categoryProblems(
  { categories, categoryNotes }: Content,
  list: Categories,
  stage: Stage,
): readonly Problem[] {
  const field = 'category';
  if (categories.length === 0) {
    return categoriesMustFill(list, stage) ? [{ field, what: 'missing' }] : [];
  }
  const known = list.choices.map(({ key }) => key).concat(list.other ? [OTHER] : []);
  if (categories.some((key) => !known.includes(key)) || (!list.several && categories.length > 1)) {
    return [{ field, what: 'not-a-choice' }];
  }
  return categories.flatMap((key) => {
    const asks = key === OTHER || list.choices.some((each) => each.key === key && each.ask);
    return textProblems(`category-note-${key}`, categoryNotes[key], REASON_LIMIT, asks);
  });
}

function fieldProblems(
  field: Field,
  answer: WrittenAnswer | undefined,
  stage: Stage,
): readonly Problem[] {
  const must = mustFill(field, stage);
  if (answer === undefined) return must ? [{ field: field.key, what: 'missing' }] : [];
  switch (answer.kind) {
    case 'text':
      return textProblems(field.key, answer.text, field.maxLength ?? FIELD_LIMIT, must);
    case 'day':
      return field.kind === 'date' ? [] : [{ field: field.key, what: 'not-a-choice' }];
    case 'choices':
      return choiceProblems(field, answer.keys, must);
  }
}

export const YES_NO: readonly Choice[] = [
  { key: 'yes', label: 'Yes' },
  { key: 'no', label: 'No' },
];

export const choicesOf = (field: Field): readonly Choice[] =>
  field.kind === 'yes-no' ? YES_NO : (field.choices ?? []);

function choiceProblems(field: Field, keys: readonly string[], must: boolean): readonly Problem[] {
  if (keys.length === 0) return must ? [{ field: field.key, what: 'missing' }] : [];
  const known = choicesOf(field).map(({ key }) => key);
  const tooMany = field.kind !== 'choices' && keys.length > 1;
  return tooMany || keys.some((key) => !known.includes(key))
    ? [{ field: field.key, what: 'not-a-choice' }]
    : [];
}
