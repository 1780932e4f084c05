import assert from 'node:assert/strict';
import type {
  Choice,
  Field,
  Procedure,
  RecordRule,
  RoleKey,
  Span,
} from '../../../domain/procedure/index.ts';
import { stageOf } from '../loaded.ts';

/** What a procedure says in one place, in its own words, and who is to do it, when, or to whom. */
export interface Place {
  readonly words: string;
  /** With the titles of the procedure: "Team Manager; when opened; du-2; 5 working days". */
  readonly who: string;
}

/** One line of a table: the rules, the place, what the rule has to be said in, and who and when. */
export type Row = readonly [ids: string, place: string, says: readonly RegExp[], who?: string];

/** A test for each line; the place is named by its kind and its keys: `record du-1 informal-note`. */
export function says(p: Procedure, rows: readonly Row[]): void {
  for (const [ids, name, patterns, who] of rows) {
    it(`${ids} ${name}${who === undefined ? '' : `: ${who}`}`, () => {
      const place = placeOf(p, name);
      for (const each of patterns) assert.match(place.words, each);
      if (who !== undefined) assert.equal(place.who, who);
    });
  }
}

type Find = (p: Procedure, ...keys: readonly string[]) => Place;

const KINDS: Readonly<Record<string, Find>> = {
  task: taskOf,
  note: noteOf,
  report: reportOf,
  route(p, key) {
    const { label, sendTo } = named(p.beside?.otherRoutes, key);
    return { words: `${label}: ${sendTo}`, who: '' };
  },
  field: (p, key) => asked(named(p.fields, key)),
  'more-time': (p, key) => asked(named(p.extension?.record, key)),
  referral: (p, key) => asked(named(p.referral?.fields, key)),
  check: (p, key) => chosen(named(p.referral?.checklist, key)),
  ground: (p, key) => chosen(named(p.categories?.choices, key)),
  answer: (p, field, key) => chosen(named(named(p.fields, field).choices, key)),
  record: (p, stage, key) => entered(p, stageOf(p, stage).records, key),
  'monitoring-record': (p, stage, key) => entered(p, stageOf(p, stage).monitoring?.records, key),
  'more-time-record': (p, key) => entered(p, p.extension?.records, key),
  'referral-record': (p, key) => entered(p, p.referral?.records, key),
  'danger-record': (p, key) => entered(p, p.beside?.immediate?.safeguarding.records, key),
  danger: (p) => ({
    words: `${p.beside?.immediate?.question ?? ''} ${p.beside?.immediate?.safeguarding.text ?? ''}`,
    who: '',
  }),
  /** The name of a stage, when it is meant, and who is asked there. */
  entry(p, key) {
    const { name, entry = [], to } = stageOf(p, key);
    return { words: said(name, ...entry), who: titlesOf(p, to.roles) };
  },
  /** A meeting that is held where somebody calls it, and who calls it. */
  offered(p, key) {
    const { offeredMeeting: meeting } = stageOf(p, key);
    return { words: meeting?.label ?? '', who: titlesOf(p, meeting ? [meeting.convener] : []) };
  },
  /** What a meeting is for: `purpose du-2 meeting`; of a referral, `purpose referral`. */
  purpose(p, key, which) {
    if (key === 'referral') return { words: p.referral?.meeting?.purpose ?? '', who: '' };
    const { meeting, offeredMeeting, monitoring } = stageOf(p, key);
    const rules = { meeting, offered: offeredMeeting, monitoring };
    const rule = Object.entries(rules).find(([name]) => name === which)?.[1];
    assert.ok(rule !== undefined, `there is no such meeting: ${key} ${which}`);
    return { words: rule.purpose ?? '', who: '' };
  },
  use: (p, list, key) => chosen(named(named(p.beside?.guidance, list).choices, key)),
  clock(p, key) {
    const { label, within, from } = named(p.beside?.raiserClocks, key);
    return { words: label, who: `${spanOf(within)} from ${from}` };
  },
  about: (p) => ({ words: (p.about ?? []).map(({ text }) => text).join('\n'), who: '' }),
};

function taskOf(p: Procedure, key?: string): Place {
  const { title, help, by, on, stages, within } = named(p.beside?.tasks, key);
  return {
    words: said(title, help),
    who: listed(
      titlesOf(p, [by]),
      `when ${on}`,
      stages?.join(' ') ?? 'every stage',
      within === null ? '' : spanOf(within),
    ),
  };
}

function noteOf(p: Procedure, key?: string): Place {
  const { label, help, by } = named(p.beside?.notes, key);
  return { words: said(label, help), who: titlesOf(p, by) };
}

function reportOf(p: Procedure, key?: string): Place {
  const report = named(p.beside?.reports, key);
  const { title, content, besides, from, to, every, recipients = [] } = report;
  return {
    words: said(title, content, besides),
    who: listed(
      from === null ? '' : `from ${titlesOf(p, [from])}`,
      `to ${to}`,
      recipients.length === 0 ? '' : `sent to ${titlesOf(p, recipients)}`,
      every === null ? '' : `every ${every}`,
    ),
  };
}

const asked = ({ label, help, choices = [], required, stages, requiredAt }: Field): Place => ({
  words: said(label, help, ...choices.map((each) => each.label)),
  who: listed(
    required,
    requiredAt === undefined ? '' : `needed at ${requiredAt.join(' ')}`,
    stages === undefined ? '' : `asked at ${stages.join(' ')}`,
  ),
});

const chosen = ({ label }: Pick<Choice, 'label'>): Place => ({ words: label, who: '' });

function entered(p: Procedure, records: readonly RecordRule[] | undefined, key?: string): Place {
  const { title, by, after } = named(records, key);
  return {
    words: title,
    who: listed(titlesOf(p, [by]), after === undefined ? '' : `after ${after}`),
  };
}

function placeOf(p: Procedure, name: string): Place {
  const [kind = '', ...keys] = name.split(' ');
  const find = KINDS[kind];
  assert.ok(find !== undefined, `no kind of place is called ${kind}`);
  return find(p, ...keys);
}

function named<T extends { readonly key: string }>(all: readonly T[] | undefined, key?: string): T {
  const found = all?.find((each) => each.key === key);
  assert.ok(found !== undefined, `there is no ${key ?? 'such thing'}`);
  return found;
}

const titlesOf = (p: Procedure, roles: readonly RoleKey[]): string =>
  roles.map((role) => p.roles[role]?.title ?? role).join(', ');

const spanOf = ({ n, unit }: Span): string => `${n} ${unit}s`;

const said = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join('\n');

const listed = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('; ');
