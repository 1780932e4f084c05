import { GIVEN_UP, type CaseStore, type WaitingEffect } from '../../application/ports/index.ts';
import type { CaseId, EffectId } from '../../domain/case/index.ts';
import { failedWith, isUncertain, StorageFailure } from '../tables/failure.ts';
import { LIMITS } from '../tables/limits.ts';
import { onceOnly } from '../tables/pace.ts';
import type { Row } from '../tables/table.ts';
import { closeEffect } from './appendWrites.ts';
import { finishedRow, waitingRow } from './caseKeys.ts';
import {
  fromFinishedRow,
  fromWaitingRow,
  newEffect,
  putBack,
  toWaiting,
  toWaitingRow,
  type HeldEffect,
} from './effectRow.ts';
import type { CaseParts } from './parts.ts';

type Waiting = Pick<CaseStore, 'claim' | 'finish' | 'postpone' | 'revive'>;

const MOST_TRIES = 5;
/** Two rows each, and Azure takes 100 in one transaction. */
const MOST_CLOSED = LIMITS.batchRows / 2;

/** The lives of waiting effects: claimed by etag, then closed or put off by whoever holds them. */
export function effectStore(parts: CaseParts): Waiting {
  const { wall } = parts;
  return {
    claim: async (id, waiting, owner, leaseMs) => {
      const now = wall.millis();
      if (waiting.leaseUntil !== null && waiting.leaseUntil > now) return null;
      const wish = {
        ...waiting,
        attempts: waiting.attempts + 1,
        openAttempt: true,
        owner,
        leaseUntil: now + leaseMs,
      };
      const etag = await change(parts, id, waiting, wish, 'claim');
      return etag === null ? null : toWaiting({ ...wish, etag });
    },

    postpone: async (id, waiting, notBefore, note) => {
      await change(parts, id, waiting, putBack(waiting, notBefore, note), 'postpone');
    },

    revive: async (id, effect) => await revive(parts, id, effect),

    finish: async (id, waiting, outcome) => {
      for (let from = 0; from < waiting.length; from += MOST_CLOSED) {
        await finish(parts, id, waiting.slice(from, from + MOST_CLOSED), outcome);
      }
    },
  };
}

/**
 * Replaces a waiting row by its etag; answers with the new one, or null when it was lost to another.
 * After a lost answer the row itself says whether the change was made: it bears what we wrote.
 * A postponement that comes too late is a failure, so that the case is looked at again.
 */
async function change(
  parts: CaseParts,
  id: CaseId,
  waiting: WaitingEffect,
  wish: Omit<HeldEffect, 'etag'>,
  why: 'claim' | 'postpone',
): Promise<string | null> {
  const row = toWaitingRow(id, wish);
  return await onceOnly<string | null>(
    parts.pace,
    async () => await parts.cases.replace(row, waiting.etag),
    async ({ unsure }) => {
      const found = await parts.cases.get(row);
      if (found === null) return null;
      if (unsure && isOurs(found, wish)) return found.etag;
      if (found.etag === waiting.etag) return undefined;
      if (why === 'postpone') throw new StorageFailure('effect-moved-on');
      return null;
    },
  );
}

function isOurs(found: Row, wish: Omit<HeldEffect, 'etag'>): boolean {
  const stored = fromWaitingRow(found);
  return (
    stored.attempts === wish.attempts &&
    stored.owner === wish.owner &&
    stored.leaseUntil === wish.leaseUntil &&
    stored.notBefore === wish.notBefore &&
    stored.note === wish.note
  );
}

/**
 * Closes effects in one transaction. When it does not go through, those that are gone, or were taken by
 * another holder meanwhile, are left as they are and the rest is tried again; an attempt whose answer
 * was lost shows in the same way, as rows that are gone.
 */
async function finish(
  parts: CaseParts,
  id: CaseId,
  waiting: readonly WaitingEffect[],
  outcome: string,
): Promise<void> {
  let left = waiting;
  for (let tries = 0; left.length > 0; tries += 1) {
    const times = { at: null, wallMs: parts.wall.millis() };
    try {
      await parts.cases.transact(left.flatMap((each) => closeEffect(id, each, outcome, times)));
      return;
    } catch (error) {
      const mayBeOver = isUncertain(error) || failedWith(error, 'exists', 'stale', 'absent');
      if (!mayBeOver || tries === MOST_TRIES) throw error;
      if (isUncertain(error)) await parts.pace.sleep(parts.pace.waits[tries] ?? 0);
      left = await stillOurs(parts, id, left);
    }
  }
}

/** The end goes by its etag as the effect comes back: of two who ask at once, one brings it back. */
async function revive({ cases, pace }: CaseParts, id: CaseId, effect: EffectId): Promise<boolean> {
  const found = await cases.get({ partition: id, row: finishedRow(effect) });
  if (found === null) return false;
  const ended = fromFinishedRow(found);
  if (!ended.outcome.startsWith(GIVEN_UP)) return false;
  return await onceOnly(
    pace,
    async () => {
      await cases.transact([
        { kind: 'remove', key: found, etag: found.etag },
        // Its attempts go on counting: each has an operation key of its own.
        {
          kind: 'insert',
          row: toWaitingRow(id, { ...newEffect(effect, ended.effect), attempts: ended.attempts }),
        },
      ]);
      return true;
    },
    // Gone: brought back, by this call whose answer was lost or by another.
    async ({ unsure }) =>
      (await cases.get({ partition: id, row: finishedRow(effect) })) === null ? unsure : undefined,
  );
}

async function stillOurs(
  { cases }: CaseParts,
  id: CaseId,
  waiting: readonly WaitingEffect[],
): Promise<readonly WaitingEffect[]> {
  const found = await Promise.all(
    waiting.map(async (each) => await cases.get({ partition: id, row: waitingRow(each.id) })),
  );
  return waiting.filter((each, at) => found[at]?.etag === each.etag);
}
