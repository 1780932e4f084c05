import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { PageFile } from './http/httpServer.ts';

const fileOf = (name: string): string => fileURLToPath(new URL(`page/${name}`, import.meta.url));

let loaded: ReturnType<typeof bundlePage> | null = null;

/** The page, bundled at the first start: no file of it comes from anywhere else (design section 9). */
export const loadPage = (): ReturnType<typeof bundlePage> => (loaded ??= bundlePage());

async function bundlePage(): Promise<ReadonlyMap<string, PageFile>> {
  const [html, css, bundle] = await Promise.all([
    readFile(fileOf('index.html'), 'utf8'),
    readFile(fileOf('style.css'), 'utf8'),
    build({
      entryPoints: [fileOf('main.ts')],
      bundle: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      minify: true,
      legalComments: 'none',
      logLevel: 'silent',
      tsconfig: fileOf('tsconfig.json'),
    }),
  ]);
  const script = bundle.outputFiles[0]?.contents ?? new Uint8Array();
  return new Map<string, PageFile>([
    ['/', { type: 'text/html; charset=utf-8', content: html }],
    ['/page/style.css', { type: 'text/css; charset=utf-8', content: css }],
    ['/page/main.js', { type: 'text/javascript; charset=utf-8', content: script }],
  ]);
}
