import { z } from 'zod';
import type { CaseId, RecordedEvent } from '../../domain/case/index.ts';
import { pack } from '../tables/pack.ts';
import { jsonOf, shape } from '../tables/shape.ts';
import type { NewRow, Row } from '../tables/table.ts';
import { eventRow } from './caseKeys.ts';
import type { ChainLink } from './chain.ts';
import { eventField } from './fields.ts';

const FIELDS = { version: z.number().int().min(1), previous: z.string(), hash: z.string() };
/** Append-only: no code path changes one (platform 7). */
const event = shape(z.object({ ...FIELDS, text: jsonOf(eventField) }));
const link = shape(z.object({ ...FIELDS, text: z.string() }));

export const toEventRow = (id: CaseId, chained: ChainLink): NewRow => ({
  partition: id,
  row: eventRow(chained.version),
  values: event.write({
    version: chained.version,
    previous: chained.previous,
    hash: chained.hash,
    ...pack(chained.text),
  }),
});

export const fromEventRow = (row: Row): RecordedEvent => event.read(row).text;
/** The event as written, for verifying the chain: never upgraded, since the hash covers this text. */
export const toChainLink = (row: Row): ChainLink => link.read(row);
