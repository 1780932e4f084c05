import assert from 'node:assert/strict';
import type {
  Choice,
  Field,
  NoteRule,
  Procedure,
  RecordRule,
  ReportRule,
  RoleKey,
  Task,
} from '../../../domain/procedure/index.ts';
import { stageOf } from '../loaded.ts';

/** What a procedure says at one place: its words, and beside them who does it, when, and for whom. */
interface Said {
  readonly words: string;
  readonly terms: string;
}

/**
 * One line of a table: which rules, where in the procedure, who and when (empty: the rule names nobody),
 * and the words without which the rule is not said. The words come from the requirement, not from the file.
 */
export type Line = readonly [ids: string, place: string, terms: string, ...words: RegExp[]];

/** Fails unless the place is there, with these terms, and each of the words stands there. */
export function isSaid(p: Procedure, [ids, place, terms, ...words]: Line): void {
  const said = saidAt(p, place);
  assert.equal(said.terms, terms, `${ids} ${place}`);
  assert.ok(words.length > 0, `${ids} ${place}: no words are looked for`);
  for (const each of words) assert.match(said.words, each, `${ids} ${place}`);
}

// The same line at each of these stages: `record */case-note` becomes `record cb-2/case-note`.
export const atEach = (stages: readonly string[], [ids, place, ...rest]: Line): readonly Line[] =>
  stages.map((stage) => [ids, place.replace('*', stage), ...rest]);

function saidAt(p: Procedure, place: string): Said {
  const [, kind = '', key = ''] = /^(.*) (\S+)$/.exec(place) ?? [];
  const reader = READERS[kind];
  assert.ok(reader !== undefined, `no kind of place is called ${kind}`);
  const said = reader(p, key);
  assert.ok(said !== undefined, `nothing stands at ${place}`);
  return said;
}

const titleOf = (p: Procedure, role: RoleKey): string =>
  role === 'responder' ? 'whoever is asked' : (p.roles[role]?.title ?? `no post ${role}`);

const titlesOf = (p: Procedure, roles: readonly RoleKey[]): string =>
  roles.map((role) => titleOf(p, role)).join(' or ');

const found = <T extends { readonly key: string }>(
  list: readonly T[] | undefined,
  key: string,
): T | undefined => list?.find((each) => each.key === key);

const taskAt = (p: Procedure, key: string): Task | undefined => found(p.beside?.tasks, key);
const noteAt = (p: Procedure, key: string): NoteRule | undefined => found(p.beside?.notes, key);
const fieldAt = (p: Procedure, key: string): Field | undefined =>
  found([...p.fields, ...(p.referral?.fields ?? [])], key);
const categoryAt = (p: Procedure, key: string): Choice | undefined =>
  found(p.categories?.choices, key);

const taskTerms = (p: Procedure, { by, on, stages }: Task): string =>
  `${titleOf(p, by)}, when ${on}, ${stages === undefined ? 'at every stage' : `at ${stages.join(' ')}`}`;

const noteTerms = (p: Procedure, { by, text, from }: NoteRule): string =>
  `${titlesOf(p, by)}, text ${text}${from === undefined ? '' : `, from ${from}`}`;

const fieldTerms = ({ kind, required, requiredAt, stages }: Field): string =>
  [
    `${kind}, required ${required}`,
    ...(requiredAt === undefined ? [] : [`and at ${requiredAt.join(' ')}`]),
    ...(stages === undefined ? [] : [`asked at ${stages.join(' ')}`]),
  ].join(', ');

const recordTerms = (p: Procedure, { by, after }: RecordRule): string =>
  `${titleOf(p, by)}${after === undefined ? '' : `, after ${after}`}`;

const reportTerms = (p: Procedure, { from, recipients, every }: ReportRule): string =>
  [
    `from ${from === null ? 'not stated' : titleOf(p, from)}`,
    ...(recipients === undefined ? [] : [`to ${titlesOf(p, recipients)}`]),
    `every ${every ?? 'not stated'}`,
  ].join(', ');

type Reader = (p: Procedure, key: string) => Said | undefined;

const choiceIn: Reader = (p, key) => {
  const [field = '', choice = ''] = key.split('/');
  const one = found(fieldAt(p, field)?.choices, choice);
  return one && { words: one.label, terms: '' };
};

const recordIn: Reader = (p, key) => {
  const [stage = '', record = ''] = key.split('/');
  const rule = found(stageOf(p, stage).records, record);
  return rule && { words: rule.title, terms: recordTerms(p, rule) };
};

const helpOf =
  (of: (p: Procedure, key: string) => { readonly help?: string } | undefined): Reader =>
  (p, key) => {
    const help = of(p, key)?.help;
    return help === undefined ? undefined : { words: help, terms: '' };
  };

const READERS: Readonly<Record<string, Reader>> = {
  task: (p, key) => {
    const task = taskAt(p, key);
    return task && { words: task.title, terms: taskTerms(p, task) };
  },
  'help of task': helpOf(taskAt),
  note: (p, key) => {
    const note = noteAt(p, key);
    return note && { words: [note.label, note.help ?? ''].join(' '), terms: noteTerms(p, note) };
  },
  field: (p, key) => {
    const field = fieldAt(p, key);
    return field && { words: field.label, terms: fieldTerms(field) };
  },
  'help of field': helpOf(fieldAt),
  choice: choiceIn,
  record: recordIn,
  /** When a stage is meant, and whom it asks. */
  stage: (p, key) => {
    const { entry = [], to } = stageOf(p, key);
    return { words: entry.join(' '), terms: titlesOf(p, to.roles) };
  },
  /** The heading that a stage bears. */
  'name of stage': (p, key) => ({ words: stageOf(p, key).name, terms: stageOf(p, key).label }),
  category: (p, key) => {
    const category = categoryAt(p, key);
    return category && { words: category.label, terms: '' };
  },
  'question of category': (p, key) => {
    const ask = categoryAt(p, key)?.ask;
    return ask && { words: ask.label, terms: '' };
  },
  'title of report': (p, key) => {
    const report = found(p.beside?.reports, key);
    return report && { words: report.title, terms: reportTerms(p, report) };
  },
  report: (p, key) => {
    const report = found(p.beside?.reports, key);
    return (
      report && {
        words: [report.content, report.besides ?? ''].join(' '),
        terms: reportTerms(p, report),
      }
    );
  },
  readers: (p, key) => {
    const report = found(p.beside?.reports, key);
    return report && { words: report.to, terms: '' };
  },
  route: (p, key) => {
    const route = found(p.beside?.otherRoutes, key);
    if (route === undefined) return undefined;
    const days = route.within && `${route.within.n} ${route.within.unit}s`;
    return { words: `${route.label}: ${route.sendTo}`, terms: days ?? '' };
  },
  condition: (p, key) => {
    const condition = found(p.referral?.checklist, key);
    return condition && { words: condition.label, terms: '' };
  },
};
