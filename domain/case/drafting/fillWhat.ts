import { parseDay } from '../../calendar/index.ts';
import type { RoleKey } from '../../procedure/index.ts';
import type { Context } from '../commands.ts';
import { OTHER, splitKeys } from '../content.ts';
import type { Draft, DraftConsultation } from '../draft.ts';
import type { Problem } from '../refusals.ts';
import { asksOf } from './asks.ts';

type Values = Readonly<Record<string, string>>;

/**
 * Takes over what the procedure asks for, as typed. An input that did not stand on the card leaves what
 * is stored; answers to questions of another stage or procedure stay too.
 */
export function withWhat(draft: Draft, values: Values, ctx: Context): Draft {
  const asks = asksOf(draft, ctx);
  if (asks === null) return draft;
  const text = (id: string, stored: string | null): string | null => values[id] ?? stored;
  const timescale = values['timescale'];
  const fields = asks.fields.map(({ field }) => field.key);
  const copies = asks.stage.copies.map(({ role }) => role);
  return {
    ...draft,
    chosen: values['chosen'] === undefined ? draft.chosen : splitKeys(values['chosen']),
    categories: values['category'] === undefined ? draft.categories : splitKeys(values['category']),
    categoryNotes: { ...draft.categoryNotes, ...notesIn(values, ctx) },
    answers: { ...draft.answers, ...picked(values, fields) },
    timescale: timescale === undefined ? draft.timescale : parseDay(timescale),
    timescaleReason: text('timescale-reason', draft.timescaleReason),
    skipReason: text('skip-reason', draft.skipReason),
    copyAnswers: { ...draft.copyAnswers, ...copyAnswersIn(values, copies) },
    copyReasons: {
      ...draft.copyReasons,
      ...Object.fromEntries(
        copies.flatMap((role) => {
          const reason = values[`copy-${role}-reason`];
          return reason === undefined ? [] : [[role, reason]];
        }),
      ),
    },
    consultations: consultationsIn(draft, values, asks.consult?.roles ?? []),
  };
}

const picked = (values: Values, keys: readonly string[]): Values =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const value = values[key];
      return value === undefined ? [] : [[key, value]];
    }),
  );

const NOTE = 'category-note-';

/** Notes to categories that there are: what nobody asked for would be kept for nothing. */
const notesIn = (values: Values, { procedure }: Context): Values =>
  Object.fromEntries(
    [...(procedure.categories?.choices ?? []).map(({ key }) => key), OTHER].flatMap((key) => {
      const note = values[NOTE + key];
      return note === undefined ? [] : [[key, note]];
    }),
  );

const YES = ['true', 'yes'];
const NO = ['false', 'no'];

const copyAnswersIn = (
  values: Values,
  roles: readonly RoleKey[],
): Readonly<Record<RoleKey, boolean>> =>
  Object.fromEntries(
    roles.flatMap((role) => {
      const value = values[`copy-${role}`]?.toLowerCase() ?? '';
      return YES.includes(value) || NO.includes(value) ? [[role, YES.includes(value)]] : [];
    }),
  );

function consultationsIn(
  draft: Draft,
  values: Values,
  roles: readonly RoleKey[],
): readonly DraftConsultation[] {
  const others = draft.consultations.filter(({ role }) => !roles.includes(role));
  const asked = roles.map((role) => {
    const stored = draft.consultations.find((each) => each.role === role);
    const on = values[`consult-${role}-on`];
    return {
      role,
      on: on === undefined ? (stored?.on ?? null) : parseDay(on),
      view: values[`consult-${role}-view`] ?? stored?.view ?? '',
      notHeld: values[`consult-${role}-not-held`] ?? stored?.notHeld ?? '',
    };
  });
  return [...others, ...asked];
}

/** Days that were typed and are none: what the draft cannot hold is told here. */
export function typedDayProblems(values: Values, draft: Draft, ctx: Context): readonly Problem[] {
  const asks = asksOf(draft, ctx);
  const ids = [
    ...(asks === null || asks.timescale === 'none' ? [] : ['timescale']),
    ...(asks?.consult?.roles ?? []).map((role) => `consult-${role}-on`),
  ];
  return ids
    .filter((id) => (values[id] ?? '') !== '' && parseDay(values[id] ?? '') === null)
    .map((field): Problem => ({ field, what: 'not-a-day' }));
}
