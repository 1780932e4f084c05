import { z } from 'zod';
import type { DirectoryKeeper, WallClock } from '../../application/ports/index.ts';
import type { Directory } from '../../domain/people/index.ts';
import { cached } from '../cached.ts';
import { failedWith, StorageFailure } from '../tables/failure.ts';
import { LIMITS } from '../tables/limits.ts';
import { shape } from '../tables/shape.ts';
import { collect, WHATEVER_STANDS, type NewRow, type Table } from '../tables/table.ts';
import { fromDirectoryRows, toDirectoryRows } from './directoryRows.ts';

export interface DirectoryStore extends DirectoryKeeper {
  /** Whatever stands; the desk fills its store with it. */
  replaceDirectory(directory: Directory): Promise<void>;
}

const pointer = shape(z.object({ version: z.string(), edition: z.number().int() }));
const POINTER = { partition: 'current', row: 'current' };
const partitionOf = (edition: number): string => `edition ${edition}`;
const EMPTY: Directory = { version: '', people: new Map(), posts: [], teams: [], children: [] };

/**
 * The authority's people. Each import is an edition with a partition of its own; one pointer row says
 * which is in force, so a reader sees the old snapshot or the new one and never half of each. The
 * edition before is kept for readers who are just under way; older ones go.
 */
export function createDirectoryStore(table: Table, wall: WallClock, ttlMs: number): DirectoryStore {
  const current = cached<{ edition: number; directory: Directory }>(wall, ttlMs, async (held) => {
    const row = await table.get(POINTER);
    if (row === null) return { edition: 0, directory: EMPTY };
    const { version, edition } = pointer.read(row);
    if (held?.edition === edition) return held;
    const rows = await collect(table.query(inEdition(edition)));
    return { edition, directory: fromDirectoryRows(version, rows) };
  });

  return {
    directory: async () => (await current.get()).directory,

    standing: async () => {
      current.forget();
      return (await current.get()).directory;
    },

    replaceDirectory: async (directory) => {
      if (!(await replace(directory, null))) throw new StorageFailure('stale');
    },

    replaceIfUnchanged: async (directory, seen) => await replace(directory, seen),
  };

  async function replace(directory: Directory, seen: string | null): Promise<boolean> {
    const standing = await table.get(POINTER);
    const version = standing === null ? EMPTY.version : pointer.read(standing).version;
    if (seen !== null && seen !== version) return false;
    const edition = (standing === null ? 0 : pointer.read(standing).edition) + 1;
    // Left over from an import that broke off.
    await removeEdition(table, edition);
    for (const rows of chunksOf(toDirectoryRows(partitionOf(edition), directory))) {
      await table.transact(rows.map((row) => ({ kind: 'put', row })));
    }
    const pointed = { version: directory.version, edition };
    const taken = await pointTo(pointed, standing?.etag ?? null);
    if (!taken) return false;
    current.forget();
    await removeEdition(table, edition - 2);
    return true;
  }

  /** False where another import was first. Where an answer was lost the pointer says whether it is ours. */
  async function pointTo(
    ours: { readonly version: string; readonly edition: number },
    etag: string | null,
  ): Promise<boolean> {
    const row = { ...POINTER, values: pointer.write(ours) };
    try {
      await (etag === null ? table.insert(row) : table.replace(row, etag));
      return true;
    } catch (error) {
      current.forget();
      const now = await table.get(POINTER);
      const stands = now === null ? null : pointer.read(now);
      if (stands?.edition === ours.edition && stands.version === ours.version) return true;
      if (failedWith(error, 'exists', 'stale')) return false;
      throw error;
    }
  }
}

const inEdition = (edition: number) =>
  ({ where: [['partition', 'eq', partitionOf(edition)]] }) as const;

async function removeEdition(table: Table, edition: number): Promise<void> {
  const rows = await collect(table.query({ ...inEdition(edition), select: ['schema'] }));
  for (const chunk of chunksOf(rows)) {
    await table.transact(
      chunk.map((key) => ({ kind: 'remove', key, etag: WHATEVER_STANDS }) as const),
    );
  }
}

function* chunksOf<T extends Pick<NewRow, 'row'>>(rows: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < rows.length; from += LIMITS.batchRows) {
    yield rows.slice(from, from + LIMITS.batchRows);
  }
}
