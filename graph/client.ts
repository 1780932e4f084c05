import type { z } from 'zod';
import type { Chance, Logger, WallClock } from '../application/ports/index.ts';
import type { Moment } from '../domain/calendar/index.ts';
import { errorCode, ownDelay, parseJson, retryAfter, type GraphAnswer } from './answers.ts';
import { codes } from './codes.ts';
import { inTurn, type InTurn } from './inTurn.ts';
import { lanes, type Lanes } from './lanes.ts';
import { pauses, serviceOf, type Pauses } from './services.ts';
import { GRAPH_SCOPE, type TokenSource } from './tokens.ts';

const DEADLINE_MS = 10_000;
/** A mailbox serves four calls at once and answers the fifth with 429; we keep to it everywhere (platform 5.6). */
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

/**
 * Graph over fetch: one attempt a call and no hidden repeats (design section 7). The deadline of a call
 * holds for its turn, its token and its answer together. A service that asks for a pause gets it from
 * everybody: until then a call is answered `later` and nothing is sent.
 */
export interface GraphClient {
  /** With the version, without a slash at the end. */
  readonly baseUrl: string;
  call<T>(request: GraphRequest<T>): Promise<GraphAnswer<T>>;
  /** Seconds until a next try, where nobody has said how long. */
  delay(): number;
  /** Who looks for a mark and then writes must not be overtaken between the two (keyed by the mark). */
  readonly oneAtATime: InTurn;
}

interface ClientParts {
  readonly baseUrl: string;
  readonly tokens: TokenSource;
  readonly wall: WallClock;
  readonly now: () => Moment;
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
  const paused = pauses(parts.now);
  const lanesOf = new Map<string, Lanes>();
  const deadlineMs = parts.deadlineMs ?? DEADLINE_MS;
  return {
    baseUrl,
    delay: () => ownDelay(parts.chance),
    oneAtATime: inTurn(),
    call: async (request) => {
      const key = parts.chance.id();
      const service = serviceOf(request.path);
      const lane = lanesOf.get(service) ?? lanes(AT_ONCE);
      lanesOf.set(service, lane);
      const attempted: Attempt = {
        ...{ parts, baseUrl, key, service, paused },
        signal: AbortSignal.timeout(deadlineMs),
      };
      // Whoever gets a turn at the last moment needs time for the call itself.
      const answer = await lane(async () => await attempt(attempted, request), deadlineMs / 2);
      const done = answer ?? later(codes.noTurn, ownDelay(parts.chance));
      record(parts.log, key, done);
      return done;
    },
  };
}

interface Attempt {
  readonly parts: ClientParts;
  readonly baseUrl: string;
  readonly key: string;
  readonly service: string;
  readonly paused: Pauses;
  readonly signal: AbortSignal;
}

const later = (code: string, afterSeconds: number): GraphAnswer<never> => ({
  kind: 'later',
  code,
  afterSeconds,
});

/** Codes and ids only: a body may hold a child's details and is never logged (style rule 18). */
function record(log: Logger, key: string, answer: GraphAnswer<unknown>): void {
  if (answer.kind === 'ok') return;
  if (answer.kind === 'refused') {
    log.info('graph.refused', { key, code: answer.code, status: answer.status });
  } else {
    log.warn(`graph.${answer.kind}`, { key, code: answer.code });
  }
}

async function attempt<T>(at: Attempt, request: GraphRequest<T>): Promise<GraphAnswer<T>> {
  const { parts, signal } = at;
  const pause = at.paused.left(at.service);
  if (pause !== null) return later(codes.paused, pause);
  const token = await tokenBefore(signal, parts.tokens);
  if (token === null) return later(codes.noToken, ownDelay(parts.chance));
  try {
    const response = await (parts.fetch ?? fetch)(addressOf(at.baseUrl, request), {
      method: request.method,
      headers: headersOf(token, at.key, request.body !== undefined),
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      redirect: 'manual',
      signal,
    });
    const text = await response.text();
    if (response.status === 401) parts.tokens.forget?.(GRAPH_SCOPE);
    return judge(at, response, text, request.read);
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    const code = late ? codes.timeout : codes.connectionLost;
    return { kind: 'lost', code, afterSeconds: ownDelay(parts.chance) };
  }
}

/** Null where none could be had in time: nothing has been sent. */
async function tokenBefore(signal: AbortSignal, tokens: TokenSource): Promise<string | null> {
  const late = new Promise<null>((resolve) => {
    if (signal.aborted) resolve(null);
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });
  return await Promise.race([tokens.token(GRAPH_SCOPE).catch(() => null), late]);
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
  at: Attempt,
  response: Response,
  text: string,
  read: z.ZodType<T>,
): GraphAnswer<T> {
  const { status } = response;
  const asked = retryAfter(response.headers.get('retry-after'), at.parts.wall.millis());
  const afterSeconds = asked ?? ownDelay(at.parts.chance);
  if (response.ok) {
    const parsed = read.safeParse(parseJson(text));
    if (parsed.success) return { kind: 'ok', status, body: parsed.data };
    return { kind: 'lost', code: codes.unreadableAnswer, afterSeconds };
  }
  // Too much for the service: whoever calls next would only make it worse.
  if (status === 429 || (status === 503 && asked !== null)) at.paused.ask(at.service, afterSeconds);
  const code = errorCode(text);
  // A token that is refused says nothing about the wish: nothing was done, a fresh one may do.
  if (status === 429 || status === 401) return later(code, afterSeconds);
  if (status >= 500 || status === 408) return { kind: 'lost', code, afterSeconds };
  return { kind: 'refused', status, code };
}
