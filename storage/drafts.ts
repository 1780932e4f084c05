import { z } from 'zod';
import type { Drafts } from '../application/ports/index.ts';
import type { Draft } from '../domain/case/index.ts';
import { momentField } from './cases/fields.ts';
import { StorageFailure } from './tables/failure.ts';
import { onceOnly, type Pace } from './tables/pace.ts';
import { pack } from './tables/pack.ts';
import { jsonOf, shape } from './tables/shape.ts';
import { WHATEVER_STANDS, type NewRow, type Row, type Table } from './tables/table.ts';

const known = z.looseObject({
  id: z.string().min(1),
  person: z.string().min(1),
  startedAt: momentField,
  version: z.number().int(),
  kind: z.enum(['alert', 'notice']),
  step: z.enum(['procedure', 'where', 'what', 'preview']),
  subjects: z.array(z.unknown()),
  answers: z.record(z.string(), z.string()),
  confirmed: z.boolean(),
});
const draftField = z.custom<Draft>((value) => known.safeParse(value).success);
const draft = shape(z.object({ text: jsonOf(draftField) }));

/** `startedAt` stands beside the text so that old drafts can be found; `savedAt` for the curious. */
const toDraftRow = (each: Draft, savedAt: string): NewRow => ({
  partition: each.person,
  row: each.id,
  values: draft.write({ startedAt: each.startedAt, savedAt, ...pack(JSON.stringify(each)) }),
});
const fromDraftRow = (row: Row): Draft => draft.read(row).text;

/** Drafts: a partition per person (design section 4). */
export function createDrafts(table: Table, pace: Pace): Drafts {
  return {
    load: async (person, id) => {
      const row = await table.get({ partition: person, row: id });
      return row && { draft: fromDraftRow(row), etag: row.etag };
    },

    save: async (each, etag, now) => {
      const row = toDraftRow(each, now);
      const write = async (): Promise<boolean> => {
        await (etag === null ? table.insert(row) : table.replace(row, etag));
        return true;
      };
      // After a lost answer the draft that stands says whose it is: ours reads word for word as we wrote it.
      return await onceOnly<boolean>(pace, write, async ({ unsure, answered }) => {
        const found = await table.get(row);
        if (unsure && found !== null && same(found, row)) return true;
        return answered ? false : undefined;
      });
    },

    remove: async (person, id, etag) => {
      try {
        return await table.remove({ partition: person, row: id }, etag);
      } catch (error) {
        if (error instanceof StorageFailure && error.code === 'stale') return false;
        throw error;
      }
    },

    /** Over all people, by a filter: once a day, over 30 days of drafts. */
    purgeBefore: async (moment) => {
      const where = [[{ property: 'startedAt' }, 'lt', moment]] as const;
      let purged = 0;
      for await (const row of table.query({ where, select: ['startedAt'] })) {
        if (await table.remove(row, WHATEVER_STANDS)) purged += 1;
      }
      return purged;
    },
  };
}

const same = (found: Row, written: NewRow): boolean =>
  Object.entries(written.values).every(([name, value]) => found.values[name] === value);
