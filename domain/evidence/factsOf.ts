import { explainCount, parseDay, parseMoment, type CountTrace } from '../calendar/index.ts';
import type { Fact, FactValue, Names, Written } from './pack.ts';

/** What the facts of a case are read with. */
export interface Reading {
  readonly names: Names;
  readonly texts: Readonly<Record<string, string>>;
  /** The label of a stage entry, by its number. */
  readonly stageOf: (entry: number) => string | null;
  /** What a meeting is called, by its number. */
  readonly meetingOf: (id: number) => string | null;
  /** What is to be done, by the key of the task. */
  readonly taskOf: (key: string) => string | null;
}

type Fields = Readonly<Record<string, unknown>>;

/** Said elsewhere on the line, or of use to machines only; the chain keeps them. */
const UNSAID = new Set(['type', 'version', 'meta', 'id', 'childKeys', 'effect', 'eventId']);

/**
 * All that an event says, whatever its type: a kind of event that is new tomorrow is shown as fully as
 * those of today. What is null says nothing.
 */
export const factsOf = (event: object, reading: Reading): readonly Fact[] =>
  Object.entries(event).flatMap(([name, value]: [string, unknown]) => {
    if (UNSAID.has(name)) return [];
    const read = valueOf(name, value, reading);
    return read === null ? [] : [{ name, value: read }];
  });

/** What was said to the procedure's own questions, under their labels. */
const saidTo = (fields: Fields, reading: Reading): readonly Fact[] =>
  factsOf(fields, reading).map((fact) => ({
    ...fact,
    name: reading.names.keys[fact.name] ?? fact.name,
  }));

/** Fields whose own fields are named by the procedure. */
const ASKED = new Set(['answers', 'categoryNotes', 'record']);

function valueOf(name: string, value: unknown, reading: Reading): FactValue | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return listOf(name, value, reading);
  if (typeof value === 'object') return objectOf(name, { ...value }, reading);
  return scalarOf(name, value, reading);
}

function listOf(name: string, value: readonly unknown[], reading: Reading): FactValue | null {
  const items = value.map((each) => valueOf(name, each, reading)).filter((each) => each !== null);
  return items.length === 0 ? null : { kind: 'list', items };
}

function objectOf(name: string, fields: Fields, reading: Reading): FactValue | null {
  const text = textIn(fields, reading);
  if (text === '') return null;
  if (text !== undefined) {
    return name === 'subjects' ? subjectsIn(text) : { kind: 'text', text };
  }
  if (isTrace(fields)) return { kind: 'lines', lines: explainCount(fields) };
  // An answer is what was said, not how it is kept.
  for (const inside of ['text', 'day', 'keys']) {
    if ('kind' in fields && inside in fields && Object.keys(fields).length === 2) {
      return valueOf(name, fields[inside], reading);
    }
  }
  const facts = ASKED.has(name) ? saidTo(fields, reading) : factsOf(fields, reading);
  return facts.length === 0 ? null : { kind: 'group', facts };
}

/** The words behind a stored text; undefined: it is none. */
function textIn({ hash, length }: Fields, { texts }: Reading): Written | undefined {
  if (typeof hash !== 'string' || typeof length !== 'number') return undefined;
  return texts[hash] ?? null;
}

function subjectsIn(text: Written): FactValue {
  return text === null ? { kind: 'text', text } : { kind: 'words', words: subjectWords(text) };
}

/** Record numbers with initials out of the text that keeps them; the text itself where it is none. */
export function subjectWords(text: string): string {
  const found: unknown = JSON.parse(text);
  if (!Array.isArray(found)) return text;
  return found
    .map((each: unknown) => {
      const { record, initials }: Fields =
        typeof each === 'object' && each !== null ? { ...each } : {};
      const number = typeof record === 'string' ? record : '';
      return typeof initials === 'string' ? `${number} (${initials})` : number;
    })
    .join(', ');
}

const isTrace = (fields: object): fields is CountTrace =>
  'dayZero' in fields && 'skipped' in fields && 'calendarVersion' in fields && 'settings' in fields;

function scalarOf(name: string, value: unknown, reading: Reading): FactValue {
  if (typeof value === 'boolean') return { kind: 'words', words: value ? 'yes' : 'no' };
  if (typeof value === 'number') {
    const label = name === 'stage' ? reading.stageOf(value) : null;
    const meeting = name === 'meeting' ? reading.meetingOf(value) : null;
    return { kind: 'words', words: label ?? meeting ?? String(value) };
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const at = parseMoment(text);
  if (at !== null) return { kind: 'moment', at };
  const day = parseDay(text);
  if (day !== null) return { kind: 'day', day };
  return {
    kind: 'words',
    words: taskIn(name, text, reading) ?? wordFor(name, text, reading.names),
  };
}

/** A task, or the clock of one; null: it is neither, or of nothing that is known. */
function taskIn(name: string, text: string, { taskOf }: Reading): string | null {
  if (name === 'task') return taskOf(text);
  return text.startsWith(TASK) ? taskOf(text.slice(TASK.length)) : null;
}

const TASK = 'task:';

const ROLES = new Set(['role', 'roles', 'convenerRole', 'othersBy']);
const STAGES = new Set(['stage', 'skipped']);
/** Words of the product's own, which a procedure's key may happen to be as well. */
const OURS = new Set([
  'how',
  'kind',
  'route',
  'what',
  'as',
  'clock',
  'rung',
  'outcome',
  'why',
  'code',
]);

/** What an id or a key means where it stands. */
function wordFor(name: string, text: string, { people, roles, stages, keys }: Names): string {
  if (OURS.has(name)) return text;
  const own = ROLES.has(name) ? roles[text] : STAGES.has(name) ? stages[text] : keys[text];
  return people[text] ?? own ?? text;
}
