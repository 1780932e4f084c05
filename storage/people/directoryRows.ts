import { z } from 'zod';
import type { Child, Cover, Directory, Person, Post, Team } from '../../domain/people/index.ts';
import { dayField, personIdField } from '../cases/fields.ts';
import { pack } from '../tables/pack.ts';
import { jsonOf, shape } from '../tables/shape.ts';
import type { NewRow, Row } from '../tables/table.ts';

const text = z.string();
const maybe = z.string().nullable();

const person: z.ZodType<Person> = z.object({ id: personIdField, post: text, mail: text });
const post: z.ZodType<Post> = z.object({
  role: text,
  scope: z.object({ child: maybe, team: maybe, service: maybe, procedure: maybe }),
  holder: personIdField.nullable(),
  from: dayField.nullable(),
  to: dayField.nullable(),
  deputy: personIdField.nullable(),
});
const team: z.ZodType<Team> = z.object({ id: text, name: text, service: maybe });
const child: z.ZodType<Child> = z.object({ key: text, record: text, initials: maybe, team: maybe });
const cover: z.ZodType<Cover> = z.object({
  person: personIdField,
  by: personIdField,
  from: dayField,
  to: dayField,
  roles: z.array(text).nullable(),
});

const line = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), value: person }),
  z.object({ kind: z.literal('post'), value: post }),
  z.object({ kind: z.literal('team'), value: team }),
  z.object({ kind: z.literal('child'), value: child }),
  z.object({ kind: z.literal('cover'), value: cover }),
]);
type Line = z.infer<typeof line>;

const directoryLine = shape(z.object({ text: jsonOf(line) }));

const linesOf = (directory: Directory): readonly Line[] => [
  ...[...directory.people.values()].map((value): Line => ({ kind: 'person', value })),
  ...directory.posts.map((value): Line => ({ kind: 'post', value })),
  ...directory.teams.map((value): Line => ({ kind: 'team', value })),
  ...directory.children.map((value): Line => ({ kind: 'child', value })),
  ...(directory.covers ?? []).map((value): Line => ({ kind: 'cover', value })),
];

/** A row for each person, post, team, child and cover, in the file's order: the order of posts has a meaning. */
export const toDirectoryRows = (partition: string, directory: Directory): readonly NewRow[] =>
  linesOf(directory).map((value, at) => ({
    partition,
    row: String(at).padStart(8, '0'),
    values: directoryLine.write(pack(JSON.stringify(value))),
  }));

export function fromDirectoryRows(version: string, rows: readonly Row[]): Directory {
  const people = new Map<Person['id'], Person>();
  const posts: Post[] = [];
  const teams: Team[] = [];
  const children: Child[] = [];
  const covers: Cover[] = [];
  for (const row of rows) {
    const each = directoryLine.read(row).text;
    if (each.kind === 'person') people.set(each.value.id, each.value);
    else if (each.kind === 'post') posts.push(each.value);
    else if (each.kind === 'team') teams.push(each.value);
    else if (each.kind === 'child') children.push(each.value);
    else covers.push(each.value);
  }
  // Absent where there is none, as in a directory that nobody covers in.
  const rota = covers.length > 0 ? { covers } : {};
  return { version, people, posts, teams, children, ...rota };
}
