import type { TableClient, TableEntityResultPage } from '@azure/data-tables';
import { deletionEtags } from './batchEtags.ts';
import { filterOf, keysOf, toAction, toEntity, toRow } from './entity.ts';
import { failedWith } from './failure.ts';
import { encodeKey } from './keys.ts';
import { checkBatch, checkRow } from './limits.ts';
import type { Meter } from './meter.ts';
import { persist, type Pace } from './pace.ts';
import type { NewRow, Query, Row, Table } from './table.ts';
import { toFailure } from './toFailure.ts';

export interface Manners {
  readonly meter: Meter;
  readonly pace: Pace;
  /** Wall time after which one request is given up. */
  readonly deadlineMs: number;
}

/** How one request is made: counted, with a deadline, its failure coded. */
interface Ask {
  once<T>(deed: (abortSignal: AbortSignal) => Promise<T>): Promise<T>;
  /** What may be done twice: repeated when the answer is lost. */
  patiently<T>(deed: (abortSignal: AbortSignal) => Promise<T>): Promise<T>;
}

export function asking({ meter, pace, deadlineMs }: Manners): Ask {
  async function once<T>(deed: (abortSignal: AbortSignal) => Promise<T>): Promise<T> {
    meter.request();
    // `AbortSignal.timeout` would keep each answered request until its deadline, and then abort it.
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), deadlineMs);
    try {
      return await deed(deadline.signal);
    } catch (error) {
      throw toFailure(error) ?? error;
    } finally {
      clearTimeout(timer);
    }
  }
  return {
    once,
    patiently: async (deed) => await persist(pace, async () => await once(deed)),
  };
}

async function page(
  client: TableClient,
  ask: Ask,
  query: Query,
  token: string | undefined,
): Promise<TableEntityResultPage<object>> {
  const queryOptions = {
    filter: filterOf(query.where),
    ...(query.select && { select: ['partitionKey', 'rowKey', ...query.select] }),
  };
  const settings = {
    ...(query.take !== undefined && { maxPageSize: Math.min(query.take, 1000) }),
    ...(token !== undefined && { continuationToken: token }),
  };
  const answer = await ask.patiently(
    async (abortSignal) =>
      await client.listEntities({ queryOptions, abortSignal }).byPage(settings).next(),
  );
  return answer.done === true ? [] : answer.value;
}

/** Until no token is left, also after an empty page (platform 7.1). */
async function* pages(
  client: TableClient,
  ask: Ask,
  meter: Meter,
  query: Query,
): AsyncGenerator<Row> {
  meter.range();
  let token: string | undefined;
  let left = query.take ?? Infinity;
  do {
    const found = await page(client, ask, query, token);
    meter.rows(found.length);
    for (const entity of found) {
      if (left <= 0) return;
      left -= 1;
      yield toRow(entity);
    }
    token = found.continuationToken;
  } while (token !== undefined && token !== '' && left > 0);
}

/** Null where there is no such row. */
async function unlessAbsent<T>(deed: Promise<T>): Promise<T | null> {
  try {
    return await deed;
  } catch (error) {
    if (failedWith(error, 'absent')) return null;
    throw error;
  }
}

function checked(row: NewRow): ReturnType<typeof toEntity> {
  checkRow(row);
  return toEntity(row);
}

/** A table of Azure Table Storage, or of Azurite. */
export function azureTable(client: TableClient, manners: Manners): Table {
  const etags = deletionEtags();
  client.pipeline.addPolicy(etags.policy);
  const ask = asking(manners);

  return {
    query: (query) => pages(client, ask, manners.meter, query),

    get: async (key) => {
      const { partitionKey, rowKey } = keysOf(key);
      const found = await unlessAbsent(
        ask.patiently(
          async (abortSignal) => await client.getEntity(partitionKey, rowKey, { abortSignal }),
        ),
      );
      if (found === null) return null;
      manners.meter.rows(1);
      return toRow(found);
    },

    insert: async (row) => {
      const entity = checked(row);
      const { etag } = await ask.once((abortSignal) =>
        client.createEntity(entity, { abortSignal }),
      );
      return etag ?? '';
    },

    put: async (row) => {
      const entity = checked(row);
      const { etag } = await ask.patiently(
        async (abortSignal) => await client.upsertEntity(entity, 'Replace', { abortSignal }),
      );
      return etag ?? '';
    },

    replace: async (row, expected) => {
      const entity = checked(row);
      const { etag } = await ask.once((abortSignal) =>
        client.updateEntity(entity, 'Replace', { abortSignal, etag: expected }),
      );
      return etag ?? '';
    },

    remove: async (key, etag) => {
      const { partitionKey, rowKey } = keysOf(key);
      const deed = ask.patiently((abortSignal) =>
        client.deleteEntity(partitionKey, rowKey, { abortSignal, etag }),
      );
      return (await unlessAbsent(deed)) !== null;
    },

    transact: async (writes) => {
      checkBatch(writes);
      const actions = writes.map(toAction);
      const deletions = writes.flatMap((write) =>
        write.kind === 'remove' ? [{ rowKey: encodeKey(write.key.row), etag: write.etag }] : [],
      );
      await ask.once((abortSignal) => {
        etags.attach(abortSignal, deletions);
        return client.submitTransaction(actions, { abortSignal });
      });
    },
  };
}
