import { z } from 'zod';
import type { WaitingEffect } from '../../application/ports/index.ts';
import type { Moment } from '../../domain/calendar/index.ts';
import type { CaseId, Effect, EffectId } from '../../domain/case/index.ts';
import { pack } from '../tables/pack.ts';
import { jsonOf, shape } from '../tables/shape.ts';
import type { NewRow, Row, Value } from '../tables/table.ts';
import { finishedRow, waitingRow } from './caseKeys.ts';
import { effectField, momentField } from './fields.ts';

const wallMillis = z
  .string()
  .regex(/^\d{1,16}$/)
  .transform(Number);

const waiting = shape(
  z.object({
    id: z.string().min(1),
    text: jsonOf(effectField),
    attempts: z.number().int().min(0),
    openAttempt: z.boolean(),
    owner: z.string().optional(),
    leaseUntil: wallMillis.optional(),
    notBefore: momentField.optional(),
    since: momentField.optional(),
    note: z.string().optional(),
  }),
);

/** A waiting effect with its holder: what the row says beyond the port's shape. */
export type HeldEffect = WaitingEffect & { readonly owner: string | null };

/** Who holds it is the store's own business. */
export const toWaiting = (held: HeldEffect): WaitingEffect => ({
  id: held.id,
  effect: held.effect,
  etag: held.etag,
  attempts: held.attempts,
  openAttempt: held.openAttempt,
  leaseUntil: held.leaseUntil,
  notBefore: held.notBefore,
  ...(held.since !== undefined && { since: held.since }),
  note: held.note,
});

/** Absent stands for null (platform 7.1). */
const present = (values: Readonly<Record<string, Value | null>>): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(values).filter((each): each is [string, Value] => each[1] !== null),
  );

export const toWaitingRow = (id: CaseId, effect: Omit<HeldEffect, 'etag'>): NewRow => ({
  partition: id,
  row: waitingRow(effect.id),
  values: waiting.write({
    ...present({
      id: effect.id,
      attempts: effect.attempts,
      openAttempt: effect.openAttempt,
      owner: effect.owner,
      // As text: Azure reads a bare number as 32 bits.
      leaseUntil: effect.leaseUntil === null ? null : String(effect.leaseUntil),
      notBefore: effect.notBefore,
      since: effect.since ?? null,
      note: effect.note,
    }),
    ...pack(JSON.stringify(effect.effect)),
  }),
});

export function fromWaitingRow(row: Row): HeldEffect {
  const stored = waiting.read(row);
  return {
    id: stored.id,
    effect: stored.text,
    etag: row.etag,
    attempts: stored.attempts,
    openAttempt: stored.openAttempt,
    owner: stored.owner ?? null,
    leaseUntil: stored.leaseUntil ?? null,
    notBefore: stored.notBefore ?? null,
    ...(stored.since !== undefined && { since: stored.since }),
    note: stored.note ?? null,
  };
}

/** A new effect waits for nobody, and for its own business time where it has one; else it is due at once. */
export const newEffect = (
  id: EffectId,
  effect: Effect,
  wishedAt: Moment | null = null,
): Omit<HeldEffect, 'etag'> => ({
  ...dueSince(('notBefore' in effect ? effect.notBefore : null) ?? wishedAt),
  id,
  effect,
  attempts: 0,
  openAttempt: false,
  owner: null,
  leaseUntil: null,
  notBefore: 'notBefore' in effect ? effect.notBefore : null,
  note: null,
});

const dueSince = (since: Moment | null) => (since === null ? {} : { since });

/** Free again, to be taken up from `notBefore` on. */
export const putBack = <T extends WaitingEffect>(waiting: T, notBefore: Moment, note: string) => ({
  ...waiting,
  openAttempt: false,
  owner: null,
  leaseUntil: null,
  notBefore,
  note,
});

const finished = shape(
  z.object({
    id: z.string(),
    outcome: z.string(),
    attempts: z.number(),
    text: jsonOf(effectField),
  }),
);

/** How an effect ended: business time of the event that says so, where there is one, and wall time. */
export const toFinishedRow = (
  id: CaseId,
  effect: WaitingEffect,
  outcome: string,
  times: { readonly at: Moment | null; readonly wallMs: number },
): NewRow => ({
  partition: id,
  row: finishedRow(effect.id),
  values: finished.write({
    ...present({
      id: effect.id,
      outcome,
      attempts: effect.attempts,
      at: times.at,
      wallMs: String(times.wallMs),
      note: effect.note,
    }),
    ...pack(JSON.stringify(effect.effect)),
  }),
});

export const outcomeOf = (row: Row): string => finished.read(row).outcome;

export function fromFinishedRow(row: Row): {
  readonly outcome: string;
  readonly attempts: number;
  readonly effect: Effect;
} {
  const { outcome, attempts, text } = finished.read(row);
  return { outcome, attempts, effect: text };
}
