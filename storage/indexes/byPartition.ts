import { LIMITS } from '../tables/limits.ts';
import { StorageFailure } from '../tables/failure.ts';
import { WHATEVER_STANDS, type Key, type NewRow, type Table, type Write } from '../tables/table.ts';

interface Target {
  readonly rows: Table;
  /** Then an old row is often gone, which would refuse a whole transaction. */
  readonly takenByOthers: boolean;
}

/** What one partition is to be given, and what is to be taken from it. */
interface Part {
  readonly fresh: NewRow[];
  readonly gone: Key[];
}

/**
 * Writes the new rows and takes the old ones away, with one transaction for each partition: a case stands
 * on several lists of one place. Partitions that only lose rows come last, so that a line which moves from
 * one to another is never on neither.
 */
export async function writeByPartition(
  target: Target,
  fresh: readonly NewRow[],
  gone: readonly Key[],
): Promise<void> {
  const parts = [...partsOf(fresh, gone).values()];
  const gaining = parts.filter((part) => part.fresh.length > 0);
  const losing = parts.filter((part) => part.fresh.length === 0);
  await Promise.all(gaining.map(async (part) => await writePart(target, part)));
  await Promise.all(losing.map(async (part) => await writePart(target, part)));
}

function partsOf(fresh: readonly NewRow[], gone: readonly Key[]): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  const of = (partition: string): Part => {
    const part = parts.get(partition) ?? { fresh: [], gone: [] };
    parts.set(partition, part);
    return part;
  };
  for (const row of fresh) of(row.partition).fresh.push(row);
  for (const key of gone) of(key.partition).gone.push(key);
  return parts;
}

async function writePart({ rows, takenByOthers }: Target, { fresh, gone }: Part): Promise<void> {
  const writes = fresh.length + gone.length;
  const mayGoTogether = !takenByOthers && writes > 1 && writes <= LIMITS.batchRows;
  if (mayGoTogether && (await tookAll(rows, fresh, gone))) return;
  await Promise.all(fresh.map(async (row) => await rows.put(row)));
  await Promise.all(gone.map(async (key) => await rows.remove(key, WHATEVER_STANDS)));
}

/**
 * False where nothing was written, or nobody knows what: an old row that is gone refuses the whole. Each
 * row by itself may be written twice, so that is what follows.
 */
async function tookAll(
  rows: Table,
  fresh: readonly NewRow[],
  gone: readonly Key[],
): Promise<boolean> {
  const writes: readonly Write[] = [
    ...fresh.map((row) => ({ kind: 'put', row }) as const),
    ...gone.map(
      ({ partition, row }) =>
        ({ kind: 'remove', key: { partition, row }, etag: WHATEVER_STANDS }) as const,
    ),
  ];
  try {
    await rows.transact(writes);
    return true;
  } catch (error) {
    if (error instanceof StorageFailure) return false;
    throw error;
  }
}
