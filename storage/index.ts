import type { WakeUps } from '../application/ports/index.ts';
import { ensureTables } from './ensureTables.ts';
import { createWakeUps, WAKE_UPS_QUEUE } from './queue/wakeUps.ts';
import { storesOver, type Stores, type StoresOptions } from './stores.ts';
import { azureTable, type Manners } from './tables/azureTable.ts';
import { queueClient, tableClient, type StorageConnection } from './tables/connection.ts';
import { NO_METER, type Meter } from './tables/meter.ts';
import { USUAL_WAITS } from './tables/pace.ts';

export { parseWakeUp } from './queue/wakeUpText.ts';
export { parseConnectionString, type StorageConnection } from './tables/connection.ts';
export { StorageFailure } from './tables/failure.ts';
export { countingMeter, type CountingMeter, type Meter, type Metered } from './tables/meter.ts';
export { verifyChain, type Anchor, type ChainLink, type ChainProblem } from './cases/chain.ts';

export interface StorageOptions extends Omit<StoresOptions, 'cacheMs'> {
  readonly connection: StorageConnection;
  readonly sleep: (millis: number) => Promise<void>;
  readonly meter?: Meter;
  /** Wall milliseconds for one request; ten seconds where nothing is said. */
  readonly deadlineMs?: number;
  /** Wall milliseconds for which people and settings are kept; one minute where nothing is said. */
  readonly cacheMs?: number;
}

export interface Storage extends Stores {
  readonly wakeUps: WakeUps;
  /** Creates the tables and queues that are missing. */
  ensureTables(): Promise<void>;
}

/** Every port that storage implements, over one storage account (design section 4). */
export function createStorage({
  connection,
  sleep,
  meter = NO_METER,
  deadlineMs = 10_000,
  cacheMs = 60_000,
  ...options
}: StorageOptions): Storage {
  const pace = { sleep, waits: USUAL_WAITS };
  const manners: Manners = { meter, pace, deadlineMs };
  return {
    ...storesOver((name) => azureTable(tableClient(connection, name), manners), pace, {
      ...options,
      cacheMs,
    }),
    wakeUps: createWakeUps(queueClient(connection, WAKE_UPS_QUEUE), manners),
    ensureTables: async () => await ensureTables(connection, manners),
  };
}
