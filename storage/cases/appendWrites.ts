import type { Append, Hasher } from '../../application/ports/index.ts';
import { StorageFailure } from '../tables/failure.ts';
import type { Write } from '../tables/table.ts';
import { waitingRow } from './caseKeys.ts';
import { chainOf } from './chain.ts';
import { newEffect, putBack, toFinishedRow, toWaitingRow } from './effectRow.ts';
import { toEventRow } from './eventRow.ts';
import { toHeadRow } from './headRow.ts';
import { toOperationRow, toRungRow, toTextRow } from './smallRows.ts';

/** Events follow each other and the loaded state, and the new state has folded them all. */
function checkFits({ id, loaded, state, events }: Append): void {
  const before = loaded?.state.version ?? 0;
  const inOrder = events.every(({ version }, at) => version === before + 1 + at);
  const folded = state.id === id && state.version === before + events.length;
  if (!inOrder || !folded || state.version === 0) throw new StorageFailure('append-inconsistent');
}

/**
 * Everything an append writes, as one transaction: head, events, effects, operation key, rung, texts,
 * and the effect it closes or puts back. 100 rows and 4 MiB is what Azure takes; more is refused before anything is
 * written (`batch-too-many`, `batch-too-large`), which no command of ours comes near.
 */
export function appendWrites(
  hasher: Hasher,
  wallMs: number,
  batch: Append,
): { readonly writes: readonly Write[]; readonly mark: string } {
  checkFits(batch);
  const { id, loaded, state } = batch;
  const links = chainOf(hasher, batch.events, loaded?.lastHash ?? '');
  const at = batch.events.at(-1)?.meta.at ?? null;
  const lastHash = links.at(-1)?.hash ?? loaded?.lastHash ?? '';
  const head = toHeadRow(state, lastHash);
  const insert = (row: ReturnType<typeof toHeadRow>): Write => ({ kind: 'insert', row });
  const texts = new Map(batch.texts.map((text) => [text.hash, text]));
  return {
    mark: lastHash,
    writes: [
      loaded === null ? insert(head) : { kind: 'replace', row: head, etag: loaded.etag },
      ...links.map((link) => insert(toEventRow(id, link))),
      ...batch.effects.map((each) => insert(toWaitingRow(id, newEffect(each.id, each.effect, at)))),
      insert(toOperationRow(id, batch.key, state.version, lastHash)),
      ...(batch.rung === null ? [] : [insert(toRungRow(id, batch.rung, batch.key))]),
      // The same words may have been written before: same hash, same row.
      ...[...texts.values()].map((text): Write => ({ kind: 'put', row: toTextRow(id, text) })),
      ...closing(batch, wallMs),
      ...puttingBack(batch),
    ],
  };
}

function closing({ id, closes, events }: Append, wallMs: number): Write[] {
  if (closes === null) return [];
  const times = { at: events[0]?.meta.at ?? null, wallMs };
  return closeEffect(id, closes.waiting, closes.outcome, times);
}

function puttingBack({ id, putsBack }: Append): Write[] {
  if (putsBack === undefined) return [];
  const { waiting, notBefore, note } = putsBack;
  const row = toWaitingRow(id, putBack(waiting, notBefore, note));
  return [{ kind: 'replace', row, etag: waiting.etag }];
}

/** The waiting row goes by its etag, and its end is inserted: an effect ends once, by its holder. */
export const closeEffect = (
  id: Append['id'],
  waiting: Parameters<typeof toFinishedRow>[1],
  outcome: string,
  times: Parameters<typeof toFinishedRow>[3],
): Write[] => [
  { kind: 'remove', key: { partition: id, row: waitingRow(waiting.id) }, etag: waiting.etag },
  { kind: 'insert', row: toFinishedRow(id, waiting, outcome, times) },
];
