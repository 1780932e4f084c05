import { POISON_QUEUE, WAKE_UPS_QUEUE } from './queue/wakeUps.ts';
import { TABLES } from './stores.ts';
import { asking, type Manners } from './tables/azureTable.ts';
import { queueClient, tableService, type StorageConnection } from './tables/connection.ts';

/** Creates what is missing; what stands is left as it is. */
export async function ensureTables(connection: StorageConnection, manners: Manners): Promise<void> {
  const ask = asking(manners);
  const service = tableService(connection);
  const tables = TABLES.map(
    async (name) =>
      await ask.patiently(async (abortSignal) => await service.createTable(name, { abortSignal })),
  );
  const queues = [WAKE_UPS_QUEUE, POISON_QUEUE].map(
    async (name) =>
      await ask.patiently(
        async (abortSignal) =>
          await queueClient(connection, name).createIfNotExists({ abortSignal }),
      ),
  );
  await Promise.all([...tables, ...queues]);
}
