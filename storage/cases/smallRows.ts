import { z } from 'zod';
import type { CaseId, Reference, WrittenText } from '../../domain/case/index.ts';
import { pack } from '../tables/pack.ts';
import { jsonOf, shape } from '../tables/shape.ts';
import type { NewRow, Row } from '../tables/table.ts';
import { operationRow, rungRow, textRow } from './caseKeys.ts';
import { caseIdField } from './fields.ts';

const operation = shape(z.object({ version: z.number(), lastHash: z.string() }));

/** The operation key with the mark of its append: the hash its newest event has (platform 7.3). */
export const toOperationRow = (
  id: CaseId,
  key: string,
  version: number,
  lastHash: string,
): NewRow => ({
  partition: id,
  row: operationRow(key),
  values: operation.write({ version, lastHash }),
});
export const operationMark = (row: Row): string => operation.read(row).lastHash;

const rung = shape(z.object({ key: z.string() }));
/** Inserted with the rung's events: that insert is the claim (design section 4). */
export const toRungRow = (id: CaseId, name: string, key: string): NewRow => ({
  partition: id,
  row: rungRow(name),
  values: rung.write({ key }),
});

/** As JSON, so that half a character, which Azure would not give back, survives too. */
const text = shape(z.object({ hash: z.string().min(1), text: jsonOf(z.string()) }));
export const toTextRow = (id: CaseId, written: WrittenText): NewRow => ({
  partition: id,
  row: textRow(written.hash),
  values: text.write({ hash: written.hash, ...pack(JSON.stringify(written.value)) }),
});
export function fromTextRow(row: Row): readonly [hash: string, value: string] {
  const stored = text.read(row);
  return [stored.hash, stored.text];
}

const reference = shape(z.object({ caseId: caseIdField }));
export const REFERENCE_ROW = 'case';
export const toReferenceRow = (name: Reference, caseId: CaseId): NewRow => ({
  partition: name,
  row: REFERENCE_ROW,
  values: reference.write({ caseId }),
});
export const fromReferenceRow = (row: Row): CaseId => reference.read(row).caseId;
