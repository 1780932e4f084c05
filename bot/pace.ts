import type { WallClock } from '../application/ports/index.ts';

interface Window {
  readonly count: number;
  readonly ms: number;
}

/** What is held up on the way arrives closer to the next than it was sent. */
const MARGIN_MS = 250;

export interface TeamsLimits {
  /** Per bot and thread, for sending and for creating alike. */
  readonly thread: readonly Window[];
  /** Per app and tenant. */
  readonly app: readonly Window[];
}

/** As published (platform 3.4); for the app the lower of two numbers, so that there is room for answers. */
export const TEAMS_LIMITS: TeamsLimits = {
  thread: [
    { count: 7, ms: 1_000 + MARGIN_MS },
    { count: 8, ms: 2_000 + MARGIN_MS },
    { count: 60, ms: 30_000 + MARGIN_MS },
    { count: 1_800, ms: 3_600_000 + MARGIN_MS },
  ],
  app: [{ count: 30, ms: 1_000 }],
};
const WHOLE_APP = 'app';
/** Above this many threads those that are quiet again are forgotten. */
const MOST_THREADS = 5_000;

/**
 * Keeps the app inside Teams' published limits, so that it is not throttled by its own haste. Wall time:
 * a service's limits know nothing of business time.
 */
export class Pace {
  readonly #wall: WallClock;
  readonly #limits: TeamsLimits;
  readonly #taken = new Map<string, number[]>();

  constructor(wall: WallClock, limits: TeamsLimits) {
    this.#wall = wall;
    this.#limits = limits;
  }

  /** Takes a place in every window, and answers 0; or the milliseconds until there may be one. */
  take(thread: string): number {
    const at = this.#wall.millis();
    const { thread: perThread, app } = this.#limits;
    const wait = Math.max(this.#waitFor(thread, perThread, at), this.#waitFor(WHOLE_APP, app, at));
    if (wait === 0) this.#note(thread, at);
    return wait;
  }

  /** Counts what has to go at once, such as the answer to a person who waits for it. */
  note(thread: string): void {
    this.#note(thread, this.#wall.millis());
  }

  #note(thread: string, at: number): void {
    if (this.#taken.size > MOST_THREADS) this.#forgetQuiet(at);
    for (const key of [thread, WHOLE_APP]) {
      const times = this.#taken.get(key) ?? [];
      times.push(at);
      this.#taken.set(key, times);
    }
  }

  #waitFor(key: string, windows: readonly Window[], at: number): number {
    const longest = Math.max(0, ...windows.map(({ ms }) => ms));
    const recent = (this.#taken.get(key) ?? []).filter((time) => at - time < longest);
    if (recent.length === 0) this.#taken.delete(key);
    else this.#taken.set(key, recent);
    const waits = windows.map(({ count, ms }) => {
      const oldest = recent[recent.length - count];
      return oldest === undefined ? 0 : oldest + ms - at;
    });
    return Math.max(0, ...waits);
  }

  #forgetQuiet(at: number): void {
    for (const key of [...this.#taken.keys()]) this.#waitFor(key, this.#limits.thread, at);
  }
}
