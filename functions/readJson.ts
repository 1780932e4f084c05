import { TOO_LARGE } from '../web/index.ts';

/** What is needed of a request to read its body. */
export interface Readable {
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/** Teams itself stops at about 100 KB; nobody has shown a token yet, so more is not even parsed. */
const MOST_CHARACTERS = 1_000_000;

/** A character has four bytes at most: what says that it is longer is not taken into memory at all. */
export const isSaidTooLarge = ({ headers }: Pick<Readable, 'headers'>, most: number): boolean =>
  Number(headers.get('content-length') ?? '0') > most * 4;

/**
 * Undefined when the body is no JSON; its text is never logged or answered. Whoever has no good token is
 * told just that, whatever the body.
 */
export async function readJson(request: Readable, most = MOST_CHARACTERS): Promise<unknown> {
  if (isSaidTooLarge(request, most)) return TOO_LARGE;
  try {
    const text = await request.text();
    if (text.length > most) return TOO_LARGE;
    const body: unknown = JSON.parse(text);
    return body;
  } catch {
    return undefined;
  }
}
