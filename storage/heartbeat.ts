import { z } from 'zod';
import type { Heartbeat, WallClock } from '../application/ports/index.ts';
import { momentField } from './cases/fields.ts';
import { shape } from './tables/shape.ts';
import type { Table } from './tables/table.ts';

const beat = shape(z.object({ at: momentField, wallMs: z.string() }));
const KEY = { partition: 'sweep', row: 'last' };

/**
 * One row that says when the sweep last ran to its end (design section 12). The service's own
 * Timestamp of the row is wall time: that is what an outside alert rule watches.
 */
export function createHeartbeat(table: Table, wall: WallClock): Heartbeat {
  return {
    beat: async (now) => {
      await table.put({ ...KEY, values: beat.write({ at: now, wallMs: String(wall.millis()) }) });
    },
    last: async () => {
      const row = await table.get(KEY);
      return row && beat.read(row).at;
    },
  };
}
