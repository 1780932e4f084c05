import type { Chance, WallClock } from '../application/ports/index.ts';
import { plusSeconds, type Moment } from '../domain/calendar/index.ts';

/** Where the service names no time: so many seconds, doubled each time it refuses again. */
const FIRST_S = 1;
const LONGEST_S = 300;

/**
 * One pause for everybody: when Teams throttles the app, it is the app as a whole that asks less. It is
 * over when either clock says so, since business time stands still at the desk.
 */
export class Pause {
  readonly #wall: WallClock;
  readonly #chance: Chance;
  #until: { readonly now: Moment; readonly wallMs: number } | null = null;
  /** How often in a row it was throttled without being told for how long. */
  #strikes = 0;

  constructor(wall: WallClock, chance: Chance) {
    this.#wall = wall;
    this.#chance = chance;
  }

  /** Teams has throttled us; answers for how many seconds it is left alone. */
  begin(asked: number | null, now: Moment): number {
    const seconds = asked ?? this.#ownGuess();
    const until = { now: plusSeconds(now, seconds), wallMs: this.#wall.millis() + seconds * 1_000 };
    // A shorter word does not end a longer one.
    if (this.#until === null || until.wallMs > this.#until.wallMs) this.#until = until;
    return seconds;
  }

  /** Teams serves us again. */
  served(): void {
    this.#strikes = 0;
  }

  /** Milliseconds that are left of it; 0: none. */
  left(now: Moment): number {
    if (this.#until === null) return 0;
    const left = now >= this.#until.now ? 0 : this.#until.wallMs - this.#wall.millis();
    if (left > 0) return left;
    this.#until = null;
    return 0;
  }

  /** With jitter, so that two processes do not come back in step. */
  #ownGuess(): number {
    const seconds = Math.min(FIRST_S * 2 ** this.#strikes, LONGEST_S);
    this.#strikes = Math.min(this.#strikes + 1, 10);
    return seconds + this.#chance.below(1_000 * Math.ceil(seconds / 2) + 1) / 1_000;
  }
}
