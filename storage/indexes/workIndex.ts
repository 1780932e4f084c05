import type { WorkIndex, WorkLine } from '../../application/ports/index.ts';
import { collect, type Row } from '../tables/table.ts';
import { replaceRows, type IndexParts } from './replaceRows.ts';
import { fromWorkRow, generationOf, toWorkRow } from './workRow.ts';

/**
 * Who has what to do: a partition per person, open lines only. A closed line is not kept, since nobody
 * asks for it here and it would hold a child's record number for longer than it is needed.
 */
export function createWorkIndex(parts: IndexParts): WorkIndex {
  return {
    write: async (caseId, version, lines) =>
      await replaceRows(
        parts,
        caseId,
        version,
        // Nothing but this index takes a line away.
        lines.filter(({ open }) => open).map((line) => ({ ...toWorkRow(line), mayBeGone: false })),
      ),

    ofPerson: async (person, take) => {
      const found = await collect(
        parts.rows.query({
          where: [
            ['partition', 'eq', person],
            ['row', 'ge', 'o|'],
            ['row', 'lt', 'o}'],
          ],
          take: take + 1,
        }),
      );
      return { lines: newestOfEach(found).slice(0, take), more: found.length > take };
    },
  };
}

/** While a case is being projected its old line may stand beside the new one: the newest counts. */
function newestOfEach(rows: readonly Row[]): readonly WorkLine[] {
  const newest = new Map<string, number>();
  const lines = rows.map((row) => {
    const line = fromWorkRow(row);
    const name = `${line.caseId}|${line.list}`;
    const generation = generationOf(row);
    newest.set(name, Math.max(newest.get(name) ?? 0, generation));
    return { line, name, generation };
  });
  return lines
    .filter(({ name, generation }) => newest.get(name) === generation)
    .map(({ line }) => line);
}
