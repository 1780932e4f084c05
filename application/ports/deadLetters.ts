import type { Day, Moment } from '../../domain/calendar/index.ts';
import type { Effect } from '../../domain/case/index.ts';
import type { PersonId } from '../../domain/people/index.ts';

/** Work that could not be done and that a person must see (style rule 17). */
export interface DeadLetter {
  readonly id: string;
  readonly at: Moment;
  readonly kind: 'wake-up' | 'effect' | 'rung';
  readonly caseId: string;
  readonly code: string;
  /** Of a wake-up: the operation key in its message. */
  readonly key?: string;
  /** Of an effect: which one, and what it was to do. */
  readonly effect?: string;
  readonly deed?: Effect['type'];
  /** When the administrators, and the raiser where it concerns a duty, were told of it. */
  readonly toldOn?: Day;
  /** Somebody saw to it by hand; it is kept, and asks for nothing any more. */
  readonly handled?: { readonly by: PersonId; readonly at: Moment; readonly how: string };
}

export interface DeadLetters {
  add(letter: DeadLetter): Promise<void>;
  list(): Promise<readonly DeadLetter[]>;
  remove(id: string): Promise<void>;
}

/** A row that says when the sweep last ran to its end; an outside alert rule watches it. */
export interface Heartbeat {
  beat(now: Moment): Promise<void>;
  last(): Promise<Moment | null>;
}
