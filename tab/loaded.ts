import { useCallback, useEffect, useRef, useState } from 'react';
import { NotDone } from './service.ts';
import { UNDRAWN } from './words.ts';

export interface Loaded<T> {
  /** Null until it has come; the last that came while it is asked for anew. */
  readonly data: T | null;
  readonly problem: string | null;
  readonly busy: boolean;
  readonly again: () => void;
}

/** Asks for a page's data when it opens, and again when told to. An answer that comes late is dropped. */
export function useLoaded<T>(ask: () => Promise<T>, key: string): Loaded<T> {
  const [state, setState] = useState<Omit<Loaded<T>, 'again'> & { readonly of: string }>(nothing);
  const asked = useRef(0);
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  const again = useCallback((): void => {
    asked.current += 1;
    const mine = asked.current;
    setState((before) => ({ ...(before.of === key ? before : nothing), of: key, busy: true }));
    latest
      .current()
      .then((data) => ({ data, problem: null }))
      .catch((error: unknown) => ({ problem: wordsOf(error) }))
      .then(
        (come) => {
          if (mine !== asked.current) return;
          setState((before) => ({ ...before, ...come, busy: false }));
        },
        () => undefined,
      );
  }, [key]);
  useEffect(() => {
    again();
  }, [again]);
  return { ...(state.of === key ? state : { ...nothing, busy: true }), again };
}

const nothing = { data: null, problem: null, busy: true, of: '' } as const;

export const wordsOf = (error: unknown): string =>
  error instanceof NotDone ? error.message : UNDRAWN;

/** Lists are written beside the answer to a deed (design section 3): mostly within a moment, at busy times later. */
const FOLLOWS_MS = [1_000, 3_000, 10_000];

/** Asks again now, and a few times more until what follows a deed has been written. */
export function useFollowing(again: () => void): () => void {
  const later = useRef<readonly ReturnType<typeof setTimeout>[]>([]);
  const stop = useCallback((): void => {
    later.current.forEach(clearTimeout);
  }, []);
  useEffect(() => stop, [stop]);
  return useCallback(() => {
    stop();
    again();
    later.current = FOLLOWS_MS.map((after) => setTimeout(again, after));
  }, [again, stop]);
}
