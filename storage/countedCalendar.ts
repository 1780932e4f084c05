import { z } from 'zod';
import type { CountedCalendar } from '../application/ports/index.ts';
import { momentField } from './cases/fields.ts';
import { shape } from './tables/shape.ts';
import type { Table } from './tables/table.ts';

const counted = shape(z.object({ version: z.string(), seen: z.string(), since: momentField }));
const KEY = { partition: 'authority', row: 'counted' };

/** One row beside the settings of the calendar: under which of them the open cases stand. */
export function createCountedCalendar(table: Table): CountedCalendar {
  return {
    read: async () => {
      const row = await table.get(KEY);
      if (row === null) return null;
      const { version, seen, since } = counted.read(row);
      return { version, seen, since };
    },
    write: async ({ version, seen, since }) => {
      await table.put({ ...KEY, values: counted.write({ version, seen, since }) });
    },
  };
}
