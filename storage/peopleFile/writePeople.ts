import { stringify } from 'csv-stringify/sync';
import { stringify as toYaml } from 'yaml';
import type { PeopleFile, PeopleFormat } from '../../application/ports/index.ts';
import type { Directory, Post } from '../../domain/people/index.ts';
import { guarded } from './guard.ts';
import { recordsOf, SHEETS, type RecordOf } from './tables.ts';

/** The directory as files that `readPeopleFiles` reads again, to the same. */
export const writePeople = (directory: Directory, format: PeopleFormat): readonly PeopleFile[] =>
  format === 'yaml' ? [yamlFile(directory)] : csvFiles(directory);

const yamlFile = (directory: Directory): PeopleFile => ({
  name: 'people.yaml',
  text: toYaml(entriesOf(directory), { lineWidth: 0 }),
});

/** The people file's own shape, children by their record numbers. */
export function entriesOf(directory: Directory): Readonly<Record<string, readonly object[]>> {
  const recordOf = recordsOf(directory);
  return {
    people: [...directory.people.values()].map(({ id, post, mail }) => ({ id, post, mail })),
    posts: directory.posts.map((post) => postEntry(post, recordOf)),
    teams: directory.teams.map(({ id, name, service }) => ({ id, name, service })),
    children: directory.children.map(({ record, initials, team }) => ({ record, initials, team })),
    cover: (directory.covers ?? []).map(({ roles, ...cover }) =>
      roles === null ? cover : { ...cover, roles },
    ),
  };
}

const postEntry = ({ role, scope, ...rest }: Post, recordOf: RecordOf): object => {
  const child = scope.child === null ? null : recordOf(scope.child);
  const given = Object.entries({ ...scope, child }).filter(([, value]) => value !== null);
  return { role, scope: Object.fromEntries(given), ...rest };
};

/** A file for each table, as Excel reads it: UTF-8 with its mark, CRLF; no cell is taken for a formula. */
const csvFiles = (directory: Directory): readonly PeopleFile[] => {
  const recordOf = recordsOf(directory);
  return SHEETS.map(({ table, columns, rowsOf }) => ({
    name: `${table}.csv`,
    text: stringify([columns, ...rowsOf(directory, recordOf).map((row) => row.map(guarded))], {
      bom: true,
      record_delimiter: 'windows',
    }),
  }));
};
