/** Counts what a turn asks of storage: a budget test holds it against design section 12. */
export interface Meter {
  /** One request to tables or queue, repeated ones included. */
  request(): void;
  /** A range read began, of however many pages. */
  range(): void;
  /** Rows that came back. */
  rows(count: number): void;
}

export interface Metered {
  readonly requests: number;
  readonly ranges: number;
  readonly rows: number;
}

export interface CountingMeter extends Meter {
  /** What was counted since the last call. */
  take(): Metered;
}

export function countingMeter(): CountingMeter {
  let counted = { requests: 0, ranges: 0, rows: 0 };
  return {
    request: () => {
      counted.requests += 1;
    },
    range: () => {
      counted.ranges += 1;
    },
    rows: (count) => {
      counted.rows += count;
    },
    take: () => {
      const taken = counted;
      counted = { requests: 0, ranges: 0, rows: 0 };
      return taken;
    },
  };
}

export const NO_METER: Meter = {
  request: () => undefined,
  range: () => undefined,
  rows: () => undefined,
};
