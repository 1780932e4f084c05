import type { Directory } from '../../domain/people/index.ts';

/** A table of the people file as a sheet: its columns, and how a line of it is written and read. */
export interface Sheet {
  /** The entry of the people file that holds these lines. */
  readonly table: string;
  readonly columns: readonly string[];
  /** Without these nobody can say which sheet it is. */
  readonly marks: readonly string[];
  /** Cells in the order of the columns; empty where there is nothing. */
  readonly rowsOf: (directory: Directory, recordOf: RecordOf) => readonly (readonly string[])[];
  /** Columns that lie deeper in the file, as `posts[n].scope.team`. */
  readonly inside?: Readonly<Record<string, string>>;
  /** Columns that hold several keys, with blanks, commas or semicolons between. */
  readonly lists?: readonly string[];
}

/** The record number behind a child's digest. */
export type RecordOf = (digest: string) => string;

/** A further table takes an entry here, and its lines in the people file's shape (readPeople.ts). */
export const SHEETS: readonly Sheet[] = [
  {
    table: 'people',
    columns: ['id', 'post', 'mail'],
    marks: ['id', 'post', 'mail'],
    rowsOf: ({ people }) => [...people.values()].map(({ id, post, mail }) => [id, post, mail]),
  },
  {
    table: 'posts',
    columns: ['role', 'team', 'service', 'child', 'procedure', 'holder', 'from', 'to', 'deputy'],
    marks: ['role', 'holder'],
    inside: { team: 'scope', service: 'scope', child: 'scope', procedure: 'scope' },
    rowsOf: ({ posts }, recordOf) =>
      posts.map(({ role, scope, holder, from, to, deputy }) =>
        [
          role,
          scope.team,
          scope.service,
          scope.child === null ? null : recordOf(scope.child),
          scope.procedure,
          holder,
          from,
          to,
          deputy,
        ].map((cell) => cell ?? ''),
      ),
  },
  {
    table: 'teams',
    columns: ['id', 'name', 'service'],
    marks: ['id', 'name'],
    rowsOf: ({ teams }) => teams.map(({ id, name, service }) => [id, name, service ?? '']),
  },
  {
    table: 'children',
    columns: ['record', 'initials', 'team'],
    marks: ['record'],
    rowsOf: ({ children }) =>
      children.map(({ record, initials, team }) => [record, initials ?? '', team ?? '']),
  },
  {
    table: 'cover',
    columns: ['person', 'by', 'from', 'to', 'roles'],
    marks: ['person', 'by'],
    lists: ['roles'],
    rowsOf: ({ covers = [] }) =>
      covers.map(({ person, by, from, to, roles }) => [
        person,
        by,
        from,
        to,
        (roles ?? []).join(' '),
      ]),
  },
];

/** The sheet that has these columns: all its marks are there, and nothing that it does not know. */
export const sheetOf = (header: readonly string[]): Sheet | null =>
  SHEETS.find(
    ({ columns, marks }) =>
      marks.every((mark) => header.includes(mark)) &&
      header.every((name) => columns.includes(name)),
  ) ?? null;

/** Record numbers by digest. */
export function recordsOf({ children }: Directory): RecordOf {
  const records = new Map(children.map(({ key, record }) => [key, record]));
  return (digest) => records.get(digest) ?? '';
}
