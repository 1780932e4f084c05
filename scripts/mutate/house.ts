import * as fs from 'node:fs';
import * as fsPromises from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow, textAt } from './files.ts';
import { asOutside, Modules, packagesOf } from './modules.ts';

const FOLDERS = [
  'adaptive-cards',
  'answering',
  'application',
  'bench',
  'bot',
  'cli',
  'desk',
  'domain',
  'functions',
  'graph',
  'scripts',
  'storage',
  'test',
  'web',
];

/** Never asked for by a unit spec, and slow or bound to a browser. */
const NEEDLESS = new Set(['playwright-core', 'axe-core', 'azurite']);

type Read = (file: string) => string | null;

/** The house's modules, with the procedure files read through `read`; null from it: the file itself. */
export async function openHouse(root: string, read: Read): Promise<Modules> {
  const texts = FOLDERS.flatMap((folder) => filesBelow(root, folder, '.ts')).map((file) =>
    textAt(root, file),
  );
  const outside = new Map<string, unknown>();
  for (const name of packagesOf(texts)) {
    if (NEEDLESS.has(name)) continue;
    try {
      outside.set(name, asOutside((await import(name)) as object));
    } catch {
      // What cannot be loaded is missed by the spec that asks for it, and that spec is named.
    }
  }
  for (const [name, real] of [
    ['node:fs', fs],
    ['node:fs/promises', fsPromises],
  ] as const) {
    outside.set(name, asOutside(watched(root, real, read)));
  }
  return new Modules(root, outside);
}

/** The file system, where a procedure file may have another text than it has. */
function watched(root: string, real: typeof fs | typeof fsPromises, read: Read): object {
  const given = (file: unknown): string | null => {
    if (typeof file !== 'string' && !(file instanceof URL)) return null;
    const full = typeof file === 'string' ? path.resolve(file) : fileURLToPath(file);
    return read(path.relative(root, full).split(path.sep).join('/'));
  };
  const readFileSync = (...args: Parameters<typeof fs.readFileSync>) =>
    given(args[0]) ?? fs.readFileSync(...args);
  const readFile = async (...args: Parameters<typeof fsPromises.readFile>) =>
    given(args[0]) ?? (await fsPromises.readFile(...args));
  return 'readFileSync' in real ? { ...real, readFileSync } : { ...real, readFile };
}
