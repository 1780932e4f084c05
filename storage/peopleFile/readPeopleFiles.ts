import type { PeopleFile } from '../../application/ports/index.ts';
import type { Directory } from '../../domain/people/index.ts';
import { readCsv, type CsvRow } from './readCsv.ts';
import { checkPeople, readPeople, type PeopleFinding, type ReadPeople } from './readPeople.ts';
import { SHEETS } from './tables.ts';
import { entriesOf } from './writePeople.ts';

const isCsv = ({ name }: PeopleFile): boolean => /\.csv$/i.test(name);

/**
 * One YAML file, or CSV files of which each holds one table or more. What no CSV file holds stays as it
 * stands; together they are checked as one.
 */
export function readPeopleFiles(
  files: readonly PeopleFile[],
  standing: Directory | null,
  hash: (text: string) => string,
): ReadPeople {
  const [first, ...more] = files;
  if (first === undefined) throw new Error('no file');
  if (!files.some(isCsv)) {
    return more.length === 0
      ? readPeople(first.text.replace(/^\u{feff}/u, ''), first.name, hash)
      : { errors: more.map(({ name }) => tooMany(name)) };
  }
  const yaml = files.filter((file) => !isCsv(file));
  if (yaml.length > 0) return { errors: yaml.map(({ name }) => tooMany(name)) };
  return readTables(files, standing, hash);
}

const tooMany = (file: string): PeopleFinding => ({
  file,
  line: 1,
  column: 1,
  severity: 'error',
  code: 'too-many-files',
  message: 'A YAML file holds everything: hand it in alone. Only CSV files are read together.',
});

function readTables(
  files: readonly PeopleFile[],
  standing: Directory | null,
  hash: (text: string) => string,
): ReadPeople {
  const read = files.map(readCsv);
  const errors = read.flatMap((each) => ('errors' in each ? each.errors : []));
  if (errors.length > 0) return { errors };
  const rows = new Map<string, readonly CsvRow[]>();
  for (const table of read.flatMap((each) => ('tables' in each ? each.tables : []))) {
    rows.set(table.sheet.table, [...(rows.get(table.sheet.table) ?? []), ...table.rows]);
  }
  const kept = standing === null ? {} : entriesOf(standing);
  const value = Object.fromEntries(
    SHEETS.map(({ table }) => [
      table,
      rows.get(table)?.map(({ entry }) => entry) ?? kept[table] ?? [],
    ]),
  );
  const version = hash(JSON.stringify(value)).slice(0, 12);
  return checkPeople({ value, placeOf: (path) => placeIn(rows, path), version }, hash);
}

/** A part that no file holds is shown in the table as it stands. */
function placeIn(rows: ReadonlyMap<string, readonly CsvRow[]>, path: readonly string[]) {
  const [table = '', at = '0'] = path;
  const row = rows.get(table)?.[Number(at)];
  if (row === undefined) {
    return { file: `${table} as they stand`, line: Number(at) + 2, column: 1 };
  }
  return { file: row.file, line: row.line, column: row.columnOf(path) };
}
