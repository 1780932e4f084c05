import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** What Graph sends to a subscription's address (platform 5.5). */
export interface CalendarNews {
  /** Sent once, when a subscription is made: the address is ours if we give it back. */
  readonly validationToken: string | null;
  readonly body: unknown;
}

export interface CalendarNewsAnswer {
  readonly status: number;
  readonly text?: string;
}

interface Parts {
  /** What each notification must bear; null: no subscription is made here, and nobody is listened to. */
  readonly clientState: string | null;
  /** Begins a look at the calendar; it may go on after the answer. */
  readonly look: () => Promise<void>;
  readonly sleep: (ms: number) => Promise<void>;
}

const notifications = z.object({
  value: z.array(z.object({ clientState: z.string() })).min(1),
});

/** Longer than Graph's own tokens; more is somebody else's text. */
const MOST_CHARACTERS = 2_000;
/** Graph slows down whoever answers later than three seconds; what is left of the look goes on. */
const ANSWER_WITHIN_MS = 2_000;

/**
 * A notification says that something has changed, and no more: what it was, the same look finds out that
 * the timer makes. So a forged one could only make us look; still, only who knows the secret may.
 */
export async function answerCalendarNews(
  { clientState, look, sleep }: Parts,
  { validationToken, body }: CalendarNews,
): Promise<CalendarNewsAnswer> {
  if (clientState === null) return { status: 404 };
  if (validationToken !== null) {
    return validationToken.length > MOST_CHARACTERS
      ? { status: 400 }
      : { status: 200, text: validationToken };
  }
  const parsed = notifications.safeParse(body);
  if (!parsed.success) return { status: 400 };
  // All are compared, whichever is wrong: how long it takes tells nothing.
  const right = parsed.data.value.map((each) => isSame(each.clientState, clientState));
  // Whoever guesses is told nothing, and Graph would try again for hours what it is refused.
  if (right.includes(false)) return { status: 202 };
  await Promise.race([look(), sleep(ANSWER_WITHIN_MS)]);
  return { status: 202 };
}

/**
 * One look serves all who ask for it before it begins: Graph tells of one change to ten people ten times.
 * Whoever asks while a look goes on may know of something that it has passed by, and gets one more.
 */
export function oneForMany(look: () => Promise<void>): () => Promise<void> {
  let going: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const begin = (): Promise<void> => {
    next = null;
    const begun = look().finally(() => {
      if (going === begun) going = null;
    });
    going = begun;
    return begun;
  };
  return () => (going === null ? begin() : (next ??= going.then(begin, begin)));
}

/** In constant time, whatever their lengths. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
