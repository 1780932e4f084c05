import type { Schema } from './schema.ts';
import { instead } from './valueTables.ts';

/** What stands there instead; `undefined` takes the entry out. */
export interface Change {
  readonly to: unknown;
  readonly say: string;
}

/** What a procedure's words can mean. */
export interface Known {
  readonly roles: readonly string[];
  readonly stages: readonly string[];
  /** Keys of the questions for a day. */
  readonly dates: readonly string[];
}

type Path = readonly (string | number)[];

/** Wording, names and sources: what is read, not what is done. */
export const NO_RULES = new Set([
  'about',
  'authority',
  'content',
  'entry',
  'help',
  'id',
  'key',
  'label',
  'labels',
  'name',
  'question',
  'recordSystem',
  'req',
  'sendTo',
  'stageLabel',
  'stageKey',
  'title',
  'version',
]);

/** Roles that every procedure knows without naming them. */
const ALWAYS = ['raiser', 'raiser-manager', 'responder'];

const told = (value: unknown): string => JSON.stringify(value);
const LEFT_OUT: Change = { to: undefined, say: 'left out' };

const toBe = (value: unknown, to: unknown): Change => ({
  to,
  say: `${told(value)} → ${told(to)}`,
});

/** The changes of one value of a procedure, beside those of the values inside it. */
export function changesAt(
  value: unknown,
  path: Path,
  schema: Schema,
  known: Known,
): readonly Change[] {
  const whole = instead(keyOf(path), value, known.stages);
  if (whole !== undefined) return whole.map((to) => toBe(value, to));
  return [...own(value, path, schema, known), ...(isEntry(path) ? [LEFT_OUT] : [])];
}

function own(value: unknown, path: Path, schema: Schema, known: Known): readonly Change[] {
  if (value === null) return [];
  switch (typeof value) {
    case 'number':
      return [value + 1, ...(value > 1 ? [value - 1] : [])].map((to) => toBe(value, to));
    case 'boolean':
      return [toBe(value, !value)];
    case 'string':
      return word(value, path, schema, known);
    case 'object':
      return [...emptied(value, schema), ...stageMore(value, known)];
    default:
      return [];
  }
}

/** The next of the words that are possible there: of the schema's own, of the roles, of the stages. */
function word(value: string, path: Path, schema: Schema, known: Known): readonly Change[] {
  const fixed = schema.words.filter((each) => typeof each === 'string');
  if (fixed.length > 0) return next(value, fixed);
  const key = keyOf(path);
  if (key === 'template') return holesOf(value).map((hole) => without(value, hole));
  // A report's `to` and a note's `text` are told apart from roles by what they say.
  if (known.roles.includes(value) || ALWAYS.includes(value)) {
    return next(value, [...new Set([...known.roles, ...ALWAYS])]);
  }
  if (known.stages.includes(value)) return next(value, known.stages);
  return known.dates.includes(value) ? next(value, known.dates) : [];
}

function next(value: string, all: readonly string[]): readonly Change[] {
  const to = all[(all.indexOf(value) + 1) % all.length];
  return to === undefined || to === value ? [] : [toBe(value, to)];
}

const holesOf = (template: string): readonly string[] => template.match(/\{\w+\}/g) ?? [];
const without = (template: string, hole: string): Change => ({
  to: template.replace(hole, ''),
  say: `without ${hole}`,
});

/** Nothing where the schema lets it be nothing. */
const emptied = (value: object, schema: Schema): readonly Change[] =>
  schema.mayBeNull && !Array.isArray(value) ? [{ to: null, say: '→ null' }] : [];

/** A list of stages with one stage more. */
function stageMore(value: object, { stages }: Known): readonly Change[] {
  if (!Array.isArray(value)) return [];
  const given: readonly unknown[] = value;
  const more = stages.find((each) => !given.includes(each));
  const named = given.length > 0 && given.every((each) => stages.some((stage) => stage === each));
  return named && more !== undefined ? [{ to: [...given, more], say: `with ${more} too` }] : [];
}

/** An entry of a list, or of the roles: it can be missing. */
const isEntry = (path: Path): boolean =>
  typeof path.at(-1) === 'number' || (path.length === 2 && path[0] === 'roles');

/** The nearest name on the way: that of the list for an entry of a list. */
const keyOf = (path: Path): string => String(path.findLast((each) => typeof each === 'string'));

/** Entries that the schema lets be missing, taken out; flags that are missing, set. */
export function leftOutOf(
  value: object,
  schema: Schema,
): readonly (Change & { readonly key: string })[] {
  const held = value as Readonly<Record<string, unknown>>;
  return schema.optional
    .filter((key) => !NO_RULES.has(key))
    .flatMap((key) => {
      const flag = schema.entry(key).isFlag;
      if (!(key in held)) return flag ? [{ key, to: true, say: 'not there → true' }] : [];
      // A flag is turned round, and what has a default changes to another word or loses its entries, anyway.
      return flag || schema.entry(key).hasDefault ? [] : [{ key, ...LEFT_OUT }];
    });
}
