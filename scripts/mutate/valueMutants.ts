import { parse } from 'yaml';
import { readProcedure } from '../../storage/procedureFiles/readProcedure.ts';
import type { Mutant } from './mutant.ts';
import { schemaOf, type Schema } from './schema.ts';
import { changesAt, leftOutOf, NO_RULES, type Change, type Known } from './valueChanges.ts';

type Path = readonly (string | number)[];
interface Found extends Change {
  readonly path: Path;
}

/** A procedure's values as it runs by them: what its file leaves out has the schema's default. */
function filled(file: string, text: string): Readonly<Record<string, unknown>> {
  const read = readProcedure(text, file);
  if ('errors' in read) throw new Error(`${file}: ${JSON.stringify(read.errors)}`);
  const { version } = parse(text) as { readonly version: string };
  // What the file writes once and uses at several stages may be changed at each of them alone.
  return JSON.parse(JSON.stringify({ ...read.procedure, version })) as Record<string, unknown>;
}

/** The file written the way a changed one is. */
export const rewritten = (file: string, text: string): string => JSON.stringify(filled(file, text));

/** Whether the check refuses the text as an error. */
export const isRefused = (file: string, text: string): boolean =>
  'errors' in readProcedure(text, file);

/** Every change of one value of a procedure file. */
export function valueMutants(file: string, text: string): readonly Mutant[] {
  const values = filled(file, text);
  const known = knownIn(values);
  const found: Found[] = [];
  const visit = (value: unknown, path: Path, schema: Schema): void => {
    for (const change of changesAt(value, path, schema, known)) found.push({ ...change, path });
    if (Array.isArray(value)) {
      value.forEach((each: unknown, at) => visit(each, [...path, at], schema.item()));
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const entries = Object.entries(value);
    for (const [key, each] of entries) {
      if (!NO_RULES.has(key)) visit(each, [...path, key], schema.entry(key));
    }
    for (const { key, ...change } of leftOutOf(value, schema)) {
      found.push({ ...change, path: [...path, key] });
    }
  };
  visit(values, [], schemaOf());
  return found.map((each) => mutantOf(file, values, each));
}

const mutantOf = (file: string, values: unknown, { path, to, say }: Found): Mutant => ({
  file,
  line: null,
  place: spoken(values, path),
  change: say,
  at: null,
  text: () => JSON.stringify(withChange(values, path, to)),
});

function knownIn(values: Readonly<Record<string, unknown>>): Known {
  const { roles, stages, fields } = values as {
    readonly roles: Readonly<Record<string, unknown>>;
    readonly stages: readonly { readonly key: string }[];
    readonly fields: readonly { readonly key: string; readonly kind: string }[];
  };
  return {
    roles: Object.keys(roles),
    stages: stages.map(({ key }) => key),
    dates: fields.filter(({ kind }) => kind === 'date').map(({ key }) => key),
  };
}

/** A copy with another value there; `undefined` takes the entry out. */
function withChange(values: unknown, path: Path, to: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return to;
  if (Array.isArray(values)) {
    const changed = values.map((each: unknown, at) =>
      at === key ? withChange(each, rest, to) : each,
    );
    return rest.length === 0 && to === undefined ? changed.filter((_, at) => at !== key) : changed;
  }
  const entries = values as Readonly<Record<string, unknown>>;
  return { ...entries, [key]: withChange(entries[key], rest, to) };
}

/** `stages/du-2/copies/middle-manager/when`: an entry of a list is called by its key or role. */
function spoken(values: unknown, path: Path): string {
  const words: string[] = [];
  let value = values;
  for (const key of path) {
    const next: unknown = (value as Readonly<Record<string | number, unknown>>)[key];
    words.push(typeof key === 'number' ? nameOf(next, key) : key);
    value = next;
  }
  return words.join('/');
}

function nameOf(value: unknown, at: number): string {
  if (typeof value === 'string') return value;
  const { key, role, kind } = (value ?? {}) as Readonly<Record<string, unknown>>;
  const name = key ?? role ?? kind;
  return typeof name === 'string' ? name : String(at);
}
