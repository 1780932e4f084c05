import { z } from 'zod';
import type { DeadLetter, DeadLetters } from '../application/ports/index.ts';
import { momentField } from './cases/fields.ts';
import { shape } from './tables/shape.ts';
import { collect, WHATEVER_STANDS, type NewRow, type Row, type Table } from './tables/table.ts';

const letter = shape(
  z.object({
    id: z.string(),
    at: momentField,
    kind: z.enum(['wake-up', 'effect', 'rung']),
    caseId: z.string(),
    code: z.string(),
  }),
);

/** One partition: there should be none, and a person looks at all of them (style rule 17). */
const PARTITION = 'dead';

const toLetterRow = (each: DeadLetter): NewRow => ({
  partition: PARTITION,
  row: each.id,
  values: letter.write({ ...each }),
});
const fromLetterRow = (row: Row): DeadLetter => letter.read(row);

export function createDeadLetters(table: Table): DeadLetters {
  return {
    add: async (each) => {
      await table.put(toLetterRow(each));
    },
    list: async () => {
      const rows = await collect(table.query({ where: [['partition', 'eq', PARTITION]] }));
      return rows.map(fromLetterRow).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    },
    remove: async (id) => {
      await table.remove({ partition: PARTITION, row: id }, WHATEVER_STANDS);
    },
  };
}
