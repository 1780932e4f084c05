import {
  decide,
  effectId,
  follow,
  textsOf,
  type CaseState,
  type Context,
  type Decided,
  type Envelope,
  type RecordedEvent,
  type Refusal,
  type WrittenText,
} from '../domain/case/index.ts';
import type { Append, Loaded, PutBack, WaitingEffect } from './ports/index.ts';
import type { Dependencies } from './dependencies.ts';
import { contextFor, contextOf } from './context.ts';
import type { SafetyNet } from './safetyNet.ts';
import type { Procedure } from '../domain/procedure/index.ts';

/** Tries before a conflict is told to the caller; a record of a deed done must not give up early. */
const TRIES = { person: 4, record: 12 } as const;
/** No append starts later than this after its wake-up message (design section 3). */
const WAKE_UP_FRESH_MS = 60_000;

export interface ActOptions {
  /** The procedure in force, for a case that does not exist yet. */
  readonly procedure?: Procedure;
  /** The claim of a rung, inserted with the events. */
  readonly rung?: string;
  /** Records the outcome of a deed: its dispatcher runs already, so nobody is woken. */
  readonly recordsOnly?: true;
  /** The effect whose outcome this command records, closed in the same transaction. */
  readonly closes?: { readonly waiting: WaitingEffect; readonly outcome: string };
  /** The effect one of whose steps this command records, put back in the same transaction. */
  readonly putsBack?: PutBack;
  /** The texts of the case are wanted too: read beside the head, so that no round trip is added. */
  readonly withTexts?: boolean;
  /** The head as it was read a moment ago: tried first, and its etag says whether it still stands. */
  readonly startFrom?: Loaded;
  /** The caller dispatches at once: the message is only for the case that it cannot, so it comes later. */
  readonly safetyNet?: SafetyNet;
  /** Told before the append, while storage is still busy, what will be done by it; it may yet come to nothing. */
  readonly meanwhile?: (coming: Done, ctx: Context) => void;
}

export interface Done {
  readonly kind: 'done';
  /** How many deeds it brought forth. */
  readonly effects: number;
  readonly state: CaseState;
  readonly texts: ReadonlyMap<string, string>;
}

export type Acted =
  | Done
  | {
      readonly kind: 'nothing';
      readonly state: CaseState;
      readonly texts: ReadonlyMap<string, string>;
    }
  | {
      readonly kind: 'refused';
      readonly refusal: Refusal;
      readonly state: CaseState | null;
      readonly texts: ReadonlyMap<string, string>;
    };

/**
 * The one loop: load the case, decide, append events with their effects under the expected version;
 * on a conflict load and decide again (design section 3). Two storage round trips in sequence: the
 * head beside the wake-up, then the append; while the wake-up is still under way, the case is decided.
 * @throws StorageFailure when storage is out of reach; nothing was decided then.
 */
export async function act(
  deps: Dependencies,
  envelope: Envelope,
  options: ActOptions = {},
): Promise<Acted> {
  const waker = options.recordsOnly === undefined ? new Waker(deps, envelope, options) : null;
  const tries = options.recordsOnly === undefined ? TRIES.person : TRIES.record;
  for (let n = 1; n <= tries; n += 1) {
    const reading = Promise.all([
      (n === 1 ? options.startFrom : undefined) ?? deps.cases.load(envelope.caseId),
      options.withTexts === true ? deps.cases.texts(envelope.caseId) : new Map<string, string>(),
    ]);
    waker?.start();
    const [loaded, texts] = await reading;
    const acted = await decideAndAppend(deps, envelope, options, loaded, texts, waker);
    if (acted === 'conflict') {
      await deps.timing.sleep(deps.chance.below(10 * n));
      continue;
    }
    await waker?.withdrawIfUnused();
    return acted;
  }
  throw new Error('conflict-persisted');
}

interface WakeOptions {
  readonly safetyNet?: SafetyNet | null;
}

/** Sends the wake-up message before the append, and again only when it has grown too old. */
class Waker {
  #sentAt: number | null = null;
  #takeBack: (() => Promise<void>) | null = null;
  #used = false;
  #sending: Promise<void> = Promise.resolve();
  readonly #deps: Dependencies;
  readonly #envelope: Envelope;
  readonly #net: SafetyNet | null;

  constructor(deps: Dependencies, envelope: Envelope, { safetyNet = null }: WakeOptions) {
    this.#deps = deps;
    this.#envelope = envelope;
    this.#net = safetyNet;
  }

  /** Begins to send; what comes of it is asked for by `freshen` or `withdrawIfUnused`. */
  start(): void {
    const now = this.#deps.wall.millis();
    if (this.#sentAt !== null && now - this.#sentAt < WAKE_UP_FRESH_MS / 2) return;
    if (this.#net?.covers === true) return;
    // The head is asked for first: built side by side, both requests would leave late.
    this.#sending = new Promise((resolve) => setImmediate(resolve)).then(() => this.#sendNow());
    // Where the head could not be read, nobody asks.
    this.#sending.catch(() => undefined);
  }

  async #sendNow(): Promise<void> {
    const now = this.#deps.wall.millis();
    this.#sentAt = now;
    const { caseId, key } = this.#envelope;
    this.#takeBack = await this.#deps.wakeUps.send(
      { caseId, key, firstSentMs: now, round: 0 },
      this.#net?.seconds,
    );
  }

