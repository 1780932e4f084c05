import { z } from 'zod';
import type { ChildIndex } from '../../application/ports/index.ts';
import { caseIdField } from '../cases/fields.ts';
import { shape } from '../tables/shape.ts';
import { collect, type Table } from '../tables/table.ts';

const about = shape(z.object({ caseId: caseIdField }));

/** Far more cases than one process brings up to date before it ends. */
const MOST_REMEMBERED = 10_000;

/**
 * A partition per child, a row per case; written again it is the same row, and no row is ever taken away.
 * So what this process has written it does not write with each further event of the case.
 */
export function createChildIndex(table: Table): ChildIndex {
  const written = new Set<string>();
  return {
    note: async (caseId, children) => {
      const isNew = (child: string): boolean => !written.has(`${child} ${caseId}`);
      await Promise.all(
        children.filter(isNew).map(async (child) => {
          await table.put({ partition: child, row: caseId, values: about.write({ caseId }) });
          if (written.size >= MOST_REMEMBERED) written.clear();
          written.add(`${child} ${caseId}`);
        }),
      );
    },
    casesOf: async (child, take) => {
      const rows = await collect(table.query({ where: [['partition', 'eq', child]], take }));
      return rows.map((row) => about.read(row).caseId);
    },
  };
}
