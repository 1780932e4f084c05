import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildServed } from './app/built.ts';
import { bundleApp } from './app/bundle.ts';
import { IDENTITIES, settingsFor } from './app/settingsFor.ts';
import { assemble, type Assembled } from './assemble.ts';
import { startAzurite, type Azurite } from './azurite.ts';
import { DeskClock } from './clock.ts';
import { openStore } from './deskStore.ts';
import { openFront, type PublicFront } from './host/publicFront.ts';
import { serveDesk } from './http/httpServer.ts';
import { LiveApp } from './liveApp.ts';
import { LiveDesk } from './liveDesk.ts';
import { AppLog } from './log.ts';
import { realNow } from './londonTime.ts';
import { USUAL_AUTHORITY, USUAL_PORT, type DeskOptions } from './options.ts';
import { loadFrame, loadPage } from './pageFiles.ts';
import { copyProcedures, readScene, type Scene } from './scene.ts';
import { Shutdown } from './shutdown.ts';
import { startStandins, type Standins } from './standins/index.ts';

export { BrokenFiles } from './scene.ts';

/** Whatever is left out is as on the command line. */
export interface CreateDesk extends Partial<DeskOptions> {
  /** Each line that the app logs, and the desk's own warnings. */
  readonly onLog?: (line: string) => void;
  /** How long a call waits for the app to come to rest; 30 s unless told. */
  readonly quietMs?: number;
  /** Where the data lies, when not in memory. */
  readonly folder?: string;
  /** Wall seconds for which a killed app holds its messages and effects; 5 unless told. */
  readonly heldSeconds?: number;
  /** What the app is told to use as its storage: a test may stand in between. */
  readonly between?: (storage: Azurite['connection']) => Promise<Azurite['connection']>;
}

export interface Desk {
  readonly url: string;
  /** What the HTTP interface calls, for tests in this process. */
  readonly api: LiveDesk;
  readonly standins: Standins;
  readonly appPid: () => number | null;
  stop(): Promise<void>;
}

/** Brings up everything (design section 9). @throws BrokenFiles before anything is started. */
export async function createDesk(options: CreateDesk): Promise<Desk> {
  const { authority = USUAL_AUTHORITY, procedures = null, people = null } = options;
  const scene = await readScene({ authority, procedures, people });
  const shutdown = new Shutdown();
  try {
    return await raise(options, scene, shutdown);
  } catch (error) {
    await shutdown.all();
    throw error;
  }
}

async function raise(options: CreateDesk, scene: Scene, shutdown: Shutdown): Promise<Desk> {
  const behind: Behind = { app: null };
  const tell = options.onLog ?? ((): void => undefined);
  for (const warning of scene.warnings) tell(warning);
  const log = new AppLog(tell);
  const deskClock = new DeskClock(options.now ?? realNow());
  const folder = options.folder ?? '.desk';
  const page = loadedPage();
  const inMemory = options.memory === true;
  if (!inMemory) await rm(folder, { recursive: true, force: true });
  const install: Install = { current: () => undefined };
  const front = await shutdown.after(frontOf(behind), (each) => each.close());
  const [bundled, azurite, standins] = await Promise.all([
    bundleApp(tell),
    shutdown.after(startAzurite(inMemory ? { memory: true } : { memory: false, folder }), (each) =>
      each.stop(),
    ),
    shutdown.after(raiseStandins(scene, deskClock, install, front.origin), (each) => each.stop()),
  ]);
  const store = openStore(azurite.connection);
  const [proceduresDir, served] = await Promise.all([
    ownFolder(shutdown).then(async (own) => await copyProcedures(scene, own)),
    buildServed(),
    store.seed(scene),
  ]);
  const { directory } = scene;
  const settings = settingsFor({
    standins,
    storage: (await options.between?.(azurite.connection)) ?? azurite.connection,
    directory,
    proceduresDir,
    publicOrigin: front.origin,
    ...served,
    heldSeconds: options.heldSeconds,
  });
  const app = new LiveApp(bundled, settings, (line) => log.add(line));
  behind.app = app;
  shutdown.afterwards(() => app.stop());
  await app.start(deskClock.now);
  const parts = assemble({ scene, standins, app, deskClock, store, log }, options.quietMs);
  install.current = (oid, activities) => parts.install(oid, activities);
  const api = new LiveDesk({ ...parts, workingDays: await store.calendar() });
  await api.settleIn();
  const server = await serveDesk({
    desk: api,
    page: await page,
    port: options.port ?? USUAL_PORT,
    app: front.origin,
    onError: (error) =>
      tell(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  });
  shutdown.afterwards(() => server.close());
  return {
    url: `http://127.0.0.1:${server.port}/`,
    api,
    standins,
    appPid: () => app.pid,
    stop: () => shutdown.all(),
  };
}

/** For what is this desk's alone. */
const ownFolder = async (shutdown: Shutdown): Promise<string> =>
  await shutdown.after(mkdtemp(path.join(tmpdir(), 'iro-desk-')), async (made) => {
    await rm(made, { recursive: true, force: true });
  });

/** Loaded beside everything else; whether it failed is asked where it is needed. */
function loadedPage(): ReturnType<typeof loadPage> {
  const page = loadPage();
  page.catch(() => undefined);
  return page;
}

/** The app, as soon as there is one. */
interface Behind {
  app: LiveApp | null;
}

const frontOf = async (behind: Behind): Promise<PublicFront> =>
  await openFront(
    () => (behind.app?.running === true ? behind.app.origin : null),
    await loadFrame(),
  );

/** Filled in as soon as there is an app to tell. */
interface Install {
  current: Assembled['install'];
}

async function raiseStandins(
  scene: Scene,
  clock: DeskClock,
  install: Install,
  front: string,
): Promise<Standins> {
  return await startStandins({
    ...IDENTITIES,
    now: () => clock.now,
    people: [...scene.directory.people.values()],
    // In a jump of the clock a month's messages go out within seconds; faults can throttle.
    throttle: false,
    redirectUris: [`${front}/api/answer`],
    onInstalled: (oid, activities) => install.current(oid, activities),
  });
}
