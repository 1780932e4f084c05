import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { appSettingsSchema, type AppSettings } from '../desk/app/settings.ts';
import { IDENTITIES, settingsFor } from '../desk/app/settingsFor.ts';
import { configOf, deskWorld } from '../desk/app/world.ts';
import { openStore } from '../desk/deskStore.ts';
import { copyProcedures, readScene, type Scene } from '../desk/scene.ts';
import { startStandins, type Standins } from '../desk/standins/index.ts';
import type { JsonObject } from '../desk/standins/json.ts';
import { moment, type Moment, type WorkingCalendar } from '../domain/calendar/index.ts';
import { compose } from '../functions/compose.ts';
import type { House, IncomingMessage } from '../functions/house.ts';
import type { World } from '../functions/world.ts';
import { buildPage } from '../scripts/buildPage.ts';
import { buildTab } from '../scripts/buildTab.ts';

/**
 * The app in this process, composed as the desk composes it, with nothing between a bench and its
 * doors: no host, no HTTP. The stand-ins are here too and have nothing to do in an answer; Azurite, in
 * memory, has a process of its own.
 */
export interface Rig {
  readonly scene: Scene;
  readonly standins: Standins;
  readonly settings: AppSettings;
  readonly world: World;
  readonly house: House;
  readonly calendar: WorkingCalendar;
  /** The request that Teams makes for this activity, with a token of the channel. */
  request(activity: JsonObject): Promise<IncomingMessage>;
  stop(): Promise<void>;
}

const azuriteFile = fileURLToPath(new URL('azuriteProcess.ts', import.meta.url));
const message = z.tuple([appSettingsSchema.shape.storage, z.unknown()]);

export async function ownAzurite(): Promise<{
  readonly connection: AppSettings['storage'];
  stop(): Promise<void>;
}> {
  const child = fork(azuriteFile, [], { execArgv: ['--import', 'tsx'], stdio: 'inherit' });
  const gone = once(child, 'exit');
  const [connection] = message.parse(await once(child, 'message'));
  const stop = async (): Promise<void> => {
    child.disconnect();
    await gone;
  };
  return { connection, stop };
}

export async function startRig(now: Moment): Promise<Rig> {
  const scene = await readScene({ authority: 'durham', procedures: null, people: null });
  const folder = await mkdtemp(path.join(tmpdir(), 'iro-bench-'));
  const pageDir = path.join(folder, 'page');
  const tabDir = path.join(folder, 'tab');
  const [azurite, standins, proceduresDir] = await Promise.all([
    ownAzurite(),
    startStandins({
      ...IDENTITIES,
      now: () => now,
      people: [...scene.directory.people.values()],
      throttle: false,
    }),
    copyProcedures(scene, folder),
    buildPage(pageDir),
    buildTab(tabDir),
  ]);
  const { directory } = scene;
  const store = openStore(azurite.connection);
  await store.seed(scene);
  const { connection: storage } = azurite;
  const settings = settingsFor({
    standins,
    storage,
    directory,
    proceduresDir,
    publicOrigin: 'http://127.0.0.1:9',
    pageDir,
    tabDir,
  })(now);
  const world = deskWorld(settings, { now }, () => undefined);
  const house = await compose(configOf(settings), world);
  await house.ready();
  return {
    scene,
    standins,
    settings,
    world,
    house,
    calendar: await store.calendar(),
    request: async (activity) => {
      const { teamsServiceUrl: serviceUrl } = settings.urls;
      const token = await standins.identity.channelToken({ serviceUrl });
      return { headers: { authorization: `Bearer ${token}` }, body: activity };
    },
    stop: async () => {
      await Promise.all([standins.stop(), azurite.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const BENCH_NOW = moment('2027-03-01T10:00:00.000Z');
