import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface Bundled {
  readonly file: string;
  /** Empty, or what node needs to run a file that could not be bundled. */
  readonly execArgv: readonly string[];
  remove(): Promise<void>;
}

const entry = fileURLToPath(new URL('main.ts', import.meta.url));

/** botbuilder and the SDKs are CommonJS inside and ask for `require`, which a module does not have. */
const banner =
  "import { createRequire as deskRequire } from 'node:module'; const require = deskRequire(import.meta.url);";

let built: Promise<string> | null = null;

/** Built once in a process: whoever opens many desks does not wait for the same text each time. */
async function appText(): Promise<string> {
  built ??= build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Answered from memory by the host's hook.
    external: ['@azure/functions-core'],
    banner: { js: banner },
    logLevel: 'silent',
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  return await built;
}

/**
 * The app in one file, so that its process starts in a fraction of a second: the desk kills and
 * restarts it often. Where bundling fails it is run as it lies, through tsx, and slower.
 */
export async function bundleApp(warn: (line: string) => void): Promise<Bundled> {
  const folder = await mkdtemp(path.join(tmpdir(), 'iro-desk-'));
  const file = path.join(folder, 'app.mjs');
  const remove = async (): Promise<void> => await rm(folder, { recursive: true, force: true });
  try {
    await writeFile(file, await appText());
    return { file, execArgv: [], remove };
  } catch (error) {
    const problem = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown';
    warn(`The app could not be bundled (${problem}); it is run unbundled, which starts slower.`);
    return { file: entry, execArgv: ['--import', 'tsx'], remove };
  }
}
