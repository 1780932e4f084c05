import { z } from 'zod';
import { parseDay, type Day } from '../../domain/calendar/index.ts';
import type {
  Child,
  Cover,
  Directory,
  Person,
  PersonId,
  Post,
  Scope,
  Team,
} from '../../domain/people/index.ts';
import { readYaml, type Finding, type Place } from '../procedureFiles/yamlText.ts';
import { shapeSentence } from './shapeSentence.ts';

export type PeopleFinding = Finding;
export type ReadPeople =
  { readonly directory: Directory } | { readonly errors: readonly PeopleFinding[] };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const personId = z
  .string()
  .regex(UUID, 'This is not an Entra object id (five groups of hexadecimal digits).')
  .transform((id) => id.toLowerCase() as PersonId);
const word = z.string().trim().min(1, 'This text is empty.').max(200);
const key = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'Use small letters, digits and hyphens, beginning with a letter.');
const recordNumber = z
  .string({
    error: ({ input }) =>
      typeof input === 'number'
        ? 'Put the record number in quotes, so that no digit is lost.'
        : undefined,
  })
  .trim()
  .min(1, 'The record number is empty.')
  .refine((text) => !/^\d+([.,]\d+)?E\+\d+$/i.test(text), {
    error:
      'A spreadsheet has shortened this number, and digits are lost. Format the column as text and enter it again.',
  });
const someDay = z.string().transform((text, context): Day => {
  const read = parseDay(text);
  if (read !== null) return read;
  context.addIssue({
    code: 'custom',
    message: `'${text}' is not a day. Write it as 2026-01-01, or null.`,
  });
  return z.NEVER;
});
const optionalDay = someDay.nullish().transform((day) => day ?? null);

/** `{team: north}`, `{child: "100234"}`, any of them together; `{}`, null or `authority` is everybody. */
const scope = z
  .union(
    [
      z.strictObject({
        child: recordNumber.nullish(),
        team: key.nullish(),
        service: key.nullish(),
        procedure: key.nullish(),
      }),
      z.literal('authority').transform(() => null),
    ],
    { error: 'A scope is {team: …}, {service: …}, {child: "…"}, {procedure: …} or authority.' },
  )
  .nullish()
  .transform((given): Readonly<Record<keyof Scope, string | null>> => ({
    child: given?.child ?? null,
    team: given?.team ?? null,
    service: given?.service ?? null,
    procedure: given?.procedure ?? null,
  }));

const File = z.strictObject({
  /** The desk's own block (desk/authorities/readAuthority.ts). */
  authority: z.unknown().optional(),
  people: z.array(
    z.strictObject({
      id: personId,
      post: word,
      mail: z.email('This is not a mail address.'),
    }),
  ),
  posts: z.array(
    z.strictObject({
      role: key,
      scope,
      holder: personId.nullish(),
      from: optionalDay,
      to: optionalDay,
      deputy: personId.nullish(),
    }),
  ),
  teams: z.array(z.strictObject({ id: key, name: word, service: key.nullish() })),
  children: z
    .array(
      z.strictObject({
        record: recordNumber,
        initials: z.string().trim().max(10).nullish(),
        team: key.nullish(),
      }),
    )
    .default([]),
  /** Who stands in for whom by rota, days inclusive. */
  cover: z
    .array(
      z.strictObject({
        person: personId,
        by: personId,
        from: someDay,
        to: someDay,
        roles: z.array(key).min(1, 'Name a role, or leave out `roles` for every one.').nullish(),
      }),
    )
    .default([]),
});
type File = z.infer<typeof File>;

interface Wrong {
  readonly path: readonly string[];
  readonly code: string;
  readonly message: string;
}

function twice(
  what: string,
  keys: readonly string[],
  pathOf: (at: number) => readonly string[],
): Wrong[] {
  return keys.flatMap((each, at) =>
    keys.indexOf(each) === at
      ? []
      : [
          {
            path: pathOf(at),
            code: 'duplicate',
            message: `The ${what} '${each}' stands twice. Take one out.`,
          },
        ],
  );
}

function duplicates(file: File): Wrong[] {
  return [
    ...twice(
      'person',
      file.people.map(({ id }) => id),
      (at) => ['people', String(at), 'id'],
    ),
    ...twice(
      'team',
      file.teams.map(({ id }) => id),
      (at) => ['teams', String(at), 'id'],
    ),
    ...twice(
      'record number',
      file.children.map(({ record }) => record),
      (at) => ['children', String(at), 'record'],
    ),
  ];
}

function postWrongs(file: File): Wrong[] {
  const people = new Set<string>(file.people.map(({ id }) => id));
  const teams = new Set(file.teams.map(({ id }) => id));
  const services = new Set(file.teams.flatMap(({ service }) => service ?? []));
  const records = new Set(file.children.map(({ record }) => record));
  return file.posts.flatMap((post, at) => {
    const path = ['posts', String(at)];
    const known = (
      value: string | null | undefined,
      all: ReadonlySet<string>,
      what: string,
      ...end: string[]
    ): Wrong[] =>
      value === null || value === undefined || all.has(value)
        ? []
        : [{ path: [...path, ...end], code: `unknown-${what}`, message: unknown(value, what) }];
    const { team, service, child } = post.scope;
    return [
      ...known(post.holder, people, 'person', 'holder'),
      ...known(post.deputy, people, 'person', 'deputy'),
      ...known(team, teams, 'team', 'scope', 'team'),
      ...known(service, services, 'service', 'scope', 'service'),
      ...known(child, records, 'child', 'scope', 'child'),
      ...(post.from !== null && post.to !== null && post.to < post.from
        ? [
            {
              path: [...path, 'to'],
              code: 'ends-before-it-begins',
              message: `This post ends on ${post.to}, before it begins on ${post.from}. Correct one of the days.`,
            },
          ]
        : []),
    ];
  });
}

