import { z } from 'zod';
import type { FollowedPosts } from '../application/ports/index.ts';
import { dayField, momentField } from './cases/fields.ts';
import { shape } from './tables/shape.ts';
import type { Table } from './tables/table.ts';

const followed = shape(
  z.object({ version: z.string(), day: dayField, seen: z.string(), since: momentField }),
);
const KEY = { partition: 'authority', row: 'followed' };

/** One row beside the settings: up to which people and which day the seats have followed their posts. */
export function createFollowedPosts(table: Table): FollowedPosts {
  return {
    read: async () => {
      const row = await table.get(KEY);
      if (row === null) return null;
      const { version, day, seen, since } = followed.read(row);
      return { version, day, seen, since };
    },
    write: async ({ version, day, seen, since }) => {
      await table.put({ ...KEY, values: followed.write({ version, day, seen, since }) });
    },
  };
}
