import { z } from 'zod';
import type { Sent } from '../application/ports/index.ts';
import { TokenUnavailable } from './credentials.ts';

/** What became of a call to the connector that did not succeed. */
export type Failure =
  /** The connector answered. */
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly code: string;
      readonly retryAfter: number | null;
    }
  /** It surely never reached the connector. */
  | { readonly kind: 'unsent'; readonly code: string }
  /** It may or may not have been done. */
  | { readonly kind: 'unknown'; readonly code: string };

export type NotSent = Exclude<Sent, { readonly kind: 'accepted' }>;

/** Seconds until the next try, where the service names none. */
const PAUSE = 5;
const LONGEST_PAUSE = 3600;

const restError = z.looseObject({
  name: z.string().optional(),
  code: z.unknown().optional(),
  statusCode: z.number().optional(),
  response: z
    .looseObject({ bodyAsText: z.string().nullish(), headers: z.unknown().optional() })
    .optional(),
});
const errorBody = z.looseObject({ error: z.looseObject({ code: z.string().max(64) }) });

/** These say that no connection came about. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);

/** Reads what botbuilder's client throws; `wallMillis` is for a `Retry-After` that names a date. */
export function failureOf(error: unknown, wallMillis: number): Failure {
  if (error instanceof TokenUnavailable) return { kind: 'unsent', code: 'no-token' };
  const parsed = restError.safeParse(error);
  if (!parsed.success) return { kind: 'unknown', code: 'failed' };
  const { name, code, statusCode, response } = parsed.data;
  if (statusCode !== undefined) {
    return {
      kind: 'answered',
      status: statusCode,
      code: codeOf(response?.bodyAsText) ?? `http-${statusCode}`,
      retryAfter: retryAfterOf(response?.headers, wallMillis),
    };
  }
  const inner = typeof code === 'string' ? code : 'failed';
  if (NEVER_CONNECTED.has(inner)) return { kind: 'unsent', code: inner };
  return { kind: 'unknown', code: name === 'AbortError' ? 'timeout' : inner };
}

function codeOf(text: string | null | undefined): string | null {
  try {
    const parsed = errorBody.safeParse(JSON.parse(text ?? ''));
    return parsed.success ? parsed.data.error.code : null;
  } catch {
    return null;
  }
}

function retryAfterOf(headers: unknown, wallMillis: number): number | null {
  if (typeof headers !== 'object' || headers === null || !('get' in headers)) return null;
  if (typeof headers.get !== 'function') return null;
  const value: unknown = Reflect.apply(headers.get, headers, ['retry-after']);
  if (typeof value !== 'string' || value === '') return null;
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - wallMillis) / 1000;
  return Number.isFinite(seconds) ? Math.min(LONGEST_PAUSE, Math.max(1, Math.ceil(seconds))) : null;
}

/** A message that did not go out, or may have (platform 3.3). */
export function notSent(failure: Failure): NotSent {
  if (failure.kind === 'unknown') return { kind: 'uncertain', code: failure.code };
  if (failure.kind === 'unsent') return later(failure.code, null);
  if (failure.status >= 500 || failure.status === 408) {
    return { kind: 'uncertain', code: failure.code };
  }
  return answered(failure.status, failure.code, failure.retryAfter);
}

/** A conversation that was not made: making it again does no harm, so nothing is uncertain. */
export function notCreated(failure: Failure): NotSent {
  if (failure.kind !== 'answered') return later(failure.code, null);
  const { status, code, retryAfter } = failure;
  if (status >= 500 || status === 408) return later(code, retryAfter);
  if (status === 404) return { kind: 'refused', code };
  return answered(status, code, retryAfter);
}

function answered(status: number, code: string, retryAfter: number | null): NotSent {
  switch (status) {
    case 412:
    case 429:
      return later(code, retryAfter);
    case 401:
      return { kind: 'refused', code: 'unauthorised' };
    case 404:
      return { kind: 'not-installed', code };
    case 403:
      return { kind: code === 'BotNotInConversationRoster' ? 'not-installed' : 'refused', code };
    default:
      return { kind: 'refused', code };
  }
}

/** The conversation is dead, so what is stored of it helps nobody. */
export function isDead(sent: Sent): boolean {
  return (
    sent.kind === 'not-installed' ||
    (sent.kind === 'refused' && sent.code === 'MessageWritesBlocked')
  );
}

const later = (code: string, retryAfter: number | null): NotSent => ({
  kind: 'later',
  code,
  afterSeconds: retryAfter ?? PAUSE,
});
