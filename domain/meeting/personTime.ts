import type { Moment } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';

/** What is known of one person's time; the shape in which the Meetings port answers. */
export interface PersonTime {
  readonly person: PersonId;
  /** Null: the service could not say. Unknown is never free (design section 7). */
  readonly busy: readonly { readonly start: Moment; readonly end: Moment }[] | null;
  /** When they are at work; null is 09:00 to 17:00 in London, Monday to Friday. */
  readonly hours: readonly { readonly start: Moment; readonly end: Moment }[] | null;
  readonly required: boolean;
  /** Needed, and yet, where there is no other way, the others can meet without them. */
  readonly canBeMissed?: boolean;
}
