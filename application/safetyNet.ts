import type { WallClock } from './ports/index.ts';

/**
 * Wake-ups of a caller that dispatches the case itself right after its commands: they wait as long as a
 * dispatcher may hold an effect, and are taken back when nothing is left to be done.
 */
export class SafetyNet {
  readonly seconds: number;
  readonly #wall: WallClock;
  readonly #takeBacks: (() => Promise<void>)[] = [];
  #sentAt = 0;
  #stands = false;

  constructor(wall: WallClock, leaseMs: number) {
    this.#wall = wall;
    this.seconds = Math.ceil(leaseMs / 1_000);
  }

  /** A message is under way that finds its own key and comes well after whatever is appended now. */
  get covers(): boolean {
    return this.#stands && this.#wall.millis() - this.#sentAt < (this.seconds * 1_000) / 2;
  }

  /** A message was sent and something may have been appended after it. */
  sent(at: number, takeBack: () => Promise<void>): void {
    this.#takeBacks.push(takeBack);
    this.#sentAt = at;
    this.#stands = false;
  }

  /** Its append stands: from here on the message finds its key. */
  holds(): void {
    if (this.#takeBacks.length > 0) this.#stands = true;
  }

  async takeIn(): Promise<void> {
    await Promise.all(this.#takeBacks.map(async (takeBack) => await takeBack()));
  }
}