  /**
   * Right before an append: the message has been sent, and what was read slowly has not let it grow too old.
   * @throws StorageFailure when it could not be sent: then nothing may be appended.
   */
  async freshen(): Promise<void> {
    await this.#sending;
    if (this.#sentAt === null) {
      if (this.#net?.covers === false) await this.#sendNow();
    } else if (this.#deps.wall.millis() - this.#sentAt >= WAKE_UP_FRESH_MS) await this.#sendNow();
  }

  /** From here on something may have been appended: the message must live. */
  keep(): void {
    if (this.#takeBack !== null) this.#net?.sent(this.#sentAt ?? 0, this.#takeBack);
    this.#takeBack = null;
    this.#used = true;
  }

  async withdrawIfUnused(): Promise<void> {
    if (this.#used) return;
    // One that could not be sent wakes nobody.
    await this.#sending.catch(() => undefined);
    await this.#takeBack?.();
  }
}

async function decideAndAppend(
  deps: Dependencies,
  envelope: Envelope,
  options: ActOptions,
  loaded: Loaded | null,
  texts: ReadonlyMap<string, string>,
  waker: Waker | null,
): Promise<Acted | 'conflict'> {
  const state = loaded?.state ?? null;
  const ctx = await contextWhere(deps, state, options);
  if (ctx === null) return { kind: 'refused', refusal: { reason: 'unknown-case' }, state, texts };
  const decision = decide(state, envelope, ctx);
  if (decision.kind === 'refused') {
    const again = waker !== null && (await actedOnBefore(deps, envelope, state, decision.refusal));
    return again ? nothing(state, texts) : { ...decision, state, texts };
  }
  if (decision.kind === 'nothing' || decision.events.length === 0) return nothing(state, texts);
  const batch = batchOf(envelope, options, loaded, decision, ctx);
  const done = doneBy(batch, texts);
  options.meanwhile?.(done, ctx);
  await waker?.freshen();
  waker?.keep();
  return await append(deps, batch, texts, done);
}

async function append(
  deps: Dependencies,
  batch: Append,
  texts: ReadonlyMap<string, string>,
  done: Done,
): Promise<Acted | 'conflict'> {
  switch (await deps.cases.append(batch)) {
    case 'appended':
      return done;
    case 'conflict':
      return 'conflict';
    case 'repeated':
    case 'rung-taken': {
      const present = await deps.cases.load(batch.id);
      return nothing(present?.state ?? null, texts);
    }
  }
}

/**
 * A press that came again because its answer was lost is no refusal, although the case has moved on by
 * it. Asked for only where the answer would be no; whoever is no party to the case learns nothing.
 */
async function actedOnBefore(
  deps: Dependencies,
  { caseId, key }: Envelope,
  state: CaseState | null,
  { reason }: Refusal,
): Promise<boolean> {
  if (state === null || reason === 'not-yours') return false;
  return await deps.cases.hasKey(caseId, key);
}

const doneBy = (batch: Append, texts: ReadonlyMap<string, string>): Done => ({
  kind: 'done',
  effects: batch.effects.length,
  state: batch.state,
  texts: withWritten(texts, batch),
});

const nothing = (state: CaseState | null, texts: ReadonlyMap<string, string>): Acted =>
  state === null
    ? { kind: 'refused', refusal: { reason: 'unknown-case' }, state, texts }
    : { kind: 'nothing', state, texts };

async function contextWhere(
  deps: Dependencies,
  state: CaseState | null,
  options: ActOptions,
): Promise<Context | null> {
  if (state !== null) return await contextOf(deps, state);
  return options.procedure === undefined ? null : await contextFor(deps, options.procedure);
}

const withWritten = (texts: ReadonlyMap<string, string>, batch: Append) =>
  new Map([...texts, ...batch.texts.map(({ hash, value }) => [hash, value] as const)]);

/** What no event names is not stored: an answer to a question that was not asked has no place here. */
function textsNamed(texts: readonly WrittenText[], events: readonly RecordedEvent[]) {
  const named = JSON.stringify(events);
  return texts.filter(({ hash }) => named.includes(JSON.stringify(hash)));
}

function batchOf(
  envelope: Envelope,
  options: ActOptions,
  loaded: Loaded | null,
  decided: Extract<Decided, { readonly kind: 'events' }>,
  ctx: Context,
): Append {
  const { state, events, effects } = follow(loaded?.state ?? null, decided, ctx);
  return {
    id: envelope.caseId,
    loaded,
    state,
    events,
    effects: effects.map((effect, n) => ({ id: effectId(state.version, n), effect })),
    texts: textsNamed(textsOf(envelope.command), events),
    key: envelope.key,
    // A calendar that moved the due day fires nothing: the rung is not used up by that.
    rung: events.some(({ type }) => type === 'RungFired') ? (options.rung ?? null) : null,
    closes: options.closes ?? null,
    ...(options.putsBack && { putsBack: options.putsBack }),
  };
}
