import type { CaseId } from '../../domain/case/index.ts';
import { WHATEVER_STANDS, type Key } from '../tables/table.ts';
import { fromManifestRow, MANIFEST_ROW, nameOf, type Manifest } from './manifest.ts';
import type { IndexParts } from './replaceRows.ts';

/**
 * Takes away every row that no case names: what a projector left that stalled and then crashed
 * (replaceRows). A claim names its rows before it writes them, and a name that is gone never comes back; so a
 * row that was read first, and is not in its case's manifest then, belongs to nobody, whoever else is at work.
 */
export async function removeUnnamed(
  parts: Pick<IndexParts, 'rows' | 'manifests'>,
  caseOf: (row: Key) => CaseId | null,
): Promise<void> {
  for (const [caseId, keys] of await keysByCase(parts, caseOf)) {
    const found = await parts.manifests.get({ partition: caseId, row: MANIFEST_ROW });
    const named = namesOf(found && fromManifestRow(found));
    for (const key of keys) {
      if (!named.has(nameOf(key))) await parts.rows.remove(key, WHATEVER_STANDS);
    }
  }
}

async function keysByCase(
  { rows }: Pick<IndexParts, 'rows'>,
  caseOf: (row: Key) => CaseId | null,
): Promise<ReadonlyMap<CaseId, readonly Key[]>> {
  const found = new Map<CaseId, Key[]>();
  for await (const { partition, row } of rows.query({ where: [] })) {
    const caseId = caseOf({ partition, row });
    if (caseId === null) continue;
    const keys = found.get(caseId) ?? [];
    keys.push({ partition, row });
    found.set(caseId, keys);
  }
  return found;
}

const namesOf = (manifest: Manifest | null): ReadonlySet<string> =>
  new Set([...(manifest?.entries ?? []), ...(manifest?.gone ?? [])].map(nameOf));
