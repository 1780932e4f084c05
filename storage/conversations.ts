import { z } from 'zod';
import type { ConversationRef, Conversations } from '../application/ports/index.ts';
import { momentField, personIdField } from './cases/fields.ts';
import { shape } from './tables/shape.ts';
import { WHATEVER_STANDS, type NewRow, type Row, type Table } from './tables/table.ts';

const conversation = shape(
  z.object({
    person: personIdField,
    tenantId: z.string(),
    conversationId: z.string(),
    serviceUrl: z.string(),
    botId: z.string(),
    userId: z.string().optional(),
    seenAt: momentField,
  }),
);

const ROW = 'conversation';

const toConversationRow = ({ userId, ...ref }: ConversationRef): NewRow => ({
  partition: ref.person,
  row: ROW,
  values: conversation.write({ ...ref, ...(userId !== null && { userId }) }),
});

function fromConversationRow(row: Row): ConversationRef {
  const { userId = null, ...ref } = conversation.read(row);
  return { ...ref, userId };
}

/** Where a person can be reached, by Entra object id (design section 4). The last one seen counts. */
export function createConversations(table: Table): Conversations {
  return {
    of: async (person) => {
      const row = await table.get({ partition: person, row: ROW });
      return row && fromConversationRow(row);
    },
    save: async (ref) => {
      await table.put(toConversationRow(ref));
    },
    forget: async (person) => {
      await table.remove({ partition: person, row: ROW }, WHATEVER_STANDS);
    },
  };
}
