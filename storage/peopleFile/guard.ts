/** What a spreadsheet would take for a formula; apostrophes in front of it are ours or were guarded too. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** With an apostrophe in front, so that a spreadsheet reads the cell as text. */
export const guarded = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);

/** The cell as it was before it was guarded. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
