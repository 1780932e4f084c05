import { z } from 'zod';
import type { MessagesChoices } from '../application/ports/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import { momentField, personIdField } from './cases/fields.ts';
import { shape } from './tables/shape.ts';
import type { Key, Table } from './tables/table.ts';

const choice = shape(
  z.object({
    wish: z.enum(['each', 'list']),
    by: personIdField,
    at: momentField,
  }),
);

const keyOf = (person: PersonId): Key => ({ partition: person, row: 'messages' });

/** One row for each person who has chosen; their last choice stands. */
export const createMessagesChoices = (table: Table): MessagesChoices => ({
  of: async (person) => {
    const row = await table.get(keyOf(person));
    if (row === null) return null;
    const { wish, by, at } = choice.read(row);
    return { wish, by, at };
  },
  choose: async (person, { wish, by, at }) => {
    await table.put({ ...keyOf(person), values: choice.write({ wish, by, at }) });
  },
});
