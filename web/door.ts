import type { Logger } from '../application/ports/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import { NO_PAGE, SECURITY } from './headers.ts';
import type { PersonOf } from './personOf.ts';
import { headerOf, type WebRequest, type WebResponse } from './request.ts';

export interface DoorParts {
  readonly personOf: PersonOf;
  /** `https://host`: the only page that may call is the one served here. */
  readonly origin: string;
  readonly log: Logger;
}

/** Who asks, and what they sent. */
export interface Asked {
  readonly person: PersonId;
  readonly body: unknown;
}

/** Far above what a card with every field full sends. */
const MOST_CHARACTERS = 200_000;

/** What a caller is told: never why, and never the text of an error. */
const SAID = {
  400: 'bad-request',
  401: 'unauthorized',
  403: 'forbidden',
  413: 'too-large',
  415: 'not-json',
  500: 'internal-error',
  503: 'unavailable',
} as const;

export const json = (status: number, value: unknown): WebResponse => ({
  status,
  headers: { ...SECURITY, ...NO_PAGE, 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});

/**
 * The way in for every call of the page: its origin, its kind, its size, who asks, and only then what it
 * says. Whoever is unknown has cost no look at anything that is stored.
 * @param most characters that are read of what they say
 */
export async function atDoor(
  { personOf, origin, log }: DoorParts,
  request: WebRequest,
  answer: (asked: Asked) => Promise<WebResponse>,
  most = MOST_CHARACTERS,
): Promise<WebResponse> {
  const refuse = (status: keyof typeof SAID, code: string): WebResponse => {
    if (status === 500) log.error('web-failed', { status, code });
    else log.warn('web-refused', { status, code });
    return json(status, { error: { code: SAID[status] } });
  };
  try {
    if (headerOf(request, 'origin') !== origin) return refuse(403, 'wrong-origin');
    if (!isJson(headerOf(request, 'content-type'))) return refuse(415, 'not-json');
    if (Number(headerOf(request, 'content-length') ?? '0') > most * 4)
      return refuse(413, 'too-large');
    const signed = await personOf(headerOf(request, 'authorization'));
    if (signed.kind === 'refused') return refuse(signed.status, signed.code);
    const text = await request.text(most);
    if (text === null) return refuse(413, 'too-large');
    const body = parsed(text);
    if (body === undefined) return refuse(400, 'no-json');
    return await answer({ person: signed.person, body });
  } catch (error) {
    return refuse(500, codeOf(error));
  }
}

const isJson = (type: string | undefined): boolean =>
  type?.split(';')[0]?.trim().toLowerCase() === 'application/json';

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** Codes are ours or the runtime's; a message or a name could hold anything. */
export function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' && /^[\w.-]{1,40}$/.test(code) ? code : 'unexpected';
}
