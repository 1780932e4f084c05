import type { CaseStore, WaitingEffect } from '../application/ports/index.ts';
import type { CaseId, EffectId } from '../domain/case/index.ts';
import { append } from './cases/append.ts';
import { allEvents, allTexts, HEAD, headAndWaiting, operationRow } from './cases/caseKeys.ts';
import type { ChainLink } from './cases/chain.ts';
import { fromWaitingRow, toWaiting } from './cases/effectRow.ts';
import { effectStore } from './cases/effects.ts';
import { fromEventRow, toChainLink } from './cases/eventRow.ts';
import { caseIdField } from './cases/fields.ts';
import { fromHeadRow } from './cases/headRow.ts';
import type { CaseParts } from './cases/parts.ts';
import { fromReferenceRow, fromTextRow, REFERENCE_ROW, toReferenceRow } from './cases/smallRows.ts';
import { onceOnly } from './tables/pace.ts';
import { collect, type Row } from './tables/table.ts';

/** The chain of a case as it was written, for evidence (design section 4). */
export interface ChainReader {
  chain(id: CaseId): Promise<readonly ChainLink[]>;
}

/** The truth: one case is one partition of the table `cases` (design section 4; keys: caseKeys.ts). */
export function createCaseStore(parts: CaseParts): CaseStore & ChainReader {
  const { cases } = parts;
  return {
    ...effectStore(parts),
    ...referenceStore(parts),

    load: async (id) => {
      const row = await cases.get({ partition: id, row: HEAD });
      return row && fromHeadRow(row);
    },

    append: async (batch) => await append(parts, batch),

    pending: async (id) => {
      const [head, ...waiting] = await collect(cases.query({ where: headAndWaiting(id) }));
      if (head?.row !== HEAD) return null;
      return { loaded: fromHeadRow(head), waiting: inOrder(waiting) };
    },

    events: async (id) => (await collect(cases.query({ where: allEvents(id) }))).map(fromEventRow),
    chain: async (id) => (await collect(cases.query({ where: allEvents(id) }))).map(toChainLink),
    texts: async (id) =>
      new Map((await collect(cases.query({ where: allTexts(id) }))).map(fromTextRow)),
    hasKey: async (id, key) =>
      (await cases.get({ partition: id, row: operationRow(key) })) !== null,
    all: () => allCases(parts),
  };
}

/** By the version that brought them forth, then by their number in it: `…-10` comes after `…-9`. */
function inOrder(rows: readonly Row[]): WaitingEffect[] {
  const rank = (id: EffectId): readonly [string, number] => {
    const [version = '', n = '0'] = id.split('-');
    return [version, Number(n)];
  };
  return rows
    .map((row) => toWaiting(fromWaitingRow(row)))
    .sort((a, b) => {
      const [versionA, nA] = rank(a.id);
      const [versionB, nB] = rank(b.id);
      return versionA === versionB ? nA - nB : versionA < versionB ? -1 : 1;
    });
}

/** A scan of the whole table, for rebuilding only. */
async function* allCases({ cases }: CaseParts): AsyncGenerator<CaseId> {
  const heads = cases.query({ where: [['row', 'eq', HEAD]], select: ['schema'] });
  for await (const { partition } of heads) yield caseIdField.parse(partition);
}

function referenceStore({
  references,
  pace,
}: CaseParts): Pick<CaseStore, 'claimReference' | 'byReference'> {
  const byReference: CaseStore['byReference'] = async (reference) => {
    const row = await references.get({ partition: reference, row: REFERENCE_ROW });
    return row && fromReferenceRow(row);
  };
  return {
    byReference,
    /** The insert is the claim; whoever finds it standing asks whose it is, also after a lost answer. */
    claimReference: async (reference, id) =>
      await onceOnly(
        pace,
        async () => {
          await references.insert(toReferenceRow(reference, id));
          return true;
        },
        async () => {
          const owner = await byReference(reference);
          return owner === null ? undefined : owner === id;
        },
      ),
  };
}
