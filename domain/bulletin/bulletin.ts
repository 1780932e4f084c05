import type { Day } from '../calendar/index.ts';
import type { PeopleFinding } from '../people/index.ts';

/**
 * What a person is told beside any case: a kind for each occasion. It holds ids, references, posts and
 * days, and never a child's story: a bulletin is read outside any case (design sentence 3).
 */
export type Bulletin = PeopleBulletin | UndeliveredBulletin;

export type BulletinKind = Bulletin['kind'];

/** For the administrators: where a duty would find nobody. */
export interface PeopleBulletin {
  readonly kind: 'people';
  readonly on: Day;
  /** What is new, or has changed since it was told. */
  readonly findings: readonly PeopleFinding[];
  /** How many were told before and still stand. */
  readonly standing: number;
  /** How many that were told are put right. */
  readonly cleared: number;
}

/** Work of ours that could not be done: for the administrators, and for a raiser whose duty it concerns. */
export interface UndeliveredBulletin {
  readonly kind: 'undelivered';
  readonly to: 'administrator' | 'raiser';
  readonly lines: readonly UndeliveredTold[];
}

export interface UndeliveredTold {
  /** Null: of no case that is known. */
  readonly reference: string | null;
  readonly what:
    'wake-up' | 'rung' | 'sendCard' | 'askAway' | 'findSlots' | 'bookMeeting' | 'cancelMeeting';
  readonly on: Day;
  readonly code: string;
}
