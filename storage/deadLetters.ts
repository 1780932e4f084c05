import { z } from 'zod';
import type { DeadLetter, DeadLetters } from '../application/ports/index.ts';
import { dayField, momentField, personIdField } from './cases/fields.ts';
import { shape } from './tables/shape.ts';
import { collect, WHATEVER_STANDS, type NewRow, type Row, type Table } from './tables/table.ts';

const letter = shape(
  z.object({
    id: z.string(),
    at: momentField,
    kind: z.enum(['wake-up', 'effect', 'rung']),
    caseId: z.string(),
    code: z.string(),
    key: z.string().optional(),
    effect: z.string().optional(),
    deed: z.enum(['sendCard', 'findSlots', 'bookMeeting', 'cancelMeeting', 'project']).optional(),
    toldOn: dayField.optional(),
    // Rows hold no objects: who, when and how stand side by side.
    handledBy: personIdField.optional(),
    handledAt: momentField.optional(),
    handledHow: z.string().optional(),
  }),
);

/** One partition: there should be none, and a person looks at all of them (style rule 17). */
const PARTITION = 'dead';

const toLetterRow = ({ handled, ...each }: DeadLetter): NewRow => ({
  partition: PARTITION,
  row: each.id,
  values: letter.write({
    ...each,
    ...(handled && { handledBy: handled.by, handledAt: handled.at, handledHow: handled.how }),
  }),
});

function fromLetterRow(row: Row): DeadLetter {
  const { handledBy, handledAt, handledHow, key, effect, deed, toldOn, ...stored } =
    letter.read(row);
  return {
    ...stored,
    ...(key !== undefined && { key }),
    ...(effect !== undefined && { effect }),
    ...(deed !== undefined && { deed }),
    ...(toldOn !== undefined && { toldOn }),
    ...(handledBy !== undefined &&
      handledAt !== undefined && {
        handled: { by: handledBy, at: handledAt, how: handledHow ?? '' },
      }),
  };
}

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
