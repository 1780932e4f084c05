import type { CountTrace, Day, Moment } from '../calendar/index.ts';
import type { StoredText } from './text.ts';
import type { Wording } from '../procedure/index.ts';

/** A clock that runs, stands still provisionally, or has ended. */
export interface Clock {
  readonly kind: 'limit' | 'timescale';
  readonly wording: Wording;
  /** Null until the first delivery: the whole limit runs from there. */
  readonly trace: CountTrace | null;
  /** The raiser's own day, with the reason; it is the due day. */
  readonly timescale: { readonly day: Day; readonly reason: StoredText | null } | null;
  /** Day 0: London date of the delivery that started it; null while it waits. */
  readonly dayZero: Day | null;
  /** From when the rungs of the present due day are armed: start, reopening, a moved due day. */
  readonly armedFrom: Moment | null;
  /** Never overwritten (design section 5). */
  readonly firstDue: Day | null;
  readonly due: Day | null;
  readonly state: 'waiting' | 'running' | 'stopped' | 'ended';
  readonly stoppedAt: Moment | null;
  readonly calendarVersion: string;
  /** Why the due day is not the first one any more. */
  readonly moves: readonly DueMove[];
}

export interface DueMove {
  readonly at: Moment;
  readonly from: Day;
  readonly to: Day;
  readonly why: 'extension' | 'calendar' | 'timescale' | 'start';
}

export interface WholeClock {
  readonly trace: CountTrace;
  readonly firstDue: Day;
  readonly due: Day;
  readonly state: 'running' | 'ended';
  /** Days of its unit that came with more time at a stage; absent: none (A-DU-16). */
  readonly added?: number;
  /** From when its rungs are armed: its start, a reopening, a moved due day. */
  readonly armedFrom: Moment;
}
