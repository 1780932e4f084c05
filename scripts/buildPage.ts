import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const fileOf = (name: string): string => fileURLToPath(new URL(`../page/${name}`, import.meta.url));

/** The page that mails lead to, as it is served: its text, one script, one style. */
export async function buildPage(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await Promise.all([
    ...['index.html', 'page.css'].map(
      async (name) => await copyFile(fileOf(name), path.join(folder, name)),
    ),
    build({
      entryPoints: [fileOf('main.ts')],
      outfile: path.join(folder, 'page.js'),
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      legalComments: 'inline',
      logLevel: 'warning',
      tsconfig: fileOf('tsconfig.json'),
    }),
  ]);
}
