import type { ReportedCase, WorkIndex, WorkLine } from '../../application/ports/index.ts';
import { collect, type Row } from '../tables/table.ts';
import { fromOverseenRow, overseenQuery, toOverseenRows } from './overseenRow.ts';
import { fromReportedRow, isReported, REPORTED, toReportedRow } from './reportedRow.ts';
import { removeUnnamed } from './removeUnnamed.ts';
import { replaceRows, type IndexParts } from './replaceRows.ts';
import { caseOf, fromWorkRow, generationOf, toWorkRow } from './workRow.ts';

/**
 * Who has what to do: a partition per person, and one per place for those who oversee it; open lines
 * only. A closed line is not kept, since nobody asks for it here and it would hold a child's record number
 * for longer than it is needed. Beside them, what reports count of each case, open or closed.
 */
export function createWorkIndex(parts: IndexParts): WorkIndex {
  return {
    write: async (caseId, version, { work, overseen, reported }) => {
      const rows = [
        ...work.filter(({ open }) => open).map(toWorkRow),
        ...(overseen === null ? [] : toOverseenRows(overseen, parts.hasher)),
        ...(reported === null ? [] : [toReportedRow(reported)]),
      ];
      // Nothing but this index takes a line away.
      const wanted = rows.map((row) => ({ ...row, mayBeGone: false }));
      const stays = reported === null ? isReported : undefined;
      await replaceRows(parts, caseId, version, wanted, stays);
    },

    reported: () => allReported(parts),

    removeUnnamed: async () => await removeUnnamed(parts, caseOf),

    allOf: async (wish, take) => {
      const query = overseenQuery(wish, parts.hasher);
      const found = await collect(parts.rows.query({ ...query, take: take + 1 }));
      const page = found.slice(0, take);
      return {
        lines: newestOfEach(page, fromOverseenRow, ({ caseId }) => caseId),
        next: found.length > take ? (page.at(-1)?.row ?? null) : null,
      };
    },

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
      return {
        lines: newestOfEach(found, fromWorkRow, lineName).slice(0, take),
        more: found.length > take,
      };
    },
  };
}

/**
 * A later row of a case lies behind an earlier one, whose page may have been read before it was replaced:
 * so no case is passed by while it is being projected, and the last of its rows counts.
 */
async function* allReported({ rows }: IndexParts): AsyncGenerator<ReportedCase> {
  let last: ReportedCase | null = null;
  for await (const row of rows.query(REPORTED)) {
    const read = fromReportedRow(row);
    if (last !== null && last.caseId !== read.caseId) yield last;
    last = read;
  }
  if (last !== null) yield last;
}

const lineName = ({ caseId, list }: WorkLine): string => `${caseId}|${list}`;

/** While a case is being projected its old line may stand beside the new one: the newest counts. */
function newestOfEach<L>(
  rows: readonly Row[],
  read: (row: Row) => L,
  name: (line: L) => string,
): readonly L[] {
  const newest = new Map<string, number>();
  const lines = rows.map((row) => {
    const line = read(row);
    const generation = generationOf(row);
    newest.set(name(line), Math.max(newest.get(name(line)) ?? 0, generation));
    return { line, generation };
  });
  return lines
    .filter(({ line, generation }) => newest.get(name(line)) === generation)
    .map(({ line }) => line);
}
