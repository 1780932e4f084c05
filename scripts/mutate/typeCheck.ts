import path from 'node:path';
import ts from 'typescript';

/** What nobody uses any more is no mistake of the rule. */
const UNUSED = new Set([6133, 6138, 6192, 6196, 6198]);

/**
 * The compiler's own check of one file with another text: the gate begins with it, so that what it refuses
 * needs no test. Files that use the changed one are not checked again.
 */
export class TypeCheck {
  readonly #root: string;
  readonly #texts = new Map<string, string>();
  readonly #versions = new Map<string, number>();
  readonly #service: ts.LanguageService;

  constructor(root: string) {
    this.#root = root;
    const config = path.join(root, 'domain/tsconfig.json');
    const read = ts.readConfigFile(config, (file) => ts.sys.readFile(file));
    const { fileNames, options } = ts.parseJsonConfigFileContent(
      read.config,
      ts.sys,
      path.dirname(config),
    );
    this.#service = ts.createLanguageService({
      getCompilationSettings: () => options,
      getCurrentDirectory: () => root,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      getScriptFileNames: () => fileNames,
      getScriptVersion: (file) => String(this.#versions.get(file) ?? 0),
      getScriptSnapshot: (file) => {
        const text = this.#texts.get(file) ?? ts.sys.readFile(file);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      fileExists: (file) => ts.sys.fileExists(file),
      readFile: (file) => ts.sys.readFile(file),
      directoryExists: (folder) => ts.sys.directoryExists(folder),
      getDirectories: (folder) => ts.sys.getDirectories(folder),
    });
  }

  /** `file` is relative to the root. */
  refuses(file: string, text: string): boolean {
    const full = path.join(this.#root, file);
    this.#set(full, text);
    const found = [
      ...this.#service.getSyntacticDiagnostics(full),
      ...this.#service.getSemanticDiagnostics(full),
    ];
    this.#set(full, null);
    return found.some(({ code }) => !UNUSED.has(code));
  }

  #set(full: string, text: string | null): void {
    if (text === null) this.#texts.delete(full);
    else this.#texts.set(full, text);
    this.#versions.set(full, (this.#versions.get(full) ?? 0) + 1);
  }
}
