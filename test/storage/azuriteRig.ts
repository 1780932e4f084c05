import { setTimeout as sleep } from 'node:timers/promises';
import {
  createStorage,
  type Meter,
  type Storage,
  type StorageConnection,
} from '../../storage/index.ts';
import type { Procedure } from '../../domain/procedure/index.ts';
import type { WallClock } from '../../application/ports/index.ts';
import { startAzurite } from '../azurite.ts';
import type { MakeRig } from '../contracts/rig.ts';
import { handClock, nodeHasher } from '../fakes/memoryStorage.ts';

/** Our storage over an account, as the entry point would make it. */
export function storageOn(
  connection: StorageConnection,
  more: {
    readonly wall?: WallClock;
    readonly meter?: Meter;
    readonly procedures?: readonly Procedure[];
    readonly deadlineMs?: number;
  } = {},
): Storage {
  return createStorage({
    connection,
    wall: handClock(),
    hasher: nodeHasher,
    procedures: [],
    sleep: async (ms) => {
      await sleep(ms);
    },
    ...more,
  });
}

/** A fresh Azurite for each test: indexes are read as a whole. */
export const azuriteRig: MakeRig = async ({ procedures = [] } = {}) => {
  const azurite = await startAzurite({ memory: true });
  const wall = handClock();
  const another = (others: readonly Procedure[] = []): Storage =>
    storageOn(azurite.connection, { wall, procedures: others });
  const stores = another(procedures);
  await stores.ensureTables();
  await stores.ensureTables();
  return { stores, wall, another, stop: async () => await azurite.stop() };
};
