import type { Moment } from '../../domain/calendar/index.ts';
import type { Draft } from '../../domain/case/index.ts';
import type { PersonId } from '../../domain/people/index.ts';

/** Cases being written: one partition per person, kept 30 days (design section 4). */
export interface Drafts {
  load(
    person: PersonId,
    id: string,
  ): Promise<{ readonly draft: Draft; readonly etag: string } | null>;
  /** False when the stored one has another etag. `etag` null inserts. */
  save(draft: Draft, etag: string | null, now: Moment): Promise<boolean>;
  /** False when it was gone, or changed meanwhile. */
  remove(person: PersonId, id: string, etag: string): Promise<boolean>;
  /** Deletes drafts started before this moment; answers how many. */
  purgeBefore(moment: Moment): Promise<number>;
}
