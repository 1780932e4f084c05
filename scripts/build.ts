// Builds what is deployed: one bundle of the function app, the page that
// mails lead to, the tab, its host settings, the procedures and the
// manifest. Nothing of the desk, the tests or the tools is in it (design section 7).
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { build, type BuildOptions } from 'esbuild';
import { buildPage } from './buildPage.ts';
import { buildTab } from './buildTab.ts';
import { englishOnly, precompiledShape } from './precompile.ts';

/** The worker answers for this module from memory; it is on no disk (platform 6.2). */
const SUPPLIED_BY_THE_HOST = '@azure/functions-core';

const HOST = {
  version: '2.0',
  extensionBundle: {
    id: 'Microsoft.Azure.Functions.ExtensionBundle',
    version: '[4.0.0, 5.0.0)',
  },
  extensions: { queues: { batchSize: 16, maxDequeueCount: 5, messageEncoding: 'base64' } },
};

/** How the app becomes one file; `bench/startUp.ts` measures what that is worth. */
export const bundling = {
  bundle: true,
  minify: true,
  keepNames: true,
  sourcemap: 'linked',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  external: [SUPPLIED_BY_THE_HOST],
  legalComments: 'linked',
  plugins: [precompiledShape, englishOnly],
  banner: {
    // The libraries inside are CommonJS and ask for these.
    js: "import { createRequire as __createRequire } from 'node:module'; import { fileURLToPath as __fileURLToPath } from 'node:url'; import { dirname as __dirnameOf } from 'node:path'; const require = __createRequire(import.meta.url); const __filename = __fileURLToPath(import.meta.url); const __dirname = __dirnameOf(__filename);",
  },
  logLevel: 'warning',
} satisfies BuildOptions;

export async function buildApp(folder: string): Promise<readonly string[]> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(`${folder}/functions`, { recursive: true });
  const { metafile } = await build({
    ...bundling,
    entryPoints: ['functions/index.ts'],
    outfile: `${folder}/functions/index.mjs`,
    metafile: true,
  });
  await Promise.all([buildPage(`${folder}/page`), buildTab(`${folder}/tab`)]);
  await cp('procedures', `${folder}/procedures`, { recursive: true });
  await writeFile(`${folder}/host.json`, `${JSON.stringify(HOST, null, 2)}\n`);
  await writeFile(
    `${folder}/package.json`,
    `${JSON.stringify({ type: 'module', main: 'functions/index.mjs' }, null, 2)}\n`,
  );
  return Object.keys(metafile.inputs);
}

if (process.argv[1]?.endsWith('scripts/build.ts') === true) {
  const inputs = await buildApp('dist');
  console.log(`Built dist/ from ${String(inputs.length)} files.`);
}
