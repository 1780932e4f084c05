import { z } from 'zod';
import type { Standing, StandingIndex } from '../../application/ports/index.ts';
import type { CaseId, StandingMeeting } from '../../domain/case/index.ts';
import type { Moment } from '../../domain/calendar/index.ts';
import { caseIdField, momentField, personIdField } from '../cases/fields.ts';
import { pack } from '../tables/pack.ts';
import { jsonOf, shape } from '../tables/shape.ts';
import type { NewRow, Row } from '../tables/table.ts';
import { replaceRows, type IndexParts } from './replaceRows.ts';

const standing = shape(
  z.object({
    caseId: caseIdField,
    version: z.number().int(),
    text: jsonOf(
      z.object({
        meeting: z.number().int(),
        slot: z.object({ start: momentField, end: momentField }),
        people: z.array(personIdField),
        known: z.string(),
      }),
    ),
  }),
);

/**
 * Booked meetings by the UTC day on which they end: those to come are one range, and what is over is
 * never read, however many wait for their outcome.
 */
export const createStandingIndex = (parts: IndexParts): StandingIndex => ({
  write: async (caseId, version, meetings) =>
    await replaceRows(
      parts,
      caseId,
      version,
      // Nothing but this index takes a row away.
      meetings.map((each) => ({ ...toRow(caseId, version, each), mayBeGone: false })),
    ),
  from: (now) => read(parts, now),
});

async function* read({ rows }: IndexParts, now: Moment): AsyncGenerator<Standing> {
  // While a case is being projected its old row may stand beside the new one: the newest counts.
  const newest = new Map<string, { readonly of: Standing; readonly generation: number }>();
  for await (const row of rows.query({ where: [['partition', 'ge', dayOf(now)]] })) {
    const of = fromRow(row);
    const name = `${of.caseId} ${String(of.meeting)}`;
    const generation = Number(row.row.split('|').at(-1));
    if (generation >= (newest.get(name)?.generation ?? 0)) newest.set(name, { of, generation });
  }
  for (const { of } of newest.values()) if (of.slot.end > now) yield of;
}

const dayOf = (at: Moment): string => at.slice(0, 10);

/** The number of the claim follows in the key (replaceRows). */
const toRow = (caseId: CaseId, version: number, each: StandingMeeting): NewRow => ({
  partition: dayOf(each.slot.end),
  row: `${caseId}|${String(each.meeting)}`,
  values: standing.write({ caseId, version, ...pack(JSON.stringify(each)) }),
});

function fromRow(row: Row): Standing {
  const { caseId, text } = standing.read(row);
  return { caseId, ...text };
}
