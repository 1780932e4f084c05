import type { WallClock } from '../application/ports/index.ts';

/** What was read, kept for a while of wall time. */
export interface Cached<T> {
  get(): Promise<T>;
  /** The next `get` reads again. */
  forget(): void;
}

/**
 * Keeps what `read` answers for `ttlMs`. Many askers share one reading, and one that failed is not kept.
 * `read` is given what is held, so that it can say "still the same" at less cost.
 */
export function cached<T>(
  wall: WallClock,
  ttlMs: number,
  read: (held: T | null) => Promise<T>,
): Cached<T> {
  let held: { readonly value: T; readonly until: number } | null = null;
  let reading: Promise<T> | null = null;

  async function renew(): Promise<T> {
    try {
      const value = await read(held?.value ?? null);
      held = { value, until: wall.millis() + ttlMs };
      return value;
    } finally {
      reading = null;
    }
  }

  return {
    get: async () => {
      if (held !== null && wall.millis() < held.until) return held.value;
      reading ??= renew();
      return await reading;
    },
    forget: () => {
      held = held && { ...held, until: 0 };
    },
  };
}
