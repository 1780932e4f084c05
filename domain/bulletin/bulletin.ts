import type { Day } from '../calendar/index.ts';
import type { PeopleFinding } from '../people/index.ts';

/**
 * What a person is told beside any case: a kind for each occasion. It holds ids, references, posts and
 * days, and never a child's story: a bulletin is read outside any case (design sentence 3).
 */
export type Bulletin = PeopleBulletin;

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
