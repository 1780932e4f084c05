import { StorageFailure } from '../../storage/tables/failure.ts';

export type Break =
  /** The process stops before the call: it never happens. */
  | 'halt-before'
  /** The process stops after the call: done, and nobody knows. */
  | 'halt-after'
  /** The service refuses the call once. */
  | 'refuse';

export const BREAKS: readonly Break[] = ['halt-before', 'halt-after', 'refuse'];

/** The process stopped here: nothing of it goes on. */
export class Halted extends Error {}

/**
 * Stands at every outside call of the app. Counts them; at one chosen call it halts the process before
 * or after, or lets the service refuse. What is left of a halted process reaches nothing any more.
 */
export class Breaker {
  calls: string[] = [];
  broken = 0;
  #halted = false;
  readonly #at: number;
  readonly #how: Break;

  constructor(at = -1, how: Break = 'refuse') {
    this.#at = at;
    this.#how = how;
  }

  /** A new process over the same world. */
  restart(): void {
    this.#halted = false;
  }

  get halted(): boolean {
    return this.#halted;
  }

  async call<T, R>(name: string, deed: () => T | Promise<T>, refusal: R): Promise<T | R> {
    const how = this.#next(name);
    if (how === 'halt-before') this.#halt();
    if (how === 'refuse') return refusal;
    const answer = await deed();
    if (how === 'halt-after') this.#halt();
    return answer;
  }

  /** For tables: asked before and after each request. */
  table(): (call: { table: string; kind: string }, when: 'before' | 'after') => void {
    let pending: Break | null = null;
    return ({ table, kind }, when) => {
      if (when === 'before') {
        pending = this.#next(`${table}.${kind}`);
        if (pending === 'halt-before') this.#halt();
        if (pending === 'refuse') {
          pending = null;
          throw new StorageFailure('refused', { status: 400 });
        }
        return;
      }
      if (pending === 'halt-after') {
        pending = null;
        this.#halt();
      }
      if (this.#halted) throw new Halted('halted');
    };
  }

  #next(name: string): Break | null {
    if (this.#halted) throw new Halted('halted');
    const n = this.calls.push(name) - 1;
    if (n !== this.#at) return null;
    this.broken += 1;
    return this.#how;
  }

  #halt(): never {
    this.#halted = true;
    throw new Halted('halted');
  }
}
