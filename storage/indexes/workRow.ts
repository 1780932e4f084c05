import { z } from 'zod';
import type { WorkLine } from '../../application/ports/index.ts';
import type { CaseId, Reference } from '../../domain/case/index.ts';
import { caseIdField, dayField, personIdField } from '../cases/fields.ts';
import { pack } from '../tables/pack.ts';
import { jsonOf, shape } from '../tables/shape.ts';
import type { Key, NewRow, Row } from '../tables/table.ts';

const line = z.object({
  caseId: caseIdField,
  reference: z.custom<Reference>((value) => typeof value === 'string' && value !== ''),
  person: personIdField,
  list: z.enum(['answer', 'raised', 'copied', 'arrange', 'record', 'do']),
  open: z.boolean(),
  stageLabel: z.string(),
  due: dayField.nullable(),
  subject: z.string().nullable(),
  state: z.string(),
});

const work = shape(z.object({ text: jsonOf(line) }));

/** Sorts after every due day. */
export const NO_DUE_DAY = '9999-99-99';

/** Soonest due first, then by reference; the number of the claim follows in the key (replaceRows). */
export const toWorkRow = (each: WorkLine): NewRow => ({
  partition: each.person,
  row: ['o', each.due ?? NO_DUE_DAY, each.reference, each.list, each.caseId].join('|'),
  values: work.write(pack(JSON.stringify(each))),
});

export const fromWorkRow = (row: Row): WorkLine => work.read(row).text;

const caseId = z.union([caseIdField, z.null()]).catch(null);

/** Of any row of this table, its case: it stands before the number of the claim. Null: none of ours. */
export const caseOf = ({ row }: Key): CaseId | null => caseId.parse(row.split('|').at(-2) ?? null);

/** The number of the claim under which a line was written. */
export const generationOf = (row: Row): number => Number(row.row.split('|').at(-1));
