import type { ReportServices } from '../application/reports.ts';
import type { Services } from '../application/services.ts';
import type { Hasher, Logger } from '../application/ports/index.ts';
import type { Moment } from '../domain/calendar/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import type { ConversationBook } from './conversationBook.ts';
import type { Outbound } from './outbound.ts';

/** What a turn needs; `services` is asked for late, since the services need the messenger. */
export interface TurnParts {
  readonly services: () => Services;
  /** Absent where the house gives none. */
  readonly reports?: () => ReportServices;
  readonly book: ConversationBook;
  readonly outbound: Pick<Outbound, 'post'>;
  readonly hasher: Hasher;
  readonly log: Logger;
}

/** Who asks, and when: read once at the door. */
export interface Asker {
  readonly person: PersonId;
  readonly now: Moment;
}
