import type { Moment } from '../../domain/calendar/index.ts';

/** Work that could not be done and that a person must see (style rule 17). */
export interface DeadLetter {
  readonly id: string;
  readonly at: Moment;
  readonly kind: 'wake-up' | 'effect' | 'rung';
  readonly caseId: string;
  readonly code: string;
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
