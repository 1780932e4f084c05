import { z } from 'zod';
import type { ReportedCase } from '../../application/ports/index.ts';
import type { ReportedEvent } from '../../domain/report/index.ts';
import { caseIdField, momentField } from '../cases/fields.ts';
import { pack } from '../tables/pack.ts';
import { jsonOf, shape } from '../tables/shape.ts';
import type { Key, NewRow, Query, Row } from '../tables/table.ts';

const event = z.object({
  type: z.string().min(1),
  version: z.number().int().min(1),
  meta: z.object({ at: momentField }),
});
/** As with the events themselves (storage/cases/fields.ts): our own JSON, written from this very type. */
const eventField = z.custom<ReportedEvent>((v) => event.safeParse(v).success);

const reported = shape(z.object({ caseId: caseIdField, text: jsonOf(z.array(eventField)) }));

/** All cases of all time side by side: whatever is counted, one range is read. */
const PARTITION = 'reported';

/** By case, so that the rows of one lie side by side; the number of the claim follows (replaceRows). */
export const toReportedRow = ({ caseId, events }: ReportedCase): NewRow => ({
  partition: PARTITION,
  row: caseId,
  values: reported.write({ caseId, ...pack(JSON.stringify(events)) }),
});

export const REPORTED: Query = { where: [['partition', 'eq', PARTITION]] };

export const isReported = ({ partition }: Key): boolean => partition === PARTITION;

export function fromReportedRow(row: Row): ReportedCase {
  const { caseId, text } = reported.read(row);
  return { caseId, events: text };
}
