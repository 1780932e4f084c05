import { z } from 'zod';
import type { CaughtUpLog } from '../application/ports/index.ts';
import { momentField } from './cases/fields.ts';
import { shape } from './tables/shape.ts';
import type { Table } from './tables/table.ts';

const caughtUp = shape(z.object({ version: z.string(), seen: z.string(), since: momentField }));

/**
 * One row beside the settings. `counted`: under which calendar the open cases stand; `layout`: in which
 * layout the lines of every case are kept.
 */
export function createCaughtUpLog(table: Table, row: 'counted' | 'layout'): CaughtUpLog {
  const key = { partition: 'authority', row };
  return {
    read: async () => {
      const found = await table.get(key);
      if (found === null) return null;
      const { version, seen, since } = caughtUp.read(found);
      return { version, seen, since };
    },
    write: async ({ version, seen, since }) => {
      await table.put({ ...key, values: caughtUp.write({ version, seen, since }) });
    },
  };
}
