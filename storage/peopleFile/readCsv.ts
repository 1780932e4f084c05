import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { PeopleFile } from '../../application/ports/index.ts';
import type { PeopleFinding } from './readPeople.ts';
import { unguarded } from './guard.ts';
import { SHEETS, sheetOf, type Sheet } from './tables.ts';

/** A line of a table, as the people file has it, and where its cells stand. */
export interface CsvRow {
  readonly entry: Readonly<Record<string, unknown>>;
  readonly file: string;
  readonly line: number;
  /** Which cell of the line holds what lies at this path in the entry; counted from 1. */
  readonly columnOf: (path: readonly string[]) => number;
}

export interface CsvTable {
  readonly sheet: Sheet;
  readonly rows: readonly CsvRow[];
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

const records = z.array(z.object({ record: z.array(z.string()), raw: z.string() }));

/** The tables of a CSV file: each begins with its header; a file may hold several, an empty line between. */
export function readCsv(
  file: PeopleFile,
): { readonly tables: readonly CsvTable[] } | { readonly errors: readonly PeopleFinding[] } {
  const wrong = (line: number, column: number, code: string, message: string): PeopleFinding => ({
    file: file.name,
    line,
    column,
    severity: 'error',
    code,
    message,
  });
  if (file.text.includes('\u{fffd}')) {
    const at = file.text.slice(0, file.text.indexOf('\u{fffd}')).split('\n').length;
    const message = 'This file is not UTF-8. In Excel save it as "CSV UTF-8 (comma delimited)".';
    return { errors: [wrong(at, 1, 'not-utf-8', message)] };
  }
  const lines = linesOf(file.text);
  if (!Array.isArray(lines)) {
    const message = `The file is not well-formed CSV here: ${lines.said}. Check the quotes.`;
    return { errors: [wrong(lines.line, 1, 'not-csv', message)] };
  }
  const tables: { sheet: Sheet; header: readonly string[]; rows: CsvRow[] }[] = [];
  const errors: PeopleFinding[] = [];
  for (const { line, cells } of lines) {
    if (cells.every((cell) => cell === '')) continue;
    const header = cells.map((cell) => cell.toLowerCase());
    const sheet = sheetOf(trimmed(header));
    const current = tables.at(-1);
    if (sheet !== null) {
      tables.push({ sheet, header, rows: [] });
    } else if (current === undefined) {
      errors.push(wrong(line, 1, 'no-header', unknownHeader(header)));
      break;
    } else if (
      cells.length > current.header.length &&
      cells.slice(current.header.length).some((cell) => cell !== '')
    ) {
      const message = `This line has more cells than the header has columns. Put text with commas into quotes.`;
      errors.push(wrong(line, current.header.length + 1, 'too-many-cells', message));
    } else {
      current.rows.push(rowOf(current, file.name, line, cells));
    }
  }
  if (lines.length === 0)
    errors.push(wrong(1, 1, 'empty', 'This file is empty. Its first line names the columns.'));
  return errors.length > 0 ? { errors } : { tables };
}

const trimmed = (header: readonly string[]): readonly string[] => {
  const last = header.findLastIndex((name) => name !== '');
  return header.slice(0, last + 1);
};

function unknownHeader(header: readonly string[]): string {
  const sheets = SHEETS.map(({ table, columns }) => `${table}: ${columns.join(', ')}`).join('; ');
  return `The first line must name the columns of one table (${sheets}). Here it says: ${header.join(', ').slice(0, 120)}.`;
}

/** Excel separates by semicolons where the machine's numbers have a decimal comma. */
function delimiterOf(text: string): string {
  const [first = ''] = text
    .replace(/^\u{feff}/u, '')
    .trimStart()
    .split(/\r?\n/, 1);
  const count = (sign: string): number => first.split(sign).length;
  return [';', '\t'].find((sign) => count(sign) > count(',')) ?? ',';
}

function linesOf(text: string): Line[] | { readonly line: number; readonly said: string } {
  try {
    const parsed: unknown = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      raw: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: false,
      trim: true,
    });
    let line = 1;
    return records.parse(parsed).map(({ record, raw }) => {
      const here = line;
      line += raw.split(/\r\n|\r|\n/).length - 1;
      return { line: here, cells: record.map(unguarded) };
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const at: unknown = 'lines' in error ? error['lines'] : 1;
    return { line: typeof at === 'number' ? at : 1, said: error.code };
  }
}

/** 31/12/2026, as Excel shows a day in the United Kingdom. */
const UK_DAY = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const DAYS = new Set(['from', 'to']);

const dayOf = (cell: string): string =>
  cell.replace(
    UK_DAY,
    (_, day: string, month: string, year: string) =>
      `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  );

function rowOf(
  { sheet, header }: { readonly sheet: Sheet; readonly header: readonly string[] },
  file: string,
  line: number,
  cells: readonly string[],
): CsvRow {
  const entry: Record<string, unknown> = {};
  const inner: Record<string, Record<string, string>> = {};
  for (const group of Object.values(sheet.inside ?? {})) inner[group] = {};
  header.forEach((name, at) => {
    const cell = cells[at] ?? '';
    if (name === '' || cell === '') return;
    const group = sheet.inside?.[name];
    const value = DAYS.has(name) ? dayOf(cell) : cell;
    if (sheet.lists?.includes(name) === true) {
      entry[name] = cell.split(/[\s,;]+/).filter((each) => each !== '');
      return;
    }
    if (group === undefined) entry[name] = value;
    else inner[group] = { ...inner[group], [name]: value };
  });
  return {
    entry: { ...entry, ...inner },
    file,
    line,
    columnOf: (path) =>
      Math.max(0, header.indexOf(path.findLast((name) => header.includes(name)) ?? '')) + 1,
  };
}
