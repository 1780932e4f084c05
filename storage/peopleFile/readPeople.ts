import type {
  Child,
  Cover,
  Directory,
  Person,
  PersonId,
  Post,
  Team,
} from '../../domain/people/index.ts';
import { readYaml, type Finding, type Place } from '../procedureFiles/yamlText.ts';
import { PeopleFile, type PeopleShape } from './peopleShape.ts';
import { wrongsIn, type Wrong } from './peopleWrongs.ts';
import { shapeSentence } from './shapeSentence.ts';

export type PeopleFinding = Finding;
export type ReadPeople =
  { readonly directory: Directory } | { readonly errors: readonly PeopleFinding[] };

function directoryOf(
  file: PeopleShape,
  version: string,
  hash: (text: string) => string,
): Directory {
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
  const parsed = PeopleFile.safeParse(source.value);
  if (!parsed.success) {
    const wrongs = parsed.error.issues.flatMap((issue) => shapeSentence(issue));
    return { errors: placed(source, wrongs) };
  }
  const file = parsed.data;
  const wrongs = wrongsIn(file);
  return wrongs.length > 0
    ? { errors: placed(source, wrongs) }
    : { directory: directoryOf(file, source.version, hash) };
}
