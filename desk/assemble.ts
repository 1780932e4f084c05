import { Channel } from './acts/channel.ts';
import { Extension } from './acts/extension.ts';
import { Talk } from './acts/talk.ts';
import { AppStopped } from './app/appProcess.ts';
import type { DeskClock } from './clock.ts';
import type { DeskStore } from './deskStore.ts';
import type { LiveApp } from './liveApp.ts';
import type { LiveParts } from './liveDesk.ts';
import type { AppLog } from './log.ts';
import { Quiet } from './quiet.ts';
import type { Scene } from './scene.ts';
import type { Standins } from './standins/index.ts';
import type { JsonObject } from './standins/json.ts';

export interface Started {
  readonly scene: Scene;
  readonly standins: Standins;
  readonly app: LiveApp;
  readonly deskClock: DeskClock;
  readonly store: DeskStore;
  readonly log: AppLog;
}

export type Assembled = Omit<LiveParts, 'workingDays'> & {
  /** Teams tells the bot that Graph has installed or removed it. */
  readonly install: (oid: string, activities: readonly JsonObject[]) => void;
};

const QUIET_MS = 30_000;

/** Puts together what acts on what was started. */
export function assemble(started: Started, quietMs = QUIET_MS): Assembled {
  const { scene, standins, app, deskClock, store, log } = started;
  const { identity, teams } = standins;
  const channel = new Channel({
    identity,
    origin: () => app.origin,
    stopped: () => new AppStopped(),
  });
  const quiet = new Quiet({
    settle: () => app.settle(),
    tick: () => app.tick(),
    due: () => store.due(deskClock.now),
    waiting: (caseId) => store.waiting(caseId, deskClock.now),
    calls: () => [
      ...(channel.underWay === 0 ? [] : ['a message to the app']),
      ...standins.log.pending().map((call) => `${call.service} ${call.method} call ${call.n}`),
    ],
    limitMs: quietMs,
    wall: () => performance.now(),
  });
  const talk = new Talk({ teams, channel, quiet: () => quiet.reach() });
  return {
    directory: scene.directory,
    standins,
    app,
    deskClock,
    store,
    quiet,
    talk,
    extension: new Extension({ teams, channel, quiet: () => quiet.reach() }),
    channel,
    log,
    install: (_oid, activities) => {
      // Teams does not care whether the bot is there to hear it.
      void deliver(channel, activities).catch(() => undefined);
    },
  };
}

async function deliver(channel: Channel, activities: readonly JsonObject[]): Promise<void> {
  for (const activity of activities) await channel.post(activity);
}
