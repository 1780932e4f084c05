import { z } from 'zod';
import type { BulletinLog, BulletinTrack } from '../application/ports/index.ts';
import type { Moment } from '../domain/calendar/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import { momentField } from './cases/fields.ts';
import { failedWith } from './tables/failure.ts';
import { shape } from './tables/shape.ts';
import type { Key, Table } from './tables/table.ts';

const track = shape(
  z.object({
    state: z.enum(['posting', 'put-off', 'mailing', 'teams', 'mail']),
    putOff: z.number().int(),
    at: momentField,
  }),
);

/** One partition for each person, one row for each occasion. */
const keyOf = (key: string, to: PersonId): Key => ({ partition: to, row: key });

/** How far each bulletin has come: a point read and a conditional write. */
export const createBulletinLog = (table: Table): BulletinLog => ({
  begin: async (key, to, at) => await begin(table, keyOf(key, to), at),
  note: async (key, to, value) => {
    await table.put({ ...keyOf(key, to), values: track.write({ ...value }) });
  },
});

async function begin(table: Table, key: Key, at: Moment): Promise<BulletinTrack | null> {
  const standing = await table.get(key);
  const before = standing === null ? null : track.read(standing);
  if (before !== null && before.state !== 'put-off') return before;
  const putOff = before?.putOff ?? 0;
  const row = { ...key, values: track.write({ state: 'posting', putOff, at }) };
  try {
    await (standing === null ? table.insert(row) : table.replace(row, standing.etag));
    return before;
  } catch (error) {
    if (!failedWith(error, 'exists', 'stale')) throw error;
    // Somebody else came first: theirs is under way.
    return { state: 'posting', putOff, at };
  }
}
