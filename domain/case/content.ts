import type { Categories, Choice, Field, Procedure, Stage } from '../procedure/index.ts';
import { parseDay, type Day } from '../calendar/index.ts';
import {
  askedAt,
  FIELD_LIMIT,
  mustFill,
  otherwiseProblems,
  pastDayProblems,
  REASON_LIMIT,
  textProblems,
} from './checks.ts';
import type { CommandOf, WrittenAnswer } from './commands.ts';
import type { Problem } from './refusals.ts';
import type { Answer, Content } from './state.ts';
import { keep, type WrittenText } from './text.ts';

/** The key of "other (say what)" in a list of categories. */
export const OTHER = 'other';

export type GivenContent = Pick<CommandOf<'raise'>, 'categories' | 'categoryNotes' | 'answers'>;

/** Of a case that moves on: what it says already need not be said again. */
export type Said = Pick<Content, 'categories' | 'answers'>;
const NOTHING_SAID: Said = { categories: [], answers: {} };

/** What is missing or wrong in what a case says: categories and the fields of the procedure. */
export const contentProblems = (
  content: GivenContent,
  stage: Stage,
  procedure: Procedure,
  today: Day,
  said: Said = NOTHING_SAID,
): readonly Problem[] => [
  ...(procedure.categories === null
    ? []
    : categoryProblems(content, procedure.categories, stage, said)),
  ...procedure.fields
    .filter((field) => askedAt(field, stage))
    .flatMap((field) => {
      const must =
        (mustFill(field, stage) || goesWith(field, content)) &&
        !Object.hasOwn(said.answers, field.key);
      const answer = content.answers[field.key];
      return [
        ...fieldProblems(field, answer, must),
        ...(answer?.kind === 'day' && countsFrom(field, procedure)
          ? pastDayProblems(field.key, answer.day, today)
          : []),
      ];
    }),
];

/** What a clock or a task counts from has happened: a day to come would put its end off, or lose it. */
const countsFrom = ({ key }: Field, { beside }: Procedure): boolean =>
  [...(beside?.raiserClocks ?? []), ...(beside?.tasks ?? [])].some(({ from }) => from === key);

const goesWith = ({ requiredWith }: Field, { answers }: GivenContent): boolean =>
  requiredWith !== undefined && Object.hasOwn(answers, requiredWith);

/** An answer by its question's kind; null where it is empty, or is to be a day and is none. */
export function answerTo(
  field: Field,
  typed: string,
  write: (value: string) => WrittenText,
): WrittenAnswer | null {
  const value = typed.trim();
  if (value === '') return null;
  if (field.kind === 'date') {
    const day = parseDay(value);
    return day === null ? null : { kind: 'day', day };
  }
  return field.kind === 'text' || field.kind === 'long-text'
    ? { kind: 'text', text: write(value) }
    : { kind: 'choices', keys: splitKeys(value) };
}

/** Keys of a multiple choice, as clients send them: comma separated, each once, without space around. */
export const splitKeys = (typed: string): readonly string[] => [
  ...new Set(
    typed
      .split(',')
      .map((key) => key.trim())
      .filter((key) => key !== ''),
  ),
];

export const keptAnswer = (answer: WrittenAnswer): Answer =>
  answer.kind === 'text' ? { kind: 'text', text: keep(answer.text) } : answer;

/** The same keys, each value changed. */
export const mapped = <A, B>(
  record: Readonly<Record<string, A>>,
  by: (a: A) => B,
): Readonly<Record<string, B>> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, by(value)]));

export const categoriesMustFill = ({ required }: Categories, stage: Stage): boolean =>
  required === 'always' || (required === 'formal' && stage.formal);

function categoryProblems(
  { categories, categoryNotes }: GivenContent,
  list: Categories,
  stage: Stage,
  said: Said,
): readonly Problem[] {
  const field = 'category';
  if (categories.length === 0) {
    const must = categoriesMustFill(list, stage) && said.categories.length === 0;
    return must ? [{ field, what: 'missing' }] : [];
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
  must: boolean,
): readonly Problem[] {
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
    : otherwiseProblems(field, keys.join());
}
