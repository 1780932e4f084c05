import type { Append, CaseStore } from '../../application/ports/index.ts';
import { onceOnly } from '../tables/pace.ts';
import { appendWrites } from './appendWrites.ts';
import { operationRow, rungRow } from './caseKeys.ts';
import type { CaseParts } from './parts.ts';
import { operationMark } from './smallRows.ts';

type Answer = Awaited<ReturnType<CaseStore['append']>>;

/**
 * One transaction; then, when it was not plainly answered, what stands decides (platform 7.3):
 * - our operation key stands: `appended` when an attempt of ours had lost its answer and the key bears
 *   our mark, else `repeated`;
 * - a 409, 412 or 404 and no key: `rung-taken` when the rung stands, else `conflict`;
 * - a lost answer and no key: it may still arrive, and the operation key lets it in once, so the same
 *   transaction is sent again.
 * @throws StorageFailure when storage stays out of reach: then the append may or may not stand, and
 * the same command may be sent again under the same key.
 */
export async function append(parts: CaseParts, batch: Append): Promise<Answer> {
  const { writes, mark } = appendWrites(parts.hasher, parts.wall.millis(), batch);
  return await onceOnly<Answer>(
    parts.pace,
    async () => {
      await parts.cases.transact(writes);
      return 'appended';
    },
    async ({ unsure, answered }) => {
      const found = await whatStands(parts, batch);
      if (found.mark !== null) return unsure && found.mark === mark ? 'appended' : 'repeated';
      if (!answered) return undefined;
      return found.rung ? 'rung-taken' : 'conflict';
    },
  );
}

async function whatStands(
  { cases }: CaseParts,
  { id, key, rung }: Append,
): Promise<{ readonly mark: string | null; readonly rung: boolean }> {
  const [operation, taken] = await Promise.all([
    cases.get({ partition: id, row: operationRow(key) }),
    rung === null ? null : cases.get({ partition: id, row: rungRow(rung) }),
  ]);
  return { mark: operation && operationMark(operation), rung: taken !== null };
}
