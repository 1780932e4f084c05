import { z } from 'zod';
import type { Chance } from '../application/ports/index.ts';
import { codes } from './codes.ts';

/** What became of one call to Graph (platform 3.3, 5.6). */
export type GraphAnswer<T> =
  | { readonly kind: 'ok'; readonly status: number; readonly body: T }
  /** Not done, and can be tried again after so many seconds. */
  | { readonly kind: 'later'; readonly code: string; readonly afterSeconds: number }
  /** It may have happened: 5xx, timeout, lost connection, unreadable answer. Look before repeating. */
  | { readonly kind: 'lost'; readonly code: string; readonly afterSeconds: number }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string };

export type Undone = Exclude<GraphAnswer<never>, { kind: 'ok' }>;

/** An undone call as the ports say it: what may have happened is tried again, behind our marker. */
export function undone(
  answer: Undone,
):
  | { readonly kind: 'later'; readonly code: string; readonly afterSeconds: number }
  | { readonly kind: 'refused'; readonly code: string } {
  if (answer.kind === 'refused') return { kind: 'refused', code: answer.code };
  return { kind: 'later', code: answer.code, afterSeconds: answer.afterSeconds };
}

/** A refusal that says "not as things stand": gone, or changed at the same time. The next try looks anew. */
export function tryAnew(answer: Undone, afterSeconds: number): Undone {
  if (answer.kind !== 'refused') return answer;
  const passing =
    [404, 409, 412].includes(answer.status) || answer.code === 'ErrorDuplicateTransactionId';
  return passing ? { kind: 'later', code: answer.code, afterSeconds } : answer;
}

const RETRY_SECONDS = 30;
/** Graph counts in windows of ten minutes: whoever says more than an hour may be asked again by then. */
const LONGEST_WAIT = 60 * 60;

/** A delay of our own choice: half as much again by chance, so that not all come back at once. */
export function ownDelay(chance: Chance): number {
  return RETRY_SECONDS + chance.below(RETRY_SECONDS / 2 + 1);
}

/** `Retry-After` in seconds or as a date (platform 5.6); null where it is missing or makes no sense. */
export function retryAfter(header: string | null, wallMillis: number): number | null {
  const text = header?.trim() ?? '';
  const seconds = /^\d+$/.test(text)
    ? Number(text)
    : Math.ceil((Date.parse(text) - wallMillis) / 1000);
  return seconds >= 1 ? Math.min(seconds, LONGEST_WAIT) : null;
}

/** Codes are words; whatever else a service puts there may be somebody's data and goes no further. */
const errorSchema = z.object({ error: z.object({ code: z.string().regex(/^[\w.-]{1,80}$/) }) });

export function errorCode(text: string): string {
  const parsed = errorSchema.safeParse(parseJson(text));
  return parsed.success ? parsed.data.error.code : codes.noCode;
}

/** Undefined for an empty answer and for what is no JSON. */
export function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
