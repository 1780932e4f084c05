import { z } from 'zod';
import type { ReportLog } from '../application/ports/index.ts';
import type { ProcedureId } from '../domain/procedure/index.ts';
import { dayField, momentField } from './cases/fields.ts';
import { shape } from './tables/shape.ts';
import type { Table } from './tables/table.ts';

const sent = shape(z.object({ at: momentField, on: dayField }));
const keyOf = (key: string) => ({ partition: 'report', row: key });

/** No report's name: those hold slashes. */
const firstLook = (procedure: ProcedureId) => keyOf(`since ${procedure}`);

/** One row for each regular report and period that has gone out. */
export const createReportLog = (table: Table): ReportLog => ({
  since: async (procedure, today, at) => {
    const first = await table.get(firstLook(procedure));
    if (first !== null) return sent.read(first).on;
    await table.put({ ...firstLook(procedure), values: sent.write({ at, on: today }) });
    return today;
  },
  wasSent: async (key) => (await table.get(keyOf(key))) !== null,
  noteSent: async (key, at, on) => {
    await table.put({ ...keyOf(key), values: sent.write({ at, on }) });
  },
});
