import { z } from 'zod';
import type { ChildIndex } from '../../application/ports/index.ts';
import { caseIdField } from '../cases/fields.ts';
import { shape } from '../tables/shape.ts';
import { collect, type Table } from '../tables/table.ts';

const about = shape(z.object({ caseId: caseIdField }));

/** A partition per child, a row per case; written again it is the same row. */
export const createChildIndex = (table: Table): ChildIndex => ({
  note: async (caseId, children) => {
    await Promise.all(
      children.map(async (child) => {
        await table.put({ partition: child, row: caseId, values: about.write({ caseId }) });
      }),
    );
  },
  casesOf: async (child, take) => {
    const rows = await collect(table.query({ where: [['partition', 'eq', child]], take }));
    return rows.map((row) => about.read(row).caseId);
  },
});
