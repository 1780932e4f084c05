import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Files below a folder whose names end so, relative to the root, with forward slashes, in order. */
export const filesBelow = (root: string, folder: string, ending: string): readonly string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .sort();

export const textAt = (root: string, file: string): string =>
  readFileSync(path.join(root, file), 'utf8');
