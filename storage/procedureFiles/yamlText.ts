import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
} from 'yaml';

/** Something said about a place in a file. Lines and columns count from 1. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning' | 'note';
  /** Stable name of the kind of finding. */
  readonly code: string;
  /** Plain English: what is wrong and what to do. */
  readonly message: string;
}

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A YAML file that was read: its plain value, and where each part of it stands. */
export interface YamlText {
  readonly value: unknown;
  readonly placeOf: (path: readonly string[]) => Place;
  /** The place of an entry's key, even where its value stands elsewhere. */
  readonly placeOfKey: (path: readonly string[]) => Place;
}

const FIRST: Place = { line: 1, column: 1 };

interface Step {
  readonly key: Node | null;
  readonly value: Node | null;
}

const asNode = (part: unknown): Node | null =>
  isScalar(part) || isCollection(part) || isAlias(part) ? part : null;

function stepInto(doc: Document, from: Node | null, segment: string): Step | null {
  const node = isAlias(from) ? (from.resolve(doc) ?? null) : from;
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === segment);
    return pair === undefined ? null : { key: asNode(pair.key), value: asNode(pair.value) };
  }
  if (!isCollection(node)) return null;
  const item = asNode(node.items[Number(segment)]);
  return item === null ? null : { key: null, value: item };
}

/** The deepest part of the path that the file holds; what is missing is shown at its parent. */
function follow(doc: Document, path: readonly string[]): Step {
  let here: Step = { key: null, value: doc.contents };
  for (const segment of path) {
    const next = stepInto(doc, here.value, segment);
    if (next === null) break;
    here = next;
  }
  return here;
}

function yamlSentence(code: string, message: string): string {
  if (code === 'DUPLICATE_KEY') {
    return 'This name stands twice in the same place; only one of them can be meant. Take one out.';
  }
  const first = message.split('\n')[0] ?? message;
  return `The file is not well-formed YAML here: ${first}${first.endsWith('.') ? '' : '.'}`;
}

/** Reads YAML without guessing: anything doubtful is a finding with its line and column. */
export function readYaml(
  text: string,
  file: string,
): { readonly yaml: YamlText } | { readonly errors: readonly Finding[] } {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number | undefined): Place => {
    const { line, col } = offset === undefined ? { line: 1, col: 1 } : lines.linePos(offset);
    return line === 0 ? FIRST : { line, column: col };
  };
  const problem = (place: Place, code: string, message: string): Finding => ({
    file,
    ...place,
    severity: 'error',
    code,
    message,
  });
  const problems = [...doc.errors, ...doc.warnings].map(({ code, message, pos }) =>
    problem(placeAt(pos[0]), 'not-yaml', yamlSentence(code, message)),
  );
  if (problems.length > 0) return { errors: problems };
  try {
    const value: unknown = doc.toJS({ maxAliasCount: 1000 });
    const placeOf = (path: readonly string[]): Place => {
      const { key, value: node } = follow(doc, path);
      const shown = isScalar(node) ? node : (key ?? node);
      return placeAt(shown?.range?.[0]);
    };
    const placeOfKey = (path: readonly string[]): Place => {
      const { key, value: node } = follow(doc, path);
      return placeAt((key ?? node)?.range?.[0]);
    };
    return { yaml: { value, placeOf, placeOfKey } };
  } catch (error) {
    // An alias without its anchor, or aliases that would unfold without end.
    const said = error instanceof Error ? error.message : String(error);
    return { errors: [problem(FIRST, 'not-yaml', yamlSentence('ALIAS', said))] };
  }
}
