import { createHash } from 'node:crypto';
import type { Hasher, WakeUp, WakeUps, WallClock } from '../../application/ports/index.ts';
import type { Procedure } from '../../domain/procedure/index.ts';
import { storesOver, TABLES, type Stores, type TableName } from '../../storage/stores.ts';
import type { Meter } from '../../storage/tables/meter.ts';
import { HURRIED, MemoryTable, type Fault } from './memoryTable.ts';

/** SHA-256, base64url: what the port says, for specs. */
export const nodeHasher: Hasher = {
  hash: (text) => createHash('sha256').update(text, 'utf8').digest('base64url'),
};

/** Wall time that a spec moves by hand. */
export function handClock(start = Date.UTC(2027, 0, 4, 9)): WallClock & { move(ms: number): void } {
  let at = start;
  return {
    millis: () => at,
    move: (ms) => {
      at += ms;
    },
  };
}

export interface SentWakeUp {
  readonly wakeUp: WakeUp;
  readonly delaySeconds: number;
}

/** The queue in memory: what was sent and not taken back, in order; `shift` it to receive. */
export interface MemoryWakeUps extends WakeUps {
  readonly sent: SentWakeUp[];
}

function memoryWakeUps(): MemoryWakeUps {
  const sent: SentWakeUp[] = [];
  return {
    sent,
    send: (wakeUp, delaySeconds = 0) => {
      const message = { wakeUp, delaySeconds };
      sent.push(message);
      const takeBack = (): Promise<void> => {
        const at = sent.indexOf(message);
        if (at >= 0) sent.splice(at, 1);
        return Promise.resolve();
      };
      return Promise.resolve(takeBack);
    },
  };
}

export interface MemoryStorage extends Stores {
  readonly wakeUps: MemoryWakeUps;
  readonly tables: ReadonlyMap<TableName, MemoryTable>;
}

export interface MemoryStorageOptions {
  readonly wall?: WallClock;
  readonly hasher?: Hasher;
  readonly procedures?: readonly Procedure[];
  readonly cacheMs?: number;
  readonly meter?: Meter;
  /** Asked before and after every request: see `Fault`. */
  readonly fault?: Fault;
}

/** Every port of storage without Azure: our adapters over tables in memory that are as strict as Azure. */
export function memoryStorage({
  wall = handClock(),
  hasher = nodeHasher,
  procedures = [],
  cacheMs = 0,
  meter,
  fault,
}: MemoryStorageOptions = {}): MemoryStorage {
  const pace = HURRIED;
  const tables = new Map(
    TABLES.map((name) => [
      name,
      new MemoryTable({ name, pace, ...(meter && { meter }), ...(fault && { fault }) }),
    ]),
  );
  const table = (name: TableName): MemoryTable => {
    const found = tables.get(name);
    if (found === undefined) throw new Error(`no table ${name}`);
    return found;
  };
  const stores = storesOver(table, pace, { wall, hasher, procedures, cacheMs });
  return { ...stores, wakeUps: memoryWakeUps(), tables };
}
