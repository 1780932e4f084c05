import type { Moment } from '../domain/calendar/index.ts';

/** What a reader answers for a body that is larger than it takes. */
export const TOO_LARGE = Symbol('too large');

/** A request to the web door, without any framework; `now` is business time, read at the door. */
export interface WebRequest {
  readonly headers: Readonly<Record<string, string>>;
  /** Read only when somebody is known to ask; null: more than `most` characters. */
  readonly text: (most: number) => Promise<string | null>;
  readonly now: Moment;
}

export interface WebResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export function headerOf({ headers }: WebRequest, wanted: string): string | undefined {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1];
}
