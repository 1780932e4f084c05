import type { PersonId } from '../../people/index.ts';
import {
  RAISER,
  RAISER_MANAGER,
  RESPONDER,
  type Choice,
  type Field,
  type RoleKey,
} from '../../procedure/index.ts';
import type { Context } from '../commands.ts';
import { choicesOf, OTHER } from '../content.ts';
import type { Answer, CaseState, Content, StageEntry, Subject } from '../state.ts';
import type { StoredText, Texts } from '../text.ts';
import type { NamedPerson } from '../views.ts';

/** A text that was loaded; a purged one is empty. */
export const read = (texts: Texts, text: StoredText | null): string =>
  text === null ? '' : (texts.get(text.hash) ?? '');

export const readOrNull = (texts: Texts, text: StoredText | null): string | null =>
  text === null ? null : read(texts, text);

/** People are named by their post. */
export const postOf = (person: PersonId | null, ctx: Context): string =>
  person === null ? '' : (ctx.directory.people.get(person)?.post ?? '');

/** Raiser and manager by their short labels, as everywhere on the cards. */
export function roleTitle(role: RoleKey, { procedure }: Context): string {
  if (role === RAISER) return procedure.labels.raiser;
  if (role === RAISER_MANAGER) return procedure.labels.raiserManager;
  return procedure.roles[role]?.title ?? role;
}

/** The same, where the role may mean whoever is asked at a stage. */
export const rolesTitled = (
  role: RoleKey,
  { responders }: Pick<StageEntry, 'responders'>,
  ctx: Context,
): readonly string[] =>
  role === RESPONDER
    ? [...new Set(responders.map((seat) => roleTitle(seat.role, ctx)))]
    : [roleTitle(role, ctx)];

export const namedPerson = (role: RoleKey, person: PersonId | null, ctx: Context): NamedPerson => ({
  id: person,
  post: postOf(person, ctx),
  role: roleTitle(role, ctx),
});

export function subjectsOf(state: CaseState, texts: Texts): readonly Subject[] {
  const json = texts.get(state.subjects.hash);
  if (json === undefined) return [];
  const parsed: unknown = JSON.parse(json);
  return Array.isArray(parsed) ? parsed.filter(isSubject) : [];
}

const isSubject = (value: unknown): value is Subject =>
  typeof value === 'object' &&
  value !== null &&
  'record' in value &&
  typeof value.record === 'string' &&
  'initials' in value &&
  (value.initials === null || typeof value.initials === 'string');

/** The labels of what was chosen, the primary one first, each with what was said to it. */
export const categoryLabels = (content: Content, texts: Texts, ctx: Context): readonly string[] =>
  content.categories.map((key) => {
    const choice = ctx.procedure.categories?.choices.find((each) => each.key === key);
    const note = read(texts, content.categoryNotes[key] ?? null);
    if (choice === undefined) return key === OTHER && note !== '' ? note : key;
    const label = `${themeOf(choice, content, ctx)}${choice.label}`;
    return note === '' ? label : `${label} (${note})`;
  });

/** "Carrying out the care plan: ", ahead of an issue whose theme was not chosen beside it (SW-43). */
function themeOf({ under }: Choice, { categories }: Content, { procedure }: Context): string {
  if (under === undefined || categories.includes(under)) return '';
  const theme = procedure.categories?.choices.find(({ key }) => key === under);
  return theme === undefined ? '' : `${theme.label}: `;
}

/** What the form holds, in the procedure's order. */
export const answersOf = (
  { answers }: Content,
  texts: Texts,
  ctx: Context,
): readonly { readonly label: string; readonly value: string }[] =>
  ctx.procedure.fields.flatMap((field) => {
    const answer = answers[field.key];
    if (answer === undefined) return [];
    return [{ label: field.label, value: answerWords(answer, field, texts) }];
  });

function answerWords(answer: Answer, field: Field, texts: Texts): string {
  if (answer.kind !== 'choices') return answerTyped(answer, texts);
  const label = (key: string) => choicesOf(field).find((choice) => choice.key === key)?.label;
  return answer.keys.map((key) => label(key) ?? key).join(', ');
}

/** What was typed or, where there are choices, their labels. */
export function chosenWords(field: Field, typed: string): string {
  const choices = choicesOf(field);
  if (choices.length === 0) return typed;
  const label = (key: string) => choices.find((choice) => choice.key === key)?.label ?? key;
  return typed
    .split(',')
    .map((key) => label(key.trim()))
    .join(', ');
}

/** An answer as its input holds it. */
export function answerTyped(answer: Answer, texts: Texts): string {
  switch (answer.kind) {
    case 'text':
      return read(texts, answer.text);
    case 'day':
      return answer.day;
    case 'choices':
      return answer.keys.join(',');
  }
}
