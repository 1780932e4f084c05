import { z } from 'zod';
import type { CaseId } from '../../domain/case/index.ts';
import { pack } from '../tables/pack.ts';
import { jsonOf, shape } from '../tables/shape.ts';
import type { Key, NewRow, Row } from '../tables/table.ts';

/** One row that an index holds for a case: where it is, and a digest of what it says. */
export interface Entry {
  readonly partition: string;
  readonly row: string;
  readonly digest: string;
}

/** Which rows stand in an index for a case, and for which version of it. */
export interface Manifest {
  readonly version: number;
  /** Counts the claims: rows born under one bear its number in their key, so no key is used twice. */
  readonly generation: number;
  /** Everything this claim meant to write and to remove has been done. */
  readonly settled: boolean;
  readonly entries: readonly Entry[];
  /** Rows of earlier claims that must go. */
  readonly gone: readonly Entry[];
}

const entry = z.object({ partition: z.string(), row: z.string(), digest: z.string() });
const manifest = shape(
  z.object({
    version: z.number().int().min(1),
    generation: z.number().int().min(1),
    settled: z.boolean(),
    text: jsonOf(z.object({ entries: z.array(entry), gone: z.array(entry) })),
  }),
);

export const MANIFEST_ROW = 'm';

export const toManifestRow = (id: CaseId, stands: Manifest): NewRow => ({
  partition: id,
  row: MANIFEST_ROW,
  values: manifest.write({
    version: stands.version,
    generation: stands.generation,
    settled: stands.settled,
    ...pack(JSON.stringify({ entries: stands.entries, gone: stands.gone })),
  }),
});

export function fromManifestRow(row: Row): Manifest {
  const { text, ...stands } = manifest.read(row);
  return { ...stands, ...text };
}

/** A row's key as one word. */
export const nameOf = ({ partition, row }: Key): string => JSON.stringify([partition, row]);
