interface RateLimit {
  readonly count: number;
  readonly ms: number;
}

/** Sliding windows per key, in wall time: a service's limits know nothing of the desk's clock. */
export class RateWindows {
  readonly #limits: readonly RateLimit[];
  readonly #wall: () => number;
  readonly #taken = new Map<string, number[]>();

  constructor(limits: readonly RateLimit[], wall: () => number = () => performance.now()) {
    this.#limits = limits;
    this.#wall = wall;
  }

  /** Takes one; or answers the whole seconds to wait when a window is full. */
  take(key: string): number | null {
    const at = this.#wall();
    const longest = Math.max(...this.#limits.map((limit) => limit.ms));
    const recent = (this.#taken.get(key) ?? []).filter((moment) => at - moment < longest);
    this.#taken.set(key, recent);
    const waits = this.#limits.map((limit) => waitFor(recent, limit, at));
    const wait = Math.max(...waits);
    if (wait > 0) return Math.ceil(wait / 1000);
    recent.push(at);
    return null;
  }
}

function waitFor(recent: readonly number[], limit: RateLimit, at: number): number {
  const oldest = recent[recent.length - limit.count];
  return oldest === undefined ? 0 : Math.max(0, oldest + limit.ms - at);
}