function unknown(value: string, what: string): string {
  const list = { person: 'people', team: 'teams', service: 'teams', child: 'children' }[what];
  return `There is no ${what} '${value}' in '${list ?? what}'. Add it there, or correct it here.`;
}

function childWrongs(file: File): Wrong[] {
  const teams = new Set(file.teams.map(({ id }) => id));
  return file.children.flatMap(({ team }, at) =>
    team === null || team === undefined || teams.has(team)
      ? []
      : [
          {
            path: ['children', String(at), 'team'],
            code: 'unknown-team',
            message: unknown(team, 'team'),
          },
        ],
  );
}

function coverWrongs({ cover, people }: File): Wrong[] {
  const known = new Set<string>(people.map(({ id }) => id));
  const overlaps = (a: File['cover'][number], b: File['cover'][number]): boolean =>
    a.from <= b.to && b.from <= a.to;
  return cover.flatMap((each, at): Wrong[] => {
    const wrong = (end: string, code: string, message: string): Wrong => ({
      path: ['cover', String(at), end],
      code,
      message,
    });
    const away = cover.find((other) => other.person === each.by && overlaps(each, other));
    return [
      ...(['person', 'by'] as const)
        .filter((name) => !known.has(each[name]))
        .map((name) => wrong(name, 'unknown-person', unknown(each[name], 'person'))),
      ...(each.to < each.from
        ? [
            wrong(
              'to',
              'ends-before-it-begins',
              `This cover ends on ${each.to}, before it begins on ${each.from}. Correct one of the days.`,
            ),
          ]
        : []),
      ...(each.person === each.by
        ? [wrong('by', 'covers-themselves', 'Nobody covers for themselves. Name somebody else.')]
        : []),
      // Who is covered for is not there: a chain or a circle would end with nobody.
      ...(away !== undefined && each.person !== each.by
        ? [
            wrong(
              'by',
              'covered-themselves',
              `Whoever covers here is covered for themselves from ${away.from} to ${away.to}. Name somebody who is there on all these days, or divide the days.`,
            ),
          ]
        : []),
    ];
  });
}

function directoryOf(file: File, version: string, hash: (text: string) => string): Directory {
  const people = file.people.map((person): [PersonId, Person] => [person.id, person]);
  const posts = file.posts.map((post): Post => ({
    ...post,
    scope: { ...post.scope, child: post.scope.child === null ? null : hash(post.scope.child) },
    holder: post.holder ?? null,
    deputy: post.deputy ?? null,
  }));
  const teams = file.teams.map((team): Team => ({ ...team, service: team.service ?? null }));
  const children = file.children.map(({ record, initials, team }): Child => ({
    key: hash(record),
    record,
    initials: initials ?? null,
    team: team ?? null,
  }));
  const covers = file.cover.map((each): Cover => ({ ...each, roles: each.roles ?? null }));
  return {
    version,
    people: new Map(people),
    posts,
    teams,
    children,
    ...(covers.length > 0 && { covers }),
  };
}

/** Where a part of what was read stands, whatever kind of file it came from. */
export interface Source {
  readonly value: unknown;
  readonly placeOf: (path: readonly string[]) => Place & { readonly file: string };
  /** Names the edition: a digest of what was read. */
  readonly version: string;
}

function placed({ placeOf }: Source, wrongs: readonly Wrong[]): PeopleFinding[] {
  return wrongs
    .map(({ path, code, message }) => ({
      ...placeOf(path),
      severity: 'error' as const,
      code,
      message,
    }))
    .sort((a, b) => order(a.file, b.file) || a.line - b.line || a.column - b.column);
}

const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/**
 * Reads a file of people, posts, teams and children (design section 9): the desk's `--people` and the
 * administrators' import. Children are matched by the digest of their record number, so `hash` is the
 * house's own (application/ports `Hasher`).
 */
export function readPeople(
  text: string,
  fileName: string,
  hash: (text: string) => string,
): ReadPeople {
  const read = readYaml(text, fileName);
  if ('errors' in read) return read;
  const { value, placeOf } = read.yaml;
  const version = hash(text).slice(0, 12);
  const source = {
    value,
    placeOf: (path: readonly string[]) => ({ file: fileName, ...placeOf(path) }),
    version,
  };
  return checkPeople(source, hash);
}

/** Checked as a whole: every error with its place, or the directory. */
export function checkPeople(source: Source, hash: (text: string) => string): ReadPeople {
  const parsed = File.safeParse(source.value);
  if (!parsed.success) {
    const wrongs = parsed.error.issues.flatMap((issue) => shapeSentence(issue));
    return { errors: placed(source, wrongs) };
  }
  const file = parsed.data;
  const wrongs = [
    ...duplicates(file),
    ...postWrongs(file),
    ...childWrongs(file),
    ...coverWrongs(file),
  ];
  return wrongs.length > 0
    ? { errors: placed(source, wrongs) }
    : { directory: directoryOf(file, source.version, hash) };
}
