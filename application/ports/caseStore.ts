import type { Moment } from '../../domain/calendar/index.ts';
import type {
  CaseId,
  CaseState,
  Effect,
  EffectId,
  RecordedEvent,
  Reference,
  WrittenText,
} from '../../domain/case/index.ts';

/** How the outcome of an effect begins that ended as a dead letter. */
export const GIVEN_UP = 'given-up';

/** The truth: one case is one partition (design section 4). */
export interface CaseStore {
  /** Point read of the head; null when there is no such case. */
  load(id: CaseId): Promise<Loaded | null>;

  /**
   * Events, effects, operation key, rung claim, texts and head in one entity group transaction, under
   * the expected version. A 409/412 that carries our own key is success.
   * - `appended`: it stands.
   * - `repeated`: the key had been acted on before; nothing was written.
   * - `conflict`: another writer was first; load again and decide again.
   * - `rung-taken`: the rung row existed; nothing was written.
   */
  append(batch: Append): Promise<'appended' | 'repeated' | 'conflict' | 'rung-taken'>;

  /** Head, effects that wait (in order), and what has been projected: one request. */
  pending(id: CaseId): Promise<Pending | null>;

  /**
   * Takes an effect by etag for `leaseMs` wall milliseconds, counting the attempt before the deed.
   * Null when someone else holds it or it is done.
   */
  claim(
    id: CaseId,
    waiting: WaitingEffect,
    owner: string,
    leaseMs: number,
  ): Promise<WaitingEffect | null>;

  /**
   * The effects are not wanted any more, or need no event: closed with their outcome in one
   * transaction, no event. One that somebody else closed meanwhile is left as it is.
   */
  finish(id: CaseId, waiting: readonly WaitingEffect[], outcome: string): Promise<void>;

  /** Puts it back, to be tried again from `notBefore` (business time). */
  postpone(id: CaseId, waiting: WaitingEffect, notBefore: Moment, note: string): Promise<void>;

  /**
   * An effect that was given up (its outcome begins with `GIVEN_UP`) waits once more, as if new. False when
   * it waits already, or ended otherwise: so it is brought back once, whoever asks.
   */
  revive(id: CaseId, effect: EffectId): Promise<boolean>;

  /** The whole chronology, oldest first. */
  events(id: CaseId): Promise<readonly RecordedEvent[]>;

  /** Texts by hash; purged ones are absent. One range read. */
  texts(id: CaseId): Promise<ReadonlyMap<string, string>>;

  /** Whether this operation key has been acted on. Point read. */
  hasKey(id: CaseId, key: string): Promise<boolean>;

  /** Claims a reference by insert; false when it is taken by another case. */
  claimReference(reference: Reference, id: CaseId): Promise<boolean>;

  /** Point read: which case bears this reference. */
  byReference(reference: Reference): Promise<CaseId | null>;

  /** Every case id, for rebuilding indexes. */
  all(): AsyncIterable<CaseId>;
}

export interface Loaded {
  readonly state: CaseState;
  /** Of the head row; the append asks for it. */
  readonly etag: string;
  /** Hash of the newest event: the next one is chained to it. */
  readonly lastHash: string;
}

export interface Append {
  readonly id: CaseId;
  /** Null for the first append of a case. */
  readonly loaded: Loaded | null;
  /** The folded state after the events. */
  readonly state: CaseState;
  readonly events: readonly RecordedEvent[];
  readonly effects: readonly { readonly id: EffectId; readonly effect: Effect }[];
  readonly texts: readonly WrittenText[];
  readonly key: string;
  /** Inserted as the claim of a rung (design section 4); null for other commands. */
  readonly rung: string | null;
  /** The effect whose outcome these events record: closed in the same transaction. */
  readonly closes: { readonly waiting: WaitingEffect; readonly outcome: string } | null;
  /** The effect one of whose steps these events record: put back in the same transaction. */
  readonly putsBack?: PutBack;
}

/** A waiting effect, how far it has come, and when it goes on (business time). */
export interface PutBack {
  readonly waiting: WaitingEffect;
  readonly notBefore: Moment;
  readonly note: string;
}

export interface WaitingEffect {
  readonly id: EffectId;
  readonly effect: Effect;
  readonly etag: string;
  /** Attempts begun so far. */
  readonly attempts: number;
  /** An attempt began and its outcome was never recorded. */
  readonly openAttempt: boolean;
  /** Wall time at which the present holder's lease ends; null when free. */
  readonly leaseUntil: number | null;
  readonly notBefore: Moment | null;
  /** When it was first due to be done, business time; absent: as it was stored before that was kept. */
  readonly since?: Moment;
  /** What earlier attempts left behind (route tried, draft id): the ladder goes on from there. */
  readonly note: string | null;
}

export interface Pending {
  readonly loaded: Loaded;
  readonly waiting: readonly WaitingEffect[];
}
