import { setTimeout as wait } from 'node:timers/promises';

/** What the desk has to look at to know that the app has come to rest. */
export interface QuietParts {
  /** Resolves when no invocation runs and no message waits; the cases touched since. */
  readonly settle: () => Promise<readonly string[]>;
  /** Lets the timers run, as the real ones would within five minutes. */
  readonly tick: () => Promise<void>;
  /** Due rows whose time has come, by name. */
  readonly due: () => Promise<readonly string[]>;
  /** Effects of a case that wait and whose time has come, by name. */
  readonly waiting: (caseId: string) => Promise<readonly string[]>;
  /** Calls under way between the app and the stand-ins, by name. */
  readonly calls: () => readonly string[];
  readonly limitMs: number;
  /** Wall time, in milliseconds. */
  readonly wall: () => number;
}

/** The app did not come to rest in time; says what is still pending, by ids only. */
export class NotQuiet extends Error {
  readonly pending: readonly string[];

  constructor(pending: readonly string[]) {
    super('The app did not come to rest in time.');
    this.pending = pending;
  }
}

const PAUSE_MS = 8;

/**
 * Waits until the app is quiet (design section 9): no invocation, no message, no due row and no
 * waiting effect whose time ≤ desk now. Only cases that a message named since the last time are
 * looked into, and after a new start of the app all of them: nothing else can begin without one.
 */
export class Quiet {
  readonly #parts: QuietParts;
  readonly #suspects = new Set<string>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: QuietParts) {
    this.#parts = parts;
  }

  /** What a process that died was about to do, no message tells before its hold ends: look anyway. */
  suspect(caseIds: readonly string[]): void {
    for (const caseId of caseIds) this.#suspects.add(caseId);
  }

  /** @throws NotQuiet after the limit. */
  async reach(): Promise<void> {
    const { wall, limitMs } = this.#parts;
    const until = wall() + limitMs;
    for (;;) {
      const pending = await within(this.#look(), until - wall());
      if (pending === null) throw new NotQuiet(this.#lastWords());
      if (pending.length === 0) return;
      if (wall() >= until) throw new NotQuiet(pending);
      await wait(PAUSE_MS);
    }
  }

  /** One look at a time: two side by side would take each other's suspects away. */
  #look(): Promise<readonly string[]> {
    const mine = this.#turn.then(() => this.#lookOnce());
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async #lookOnce(): Promise<readonly string[]> {
    const { settle, tick, due, waiting, calls } = this.#parts;
    for (const caseId of await settle()) this.#suspects.add(caseId);
    const overdue = await due();
    if (overdue.length > 0) {
      await tick();
      return overdue;
    }
    const found = await Promise.all(
      [...this.#suspects].map(async (caseId) => {
        this.#suspects.delete(caseId);
        const left = await waiting(caseId);
        if (left.length > 0) this.#suspects.add(caseId);
        return left;
      }),
    );
    return [...calls(), ...found.flat()];
  }

  #lastWords(): readonly string[] {
    const suspects = [...this.#suspects].map((caseId) => `case ${caseId}`);
    return ['an invocation is still running', ...this.#parts.calls(), ...suspects];
  }
}

/** Null when it takes longer. */
async function within<T>(deed: Promise<T>, ms: number): Promise<T | null> {
  const timer = new AbortController();
  const tired = wait(Math.max(1, ms), null, { signal: timer.signal }).catch(() => null);
  try {
    return await Promise.race([deed, tired]);
  } finally {
    timer.abort();
  }
}
