import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { PageFile } from './http/httpServer.ts';

const fileOf = (name: string): string => fileURLToPath(new URL(`page/${name}`, import.meta.url));

/** Addresses of the page that stands between the desk's page and the tab, and of its script. */
const FRAME = '/desk/frame';
const FRAME_SCRIPT = '/desk/frame.js';

let loaded: ReturnType<typeof bundlePage> | null = null;

/** The page, bundled at the first start: no file of it comes from anywhere else (design section 9). */
export const loadPage = (): ReturnType<typeof bundlePage> => (loaded ??= bundlePage());

async function bundlePage(): Promise<ReadonlyMap<string, PageFile>> {
  const [html, css, script] = await Promise.all([
    readFile(fileOf('index.html'), 'utf8'),
    readFile(fileOf('style.css'), 'utf8'),
    bundled('main.ts'),
  ]);
  return new Map<string, PageFile>([
    ['/', { type: 'text/html; charset=utf-8', content: html }],
    ['/page/style.css', { type: 'text/css; charset=utf-8', content: css }],
    ['/page/main.js', { type: 'text/javascript; charset=utf-8', content: script }],
  ]);
}

/** The page under the app's own address, in which the tab stands as it stands in Teams. */
export async function loadFrame(): Promise<ReadonlyMap<string, PageFile>> {
  const html = `<!doctype html><html lang="en-GB"><head><meta charset="utf-8" /><title>The tab</title><script type="module" src="${FRAME_SCRIPT}"></script></head><body></body></html>`;
  return new Map<string, PageFile>([
    [FRAME, { type: 'text/html; charset=utf-8', content: html }],
    [FRAME_SCRIPT, { type: 'text/javascript; charset=utf-8', content: await bundled('relay.ts') }],
  ]);
}

async function bundled(entry: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [fileOf(entry)],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
    tsconfig: fileOf('tsconfig.json'),
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}
