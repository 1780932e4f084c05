import type { Report, Row } from '../../../../domain/report/index.ts';

/**
 * A table as a reader has it before them, line by line: title, what is said once, headings, rows. `=`
 * stands before a total, `–` where there is nothing to work a figure out from.
 */
export function printed(report: Report, key: string): readonly string[] {
  const table = report.tables.find((each) => each.key === key);
  if (table === undefined) return [];
  const { title, note, rowHead, columns, rows } = table;
  return [
    title,
    ...(note === null ? [] : [note]),
    line([rowHead, ...columns.map(({ label }) => label)]),
    ...rows.map(lineOf),
  ];
}

/** The rows alone. */
export const rowsOf = (report: Report, key: string): readonly string[] =>
  report.tables.find((each) => each.key === key)?.rows.map(lineOf) ?? [];

const line = (parts: readonly string[]): string => parts.join(' | ');

const lineOf = ({ label, total, cells }: Row): string =>
  line([total ? `= ${label}` : label, ...cells.map(({ value }) => String(value ?? '–'))]);
