import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import type { Files } from './report.ts';

/** Every procedure file as it stands, also one that cannot be used: trace reads what is named, no more. */
export async function readFiles(dir: string): Promise<Files> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.yaml')).sort();
  const read = async (name: string): Promise<readonly [string, unknown]> => [
    path.basename(name, '.yaml'),
    parse(await readFile(path.join(dir, name), 'utf8')),
  ];
  return Object.fromEntries(await Promise.all(names.map(read)));
}
