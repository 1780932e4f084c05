import { StorageFailure } from '../../storage/tables/failure.ts';
import { persist } from '../../storage/tables/pace.ts';
import type { Row, Table } from '../../storage/tables/table.ts';
import { collect } from '../../storage/tables/table.ts';
import { HURRIED, type MemoryTable } from '../fakes/memoryTable.ts';
import type { Answers, Breaker, Life } from './breaker.ts';

const fail = (code: 'busy' | 'unreachable' | 'refused') => (): never => {
  throw new StorageFailure(code);
};

export const STORAGE_ANSWERS: Answers<never> = {
  busy: fail('busy'),
  lose: fail('unreachable'),
  refuse: fail('refused'),
};

/** A table as one life of the process sees it: each request can be broken, and none outlives the life. */
export function livingTable(name: string, table: MemoryTable, breaker: Breaker, life: Life): Table {
  const once = async <T>(kind: string, deed: () => Promise<T>): Promise<T> =>
    await breaker.call<T>(life, `${name}.${kind}`, deed, STORAGE_ANSWERS);
  const twice = async <T>(kind: string, deed: () => Promise<T>): Promise<T> =>
    await persist(HURRIED, async () => await once(kind, deed));
  return {
    get: async (key) => await twice('get', async () => await table.get(key)),
    query: async function* (query): AsyncGenerator<Row> {
      yield* await twice('query', async () => await collect(table.query(query)));
    },
    insert: async (row) => await once('insert', async () => await table.insert(row)),
    put: async (row) => await twice('put', async () => await table.put(row)),
    replace: async (row, etag) => await once('replace', async () => await table.replace(row, etag)),
    remove: async (key, etag) => await twice('remove', async () => await table.remove(key, etag)),
    transact: async (writes) =>
      await once('transact', async () => {
        await table.transact(writes);
      }),
  };
}
