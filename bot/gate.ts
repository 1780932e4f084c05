import type { Chance, WallClock } from '../application/ports/index.ts';
import type { Moment } from '../domain/calendar/index.ts';
import { Pace, type TeamsLimits } from './pace.ts';
import { Pause } from './pause.ts';
import type { Failure, NotSent } from './sendFailure.ts';

/** Whether somebody waits for an answer meanwhile, so that nothing may be waited for. */
export type Haste = 'in-its-turn' | 'now-or-later';

interface GateParts {
  readonly wall: WallClock;
  readonly chance: Chance;
  readonly sleep: (ms: number) => Promise<void>;
  readonly limits: TeamsLimits;
  /** What is waited for longer is put off: a lease outlasts the waits inside it. */
  readonly mostWaitMs: number;
}

/** The thread that the published limits count (platform 3.4). */
export const sendingTo = (conversationId: string): string => `send|${conversationId}`;

/** Every call to Teams passes here: inside the published limits, and not while Teams asked for a pause. */
export class Gate {
  readonly #parts: GateParts;
  readonly #pace: Pace;
  readonly #pause: Pause;

  constructor(parts: GateParts) {
    this.#parts = parts;
    this.#pace = new Pace(parts.wall, parts.limits);
    this.#pause = new Pause(parts.wall, parts.chance);
  }

  /** Null: go. What would have to wait for long, or must not wait at all, is to come again later. */
  async pass(thread: string, now: Moment, haste: Haste = 'in-its-turn'): Promise<NotSent | null> {
    let patience = haste === 'in-its-turn' ? this.#parts.mostWaitMs : 0;
    for (;;) {
      const paused = this.#pause.left(now);
      const wait = paused > 0 ? paused : this.#pace.take(thread);
      if (wait === 0) return null;
      if (wait > patience) return comeAgain(paused > 0 ? 'paused' : 'paced', wait);
      patience -= wait;
      await this.#parts.sleep(wait);
    }
  }

  /** Counts what goes without waiting. */
  count(thread: string): void {
    this.#pace.note(thread);
  }

  served(): void {
    this.#pause.served();
  }

  /** What a call has come to; where Teams throttled us, nobody asks it for a while. */
  heard(failure: Failure, meaning: (failure: Failure) => NotSent, now: Moment): NotSent {
    const sent = meaning(failure);
    if (failure.kind !== 'answered') return sent;
    if (failure.status !== 429) {
      this.#pause.served();
      return sent;
    }
    const seconds = this.#pause.begin(failure.retryAfter, now);
    return { kind: 'later', code: failure.code, afterSeconds: Math.ceil(seconds) };
  }
}

const comeAgain = (code: string, waitMs: number): NotSent => ({
  kind: 'later',
  code,
  afterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)),
  unasked: true,
});
