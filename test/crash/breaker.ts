/** What is done to one outside call. */
export type Break =
  /** The process stops before the call: it never happens. */
  | 'halt-before'
  /** The process stops after the call: done, and nobody knows. */
  | 'halt-after'
  /** The service is busy once: nothing was done. */
  | 'busy'
  /** The service does it and its answer is lost. */
  | 'lose'
  /** The service says no. */
  | 'refuse';

export const BREAKS: readonly Break[] = ['halt-before', 'halt-after', 'busy', 'lose', 'refuse'];

/** The process stopped here: nothing of it goes on. */
export class Halted extends Error {}

/** One life of the app's process. What is left of it when it has ended reaches nothing any more. */
export interface Life {
  ended: boolean;
}

/** How a service answers, or fails, when it is made to. */
export interface Answers<T> {
  readonly busy: () => T;
  readonly lose: () => T;
  readonly refuse: () => T;
}

/**
 * Stands at every outside call of the app and counts them; at one chosen call it halts the process
 * before or after, or lets the service answer badly, once.
 */
export class Breaker {
  readonly calls: string[] = [];
  /** The call that was broken. */
  broken: string | null = null;
  readonly #at: number;
  readonly #how: Break;

  constructor(at = -1, how: Break = 'busy') {
    this.#at = at;
    this.#how = how;
  }

  async call<T>(life: Life, name: string, deed: () => T | Promise<T>, bad: Answers<T>): Promise<T> {
    if (life.ended) throw new Halted('halted');
    const how = this.#next(name);
    if (how === 'halt-before') return end(life);
    if (how === 'busy') return bad.busy();
    if (how === 'refuse') return bad.refuse();
    const answer = await deed();
    if (how === 'halt-after' || hasEnded(life)) return end(life);
    return how === 'lose' ? bad.lose() : answer;
  }

  #next(name: string): Break | null {
    const n = this.calls.push(name) - 1;
    if (n !== this.#at) return null;
    this.broken = name;
    return this.#how;
  }
}

/** Asked after a wait: another call may have ended it meanwhile. */
const hasEnded = ({ ended }: Life): boolean => ended;

function end(life: Life): never {
  life.ended = true;
  throw new Halted('halted');
}
