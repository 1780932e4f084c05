import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** What a test file has: functions that a test may call, and names that come from other test files. */
interface SpecFile {
  readonly functions: ReadonlyMap<string, ts.Node>;
  /** Local name to where it is declared. */
  readonly imported: ReadonlyMap<string, { readonly file: string; readonly name: string }>;
}

/** `assert.equal(…)`, `fc.assert(…)` and `sinon.assert.…`. */
const ASSERTS = /^(assert|fc\.assert|sinon\.assert)\b/;

/** A loaded function names its imports as the loader does: `import_strict.default.equal(…)`. */
const asWritten = (call: string): string =>
  call
    .replace(/^import_(node_)?(strict|assert)\d*\.default/, 'assert')
    .replace(/^import_fast_check\d*\.default/, 'fc')
    .replace(/^import_sinon\d*\.default/, 'sinon');

/**
 * Says whether a test can fail: whether its function calls `assert` or, however far away, a helper of
 * the tests that does. A test that asserts nothing proves nothing.
 */
export class Asserting {
  readonly #files = new Map<string, SpecFile>();
  readonly #known = new Map<string, boolean>();

  /** `body` is the source of the test's function; `file` is where it stands. */
  inTest(body: string, file: string): boolean {
    const source = ts.createSourceFile('body.ts', `(${body})`, ts.ScriptTarget.Latest, true);
    return this.#asserts(source, file);
  }

  #asserts(node: ts.Node, file: string): boolean {
    if (ts.isCallExpression(node) && this.#callAsserts(node, file)) return true;
    return node.getChildren().some((each) => this.#asserts(each, file));
  }

  #callAsserts({ expression, arguments: given }: ts.CallExpression, file: string): boolean {
    if (ASSERTS.test(asWritten(expression.getText()))) return true;
    // A helper may be handed on: `lines.forEach(isRight)`.
    const handed = given.filter(ts.isIdentifier).map(({ text }) => text);
    return [...rootsOf(expression), ...handed].some((name) => this.#helperAsserts(name, file));
  }

  #helperAsserts(name: string, file: string): boolean {
    const id = `${file} ${name}`;
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    // A helper that calls itself is settled by the rest of it.
    this.#known.set(id, false);
    const found = this.#lookUp(name, file);
    this.#known.set(id, found);
    return found;
  }

  #lookUp(name: string, file: string): boolean {
    const { functions, imported } = this.#file(file);
    const own = functions.get(name);
    if (own !== undefined) return this.#asserts(own, file);
    const from = imported.get(name);
    return from !== undefined && this.#helperAsserts(from.name, from.file);
  }

  #file(file: string): SpecFile {
    const known = this.#files.get(file);
    if (known !== undefined) return known;
    const read = readSpecFile(file);
    this.#files.set(file, read);
    return read;
  }
}

/** The names a call hangs on: `given` of `given(x).when(y).then(z)`, `visitor` and `visitor.sees`. */
function rootsOf(expression: ts.Expression): readonly string[] {
  if (ts.isIdentifier(expression)) return [expression.text];
  if (ts.isCallExpression(expression)) return rootsOf(expression.expression);
  if (ts.isPropertyAccessExpression(expression)) {
    if (isLoaded(expression.expression)) return [expression.name.text];
    return [...rootsOf(expression.expression), `.${expression.name.text}`];
  }
  if (ts.isAwaitExpression(expression) || ts.isParenthesizedExpression(expression)) {
    return rootsOf(expression.expression);
  }
  // `(0, import_given.given)(…)`: a call of an imported name after loading.
  if (ts.isBinaryExpression(expression)) return rootsOf(expression.right);
  return ts.isElementAccessExpression(expression) ? rootsOf(expression.expression) : [];
}

const isLoaded = (expression: ts.Expression): boolean =>
  ts.isIdentifier(expression) && expression.text.startsWith('import_');

/** Named like a promise's or a list's own: says nothing about who asserts. */
const EVERYBODYS = new Set(['then', 'catch', 'map', 'forEach', 'find', 'filter', 'get', 'set']);

function readSpecFile(file: string): SpecFile {
  const functions = new Map<string, ts.Node>();
  const imported = new Map<string, { file: string; name: string }>();
  if (!existsSync(file)) return { functions, imported };
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const visit = (node: ts.Node): void => {
    const named = functionIn(node);
    if (named !== null) functions.set(named.name, named.body);
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node))
      addNames(node, file, imported);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { functions, imported };
}

/** A declared function, a variable that holds one, or a method (`.name`). */
function functionIn(node: ts.Node): { readonly name: string; readonly body: ts.Node } | null {
  if (ts.isFunctionDeclaration(node) && node.name !== undefined) {
    return { name: node.name.text, body: node };
  }
  if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && holdsFunction(node)) {
    return { name: node.name.text, body: node };
  }
  const method = ts.isMethodDeclaration(node) || ts.isPropertyAssignment(node);
  if (!method || !ts.isIdentifier(node.name) || EVERYBODYS.has(node.name.text)) return null;
  return { name: `.${node.name.text}`, body: node };
}

const holdsFunction = ({ initializer }: ts.VariableDeclaration): boolean =>
  initializer !== undefined &&
  (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer));

function addNames(
  node: ts.ImportDeclaration | ts.ExportDeclaration,
  file: string,
  imported: Map<string, { file: string; name: string }>,
): void {
  const from = node.moduleSpecifier;
  if (from === undefined || !ts.isStringLiteral(from) || !from.text.startsWith('.')) return;
  const target = path.resolve(path.dirname(file), from.text);
  if (!target.split(path.sep).includes('test')) return;
  for (const { local, name } of namesOf(node, target)) imported.set(local, { file: target, name });
}

function namesOf(
  node: ts.ImportDeclaration | ts.ExportDeclaration,
  target: string,
): readonly { readonly local: string; readonly name: string }[] {
  const bindings = ts.isImportDeclaration(node)
    ? node.importClause?.namedBindings
    : node.exportClause;
  if (bindings !== undefined && (ts.isNamedImports(bindings) || ts.isNamedExports(bindings))) {
    const given = bindings.elements.map(({ name, propertyName }) => ({
      local: name.text,
      name: (propertyName ?? name).text,
    }));
    return [...given, ...methodsOf(target)];
  }
  // `export * from`: everything of that file.
  return ts.isExportDeclaration(node) ? everythingOf(target) : [];
}

const everythingOf = (file: string): readonly { local: string; name: string }[] => {
  const { functions, imported } = readSpecFile(file);
  return [...functions.keys(), ...imported.keys()].map((name) => ({ local: name, name }));
};

/** Methods of what a file hands out: the test calls them on what it made with an imported name. */
const methodsOf = (file: string): readonly { local: string; name: string }[] =>
  everythingOf(file).filter(({ name }) => name.startsWith('.'));
