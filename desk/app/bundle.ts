import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { englishOnly, precompiledShape } from '../../scripts/precompile.ts';
import { builtFolder } from './built.ts';

export interface Bundled {
  readonly file: string;
  /** Empty, or what node needs to run a file that could not be bundled. */
  readonly execArgv: readonly string[];
  /** Where node keeps the compiled text between one life of the app and the next; null: nowhere. */
  readonly compiled: string | null;
}

const entry = fileURLToPath(new URL('main.ts', import.meta.url));

/** botbuilder and the SDKs are CommonJS inside and ask for `require`, which a module does not have. */
const banner =
  "import { createRequire as deskRequire } from 'node:module'; const require = deskRequire(import.meta.url);";

let built: Promise<string> | null = null;

/** Built once in a process: whoever kills the app often, or opens many desks, does not wait for it each time. */
async function builtFile(): Promise<string> {
  return await (built ??= build({
    entryPoints: [entry],
    outfile: path.join(builtFolder(), 'app.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Answered from memory by the host's hook.
    external: ['@azure/functions-core'],
    banner: { js: banner },
    // As the deployed bundle is made, so that a start is as short.
    plugins: [precompiledShape, englishOnly],
    logLevel: 'silent',
  }).then(() => path.join(builtFolder(), 'app.mjs')));
}

/**
 * The app in one file, so that its process starts in a fraction of a second: the desk kills and
 * restarts it often. Where bundling fails it is run as it lies, through tsx, and slower.
 */
export async function bundleApp(warn: (line: string) => void): Promise<Bundled> {
  try {
    const file = await builtFile();
    return { file, execArgv: [], compiled: path.join(builtFolder(), 'compiled') };
  } catch (error) {
    const problem = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown';
    warn(`The app could not be bundled (${problem}); it is run unbundled, which starts slower.`);
    return { file: entry, execArgv: ['--import', 'tsx'], compiled: null };
  }
}
