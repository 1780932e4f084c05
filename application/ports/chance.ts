/** Chance and hashing enter here: nothing below the doors makes ids of its own (style rule 3). */
export interface Chance {
  /** A fresh random id. */
  id(): string;
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
}

export interface Hasher {
  /** SHA-256 of UTF-8, base64url. */
  hash(text: string): string;
}

/** Wall time, for leases and HTTP deadlines only; business time is `now` (design section 5). */
export interface WallClock {
  millis(): number;
}
