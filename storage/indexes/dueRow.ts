import { z } from 'zod';
import type { DueRow } from '../../application/ports/index.ts';
import type { Moment } from '../../domain/calendar/index.ts';
import { caseIdField, dayField, momentField } from '../cases/fields.ts';
import { jsonOf, shape } from '../tables/shape.ts';
import { pack } from '../tables/pack.ts';
import type { NewRow, Row } from '../tables/table.ts';

const what = z.union([
  z.object({
    kind: z.literal('rung'),
    clock: z.union([
      z.enum(['stage', 'whole', 'meeting', 'meeting-news', 'undelivered', 'start']),
      z.templateLiteral(['task:', z.string().min(1)]),
    ]),
    rung: z.enum(['before', 'on-the-day', 'overdue']),
    stage: z.number().nullable(),
    meeting: z.number().nullable(),
    due: dayField,
  }),
  z.object({ kind: z.literal('dispatch') }),
]);

const due = shape(
  z.object({
    caseId: caseIdField,
    version: z.number().int(),
    at: momentField,
    text: jsonOf(what),
  }),
);

/** The partition: the UTC day. A moment is UTC text, so text order is time order. */
export const dayOf = (at: Moment): string => at.slice(0, 10);

function nameOf({ what: each }: DueRow): string {
  if (each.kind === 'dispatch') return each.kind;
  return [each.kind, each.clock, each.rung, each.stage, each.meeting, each.due].join(',');
}

/** `|` ends a part of the key and `}` comes right after it: a prefix is the range up to `prefix}`. */
export const keyPrefix = (row: DueRow): string => `${row.at}|${row.caseId}|${nameOf(row)}`;

/** A rung's key goes on with the number of its claim (replaceRows); what was armed has this very key. */
export const toDueRow = (row: DueRow): NewRow => ({
  partition: dayOf(row.at),
  row: keyPrefix(row),
  values: due.write({
    caseId: row.caseId,
    version: row.version,
    at: row.at,
    ...pack(JSON.stringify(row.what)),
  }),
});

export function fromDueRow(row: Row): DueRow {
  const { text, caseId, version, at } = due.read(row);
  return { caseId, version, at, what: text };
}
