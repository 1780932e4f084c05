/** Counts what a turn asks of storage: a budget test holds it against design section 12. */
export interface Meter {
  /** One request to tables or queue, repeated ones included. */
  request(): void;
  /** Rows that came back. */
  rows(count: number): void;
}

export interface CountingMeter extends Meter {
  /** What was counted since the last call. */
  take(): { readonly requests: number; readonly rows: number };
}

export function countingMeter(): CountingMeter {
  let requests = 0;
  let rows = 0;
  return {
    request: () => {
      requests += 1;
    },
    rows: (count) => {
      rows += count;
    },
    take: () => {
      const taken = { requests, rows };
      requests = 0;
      rows = 0;
      return taken;
    },
  };
}

export const NO_METER: Meter = { request: () => undefined, rows: () => undefined };
