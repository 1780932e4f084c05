import type { Moment } from '../../domain/calendar/index.ts';
import type { PersonId } from '../../domain/people/index.ts';

/** Whether somebody is away, as their Outlook says. One call; it never throws. */
export interface Absences {
  of(person: PersonId, now: Moment): Promise<Absence>;
}

export type Absence =
  | { readonly kind: 'here' }
  /** Away now; until when, where that is known. */
  | { readonly kind: 'away'; readonly until: Moment | null }
  /** It could not be asked, or the answer could not be read: nothing is concluded from that. */
  | { readonly kind: 'unknown'; readonly code: string };
