import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import ts from 'typescript';

type Exports = Record<string, unknown>;
type Body = (
  require: (specifier: string) => unknown,
  module: { exports: Exports },
  exports: Exports,
  url: string,
) => void;

const WRAPPER = ['require', 'module', 'exports', '__url'] as const;

const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.CommonJS,
  target: ts.ScriptTarget.ES2023,
  esModuleInterop: true,
  resolveJsonModule: true,
};

/**
 * The house's own modules, loaded from memory: any of them can be given another text and loaded afresh,
 * which the loader of the engine cannot do. What is not the house's own is handed in, loaded once.
 */
export class Modules {
  readonly #root: string;
  readonly #outside: ReadonlyMap<string, unknown>;
  readonly #loaded = new Map<string, { exports: Exports }>();
  readonly #compiled = new Map<string, Body>();
  readonly #replaced = new Map<string, string>();
  readonly #users = new Map<string, Set<string>>();
  readonly #running: string[] = [];

  constructor(root: string, outside: ReadonlyMap<string, unknown>) {
    this.#root = root;
    this.#outside = outside;
  }

  /** Paths are relative to the root. */
  load(file: string): Exports {
    const known = this.#loaded.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {} as Exports };
    this.#loaded.set(file, module);
    try {
      if (file.endsWith('.json')) module.exports = json(this.#text(file));
      else this.#run(file, module);
    } catch (error) {
      this.#loaded.delete(file);
      throw error;
    }
    return module.exports;
  }

  /** From now on the file has this text; null: its own again. Whoever uses it is loaded afresh. */
  replace(file: string, text: string | null): void {
    if (text === null) this.#replaced.delete(file);
    else this.#replaced.set(file, text);
    this.#compiled.delete(file);
    this.forget([...this.usersOf(file)]);
  }

  forget(files: readonly string[]): void {
    for (const file of files) this.#loaded.delete(file);
  }

  get loaded(): readonly string[] {
    return [...this.#loaded.keys()];
  }

  /** The file whose own lines are being run for the first time right now, outside any function's call. */
  get running(): string | null {
    return this.#running.at(-1) ?? null;
  }

  /** The file, and all that import it, however far away; as far as they have been loaded once. */
  usersOf(file: string): ReadonlySet<string> {
    const found = new Set([file]);
    for (const each of found) {
      for (const user of this.#users.get(each) ?? []) found.add(user);
    }
    return found;
  }

  #text(file: string): string {
    return this.#replaced.get(file) ?? readFileSync(path.join(this.#root, file), 'utf8');
  }

  #run(file: string, module: { exports: Exports }): void {
    const url = pathToFileURL(path.join(this.#root, file)).href;
    const require = (specifier: string): unknown => this.#require(file, specifier);
    this.#running.push(file);
    try {
      this.#body(file)(require, module, module.exports, url);
    } finally {
      this.#running.pop();
    }
  }

  #body(file: string): Body {
    const known = this.#compiled.get(file);
    if (known !== undefined) return known;
    const source = this.#text(file).replaceAll('import.meta.url', '__url');
    const { outputText } = ts.transpileModule(source, { compilerOptions: OPTIONS, fileName: file });
    const body = compiled(outputText, file);
    this.#compiled.set(file, body);
    return body;
  }

  #require(from: string, specifier: string): unknown {
    if (specifier.startsWith('.')) {
      const file = path.posix.join(path.posix.dirname(from), specifier);
      if (!existsSync(path.join(this.#root, file))) throw new Error(`${from}: no ${specifier}`);
      this.#users.set(file, (this.#users.get(file) ?? new Set()).add(from));
      return this.load(file);
    }
    const found = this.#outside.get(specifier);
    if (found === undefined) throw new Error(`${from}: ${specifier} was not handed in`);
    return found;
  }
}

function compiled(text: string, file: string): Body {
  const asBody = (source: string): Body =>
    vm.compileFunction(source, [...WRAPPER], { filename: file }) as Body;
  try {
    return asBody(text);
  } catch {
    // An entry that waits at its top level: its functions are there before it does.
    return asBody(`void (async () => {${text}\n})()`);
  }
}

const json = (text: string): Exports => ({
  __esModule: true,
  default: JSON.parse(text) as unknown,
});

/** What a loaded package exports, in the form in which a converted `import` looks for it. */
export const asOutside = (namespace: object): unknown => ({ __esModule: true, ...namespace });

/** Every package that these files name. */
export function packagesOf(texts: readonly string[]): readonly string[] {
  const named = texts.flatMap((text) =>
    ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName),
  );
  return [...new Set(named)].filter((name) => !name.startsWith('.')).sort();
}
