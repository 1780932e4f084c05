import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { FRAMED, NO_PAGE, SECURITY, tabPolicy } from './headers.ts';
import type { WebResponse } from './request.ts';

/** The tab as it is built: its text with a gap for the nonce, and its files by their names. */
export interface TabFiles {
  readonly html: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const PAGE = 'index.html';

/** @throws Error when the tab was not built: the app must not start without it. */
export async function readTabFiles(folder: string): Promise<TabFiles> {
  try {
    const html = await readFile(path.join(folder, PAGE), 'utf8');
    const names = (await readdir(folder)).filter((name) => typeOf(name) !== undefined);
    const files = await Promise.all(
      names.map(async (name) => [name, await readFile(path.join(folder, name))] as const),
    );
    return { html, files: new Map(files) };
  } catch (cause) {
    throw new Error('The app cannot start: the tab is missing beside it. Build the app again.', {
      cause,
    });
  }
}

export interface TabParts {
  readonly tabFiles: TabFiles;
  /** Who may frame the tab, as sources of a policy. */
  readonly tabHosts: readonly string[];
  /** Another at each call, and never to be guessed. */
  readonly nonce: () => string;
}

/** The tab itself where no file is named, else one of its files. Nobody has to be known for it. */
export function tabFile(parts: TabParts, name: string | undefined): WebResponse {
  if (name === undefined) return page(parts);
  const body = parts.tabFiles.files.get(name);
  const type = typeOf(name);
  if (body === undefined || type === undefined)
    return { status: 404, headers: { ...SECURITY, ...NO_PAGE }, body: '' };
  // What is in a file decides its name: it may be kept, and is never out of date.
  const kept = { 'cache-control': 'public, max-age=31536000, immutable' };
  return {
    status: 200,
    headers: { ...SECURITY, ...NO_PAGE, ...kept, 'content-type': `${type}; charset=utf-8` },
    body,
  };
}

function page({ tabFiles, tabHosts, nonce }: TabParts): WebResponse {
  const own = nonce();
  return {
    status: 200,
    headers: { ...FRAMED, ...tabPolicy(tabHosts, own), 'content-type': 'text/html; charset=utf-8' },
    body: tabFiles.html.replaceAll('{{nonce}}', own),
  };
}

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };

const typeOf = (name: string): string | undefined => TYPES[path.extname(name)];
