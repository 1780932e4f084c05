import type { z } from 'zod';
import type { Chance, Logger, WallClock } from '../application/ports/index.ts';
import { errorCode, parseJson, RETRY_SECONDS, retryAfter, type GraphAnswer } from './answers.ts';
import { codes } from './codes.ts';
import { lanes } from './lanes.ts';
import { GRAPH_SCOPE, type TokenSource } from './tokens.ts';

const DEADLINE_MS = 10_000;
/** A mailbox serves four calls at once and answers the fifth with 429 (platform 5.6). */
const AT_ONCE = 4;
/** Times in UTC, and ids that survive a move to another folder (platform 5.3, 5.4). */
const PREFER = 'IdType="ImmutableId", outlook.timezone="UTC"';

export interface GraphRequest<T> {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Below the base URL, its segments encoded by `path`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** The shape of a good answer; an empty answer is undefined. */
  readonly read: z.ZodType<T>;
}

/** Graph over fetch: one attempt a call, a deadline on each, and no hidden repeats (design section 7). */
export interface GraphClient {
  /** With the version, without a slash at the end. */
  readonly baseUrl: string;
  call<T>(request: GraphRequest<T>): Promise<GraphAnswer<T>>;
}

interface ClientParts {
  readonly baseUrl: string;
  readonly tokens: TokenSource;
  readonly wall: WallClock;
  readonly chance: Chance;
  readonly log: Logger;
  readonly fetch?: typeof fetch;
  readonly deadlineMs?: number;
}

/** `path\`/users/${id}/events\``: what is put in cannot become another path. */
export function path(parts: TemplateStringsArray, ...ids: readonly string[]): string {
  return String.raw({ raw: parts }, ...ids.map(encodeURIComponent));
}

export function graphClient(parts: ClientParts): GraphClient {
  const baseUrl = parts.baseUrl.replace(/\/+$/, '');
  const inTurn = lanes(AT_ONCE);
  return {
    baseUrl,
    call: async (request) => {
      const key = parts.chance.id();
      const answer = await inTurn(() => attempt(parts, baseUrl, key, request));
      record(parts.log, key, answer);
      return answer;
    },
  };
}

/** Codes and ids only: a body may hold a child's details and is never logged (style rule 18). */
function record(log: Logger, key: string, answer: GraphAnswer<unknown>): void {
  if (answer.kind === 'ok') return;
  if (answer.kind === 'refused') {
    log.info('graph.refused', { key, code: answer.code, status: answer.status });
  } else {
    log.warn(`graph.${answer.kind}`, { key, code: answer.code });
  }
}

async function attempt<T>(
  parts: ClientParts,
  baseUrl: string,
  key: string,
  request: GraphRequest<T>,
): Promise<GraphAnswer<T>> {
  const token = await parts.tokens.token(GRAPH_SCOPE).catch(() => null);
  if (token === null) return { kind: 'later', code: codes.noToken, afterSeconds: RETRY_SECONDS };
  try {
    const response = await (parts.fetch ?? fetch)(addressOf(baseUrl, request), {
      method: request.method,
      headers: headersOf(token, key, request.body !== undefined),
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(parts.deadlineMs ?? DEADLINE_MS),
    });
    const text = await response.text();
    if (response.status === 401) parts.tokens.forget?.(GRAPH_SCOPE);
    return judge(response, text, request.read, parts.wall);
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    const code = late ? codes.timeout : codes.connectionLost;
    return { kind: 'lost', code, afterSeconds: RETRY_SECONDS };
  }
}

function addressOf(baseUrl: string, request: GraphRequest<unknown>): string {
  const query = Object.entries(request.query ?? {})
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return `${baseUrl}${request.path}${query === '' ? '' : `?${query}`}`;
}

function headersOf(token: string, key: string, hasBody: boolean): Record<string, string> {
  return {
    authorization: `Bearer ${token}`,
    accept: 'application/json',
    prefer: PREFER,
    'client-request-id': key,
    ...(hasBody ? { 'content-type': 'application/json' } : {}),
  };
}

function judge<T>(
  response: Response,
  text: string,
  read: z.ZodType<T>,
  wall: WallClock,
): GraphAnswer<T> {
  const { status } = response;
  const afterSeconds = retryAfter(response.headers.get('retry-after'), wall.millis());
  if (response.ok) {
    const parsed = read.safeParse(parseJson(text));
    if (parsed.success) return { kind: 'ok', status, body: parsed.data };
    return { kind: 'lost', code: codes.unreadableAnswer, afterSeconds };
  }
  const code = errorCode(text);
  // A token that is refused says nothing about the wish: nothing was done, a fresh one may do.
  if (status === 429 || status === 401) return { kind: 'later', code, afterSeconds };
  if (status >= 500 || status === 408) return { kind: 'lost', code, afterSeconds };
  return { kind: 'refused', status, code };
}
