import ts from 'typescript';

/** A stretch of source that runs as a whole or not at all: a function's body, a branch, or the file. */
export interface Region {
  readonly start: number;
  readonly end: number;
}

/** The name under which marked source reports that a region was entered. */
export const HIT = '__hit';

interface Marked {
  /** The first one is the file itself. */
  readonly regions: readonly Region[];
  /** The source with a report at the start of each region. */
  readonly text: string;
}

/** Marks where a file's functions and branches begin, so that the tests that enter them are known. */
export function mark(file: string, text: string): Marked {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const regions: Region[] = [{ start: 0, end: text.length }];
  const inserts: { at: number; text: string }[] = [];
  const report = (): string => `${HIT}(${JSON.stringify(file)},${regions.length - 1})`;
  const visit = (node: ts.Node): void => {
    if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) {
      regions.push({ start: node.body.getStart(), end: node.body.end });
      inserts.push({ at: node.body.getStart(), text: `(${report()},` });
      inserts.push({ at: node.body.end, text: ')' });
    } else if (ts.isBlock(node)) {
      regions.push({ start: node.getStart(), end: node.end });
      inserts.push({ at: node.getStart() + 1, text: `${report()};` });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { regions, text: inserted(text, inserts) };
}

/** Of two at one place both close a bracket, so that their order is no matter. */
const inserted = (text: string, inserts: readonly { at: number; text: string }[]): string =>
  [...inserts]
    .sort((a, b) => b.at - a.at)
    .reduce((so, { at, text: each }) => so.slice(0, at) + each + so.slice(at), text);

/** The innermost region around an offset. */
export function regionAt(regions: readonly Region[], at: number): number {
  let found = 0;
  for (const [n, { start, end }] of regions.entries()) {
    if (start <= at && at < end) found = n;
  }
  return found;
}
