import { z } from 'zod';
import type { Loaded } from '../../application/ports/index.ts';
import type { CaseState } from '../../domain/case/index.ts';
import { pack } from '../tables/pack.ts';
import { jsonOf, shape } from '../tables/shape.ts';
import type { NewRow, Row } from '../tables/table.ts';
import { HEAD } from './caseKeys.ts';
import { stateField } from './fields.ts';

/** Head: version and hash of the newest event, and the folded state, the only row a decision loads. */
const head = shape(
  z
    .object({ version: z.number().int().min(1), lastHash: z.string(), text: jsonOf(stateField) })
    .refine(({ version, text }) => version === text.version),
);

export const toHeadRow = (state: CaseState, lastHash: string): NewRow => ({
  partition: state.id,
  row: HEAD,
  values: head.write({ version: state.version, lastHash, ...pack(JSON.stringify(state)) }),
});

export function fromHeadRow(row: Row): Loaded {
  const { text: state, lastHash } = head.read(row);
  return { state, lastHash, etag: row.etag };
}
