import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fork } from 'node:child_process';
import { build, transform } from 'esbuild';
import { fromAppSchema } from '../desk/app/protocol.ts';
import { IDENTITIES, settingsFor } from '../desk/app/settingsFor.ts';
import type { AppSettings } from '../desk/app/settings.ts';
import { openStore } from '../desk/deskStore.ts';
import { copyProcedures, readScene } from '../desk/scene.ts';
import { startStandins } from '../desk/standins/index.ts';
import { bundling } from '../scripts/build.ts';
import { buildPage } from '../scripts/buildPage.ts';
import { buildTab } from '../scripts/buildTab.ts';
import { median, quantile, type BenchResult } from './result.ts';
import { BENCH_NOW, ownAzurite } from './rig.ts';

const ROUNDS = 7;
const BUDGET = 0.6;

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
/** Everything that the app's process is made of. */
const FOLDERS = [
  'adaptive-cards',
  'answering',
  'application',
  'bot',
  'desk/app',
  'desk/host',
  'domain',
  'functions',
  'graph',
  // The schema beside the procedures is imported.
  'procedures',
  'storage',
  'web',
];
const ENTRY = 'desk/app/main.ts';

/** The app in one file, made with the settings of the deployed build. */
async function bundled(folder: string): Promise<string> {
  const file = path.join(folder, 'bundle', 'app.mjs');
  await build({ ...bundling, entryPoints: [path.join(root, ENTRY)], outfile: file });
  return file;
}

/** The same app file by file, its packages as they lie in node_modules; only the types are gone. */
async function unbundled(folder: string): Promise<string> {
  const target = path.join(folder, 'files');
  for (const each of FOLDERS) await transpile(path.join(root, each), path.join(target, each));
  await writeFile(path.join(target, 'package.json'), '{ "type": "module" }');
  await symlink(path.join(root, 'node_modules'), path.join(target, 'node_modules'));
  return path.join(target, ENTRY.replace(/\.ts$/, '.js'));
}

async function transpile(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) await transpile(source, target);
    else if (entry.name.endsWith('.json')) await cp(source, target);
    else if (/(?<!\.d)\.ts$/.test(entry.name)) {
      const text = await readFile(source, 'utf8');
      // Node asks for the attribute of a JSON import, which a plain `node20` would leave out.
      const { code } = await transform(text, { loader: 'ts', format: 'esm', target: 'esnext' });
      await writeFile(
        target.replace(/\.ts$/, '.js'),
        code.replace(/((?:from|import)\s*\(?\s*["']\.[^"']*)\.ts(["'])/g, '$1.js$2'),
      );
    }
  }
}

/** From the start of the process to the first answer: 401, since nobody has shown a token. */
async function secondsToAnswer(file: string, settings: AppSettings): Promise<number> {
  const from = performance.now();
  const app = fork(file, [], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { PATH: process.env['PATH'], NODE_ENV: 'production' },
  });
  const gone = once(app, 'exit');
  try {
    app.send({ type: 'start', n: 1, settings });
    const said: readonly unknown[] = await once(app, 'message');
    const ready = fromAppSchema.parse(said[0]);
    if (ready.type !== 'ready') throw new Error(`The app did not start: ${JSON.stringify(ready)}`);
    const answer = await fetch(`http://127.0.0.1:${String(ready.port)}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"type":"message"}',
    });
    if (answer.status !== 401) throw new Error(`It answered ${String(answer.status)}.`);
    return (performance.now() - from) / 1000;
  } finally {
    app.kill('SIGKILL');
    await gone;
  }
}

/** The bundle against the same app unbundled, under the desk's host (design section 12). */
export async function startUpBench(): Promise<BenchResult> {
  const folder = await mkdtemp(path.join(tmpdir(), 'iro-bench-start-'));
  const scene = await readScene({ authority: 'durham', procedures: null, people: null });
  const [azurite, standins] = await Promise.all([
    ownAzurite(),
    startStandins({
      ...IDENTITIES,
      now: () => BENCH_NOW,
      people: [...scene.directory.people.values()],
    }),
  ]);
  try {
    await openStore(azurite.connection).seed(scene);
    const pageDir = path.join(folder, 'page');
    const tabDir = path.join(folder, 'tab');
    await Promise.all([buildPage(pageDir), buildTab(tabDir)]);
    const settings = settingsFor({
      standins,
      storage: azurite.connection,
      directory: scene.directory,
      proceduresDir: await copyProcedures(scene, folder),
      publicOrigin: 'http://127.0.0.1:9',
      pageDir,
      tabDir,
    })(BENCH_NOW);
    const files = [await bundled(folder), await unbundled(folder)] as const;
    const times: readonly [number[], number[]] = [[], []];
    // The first round of each only fills the machine's own caches.
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const at of [0, 1] as const) {
        const seconds = await secondsToAnswer(files[at], settings);
        if (round > 0) times[at].push(seconds);
      }
    }
    return resultOf(...times);
  } finally {
    await Promise.all([azurite.stop(), standins.stop()]);
    await rm(folder, { recursive: true, force: true });
  }
}

function resultOf(ours: readonly number[], floor: readonly number[]): BenchResult {
  const ratio = median(ours) / median(floor);
  const pairs = ours.map((each, n) => each / (floor[n] ?? 1));
  const spread = [0.25, 0.75].map((share) => quantile(pairs, share).toFixed(2)).join('…');
  return {
    name: 'start to the first answered /api/messages',
    ours: median(ours),
    floor: median(floor),
    ratio,
    budget: `at most ${String(BUDGET)} times the same app unbundled`,
    ok: ratio <= BUDGET,
    note: `s, medians of ${String(ours.length)}; ratio of neighbours ${spread} (quartiles); desk's world and host on both sides, tables exist`,
  };
}
