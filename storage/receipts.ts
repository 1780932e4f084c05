import { z } from 'zod';
import type { Receipt, Receipts } from '../application/ports/index.ts';
import { momentField, personIdField } from './cases/fields.ts';
import { shape } from './tables/shape.ts';
import type { NewRow, Row, Table } from './tables/table.ts';

const receipt = shape(
  z.object({
    caseId: z.string(),
    effect: z.string(),
    person: personIdField,
    conversationId: z.string(),
    activityId: z.string(),
    at: momentField,
  }),
);

const toReceiptRow = (each: Receipt): NewRow => ({
  partition: each.caseId,
  row: each.effect,
  values: receipt.write({ ...each }),
});
const fromReceiptRow = (row: Row): Receipt => receipt.read(row);

/** Where a card was sent: a point read by case and effect (design section 4). */
export function createReceipts(table: Table): Receipts {
  return {
    save: async (each) => {
      await table.put(toReceiptRow(each));
    },
    of: async (caseId, effect) => {
      const row = await table.get({ partition: caseId, row: effect });
      return row && fromReceiptRow(row);
    },
  };
}
