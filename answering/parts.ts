import type { Hasher } from '../application/ports/index.ts';
import type { ReportServices } from '../application/reports.ts';
import type { Services, Undelivered } from '../application/services.ts';
import type { Moment } from '../domain/calendar/index.ts';
import type { Door } from '../domain/case/index.ts';
import type { PersonId } from '../domain/people/index.ts';

/** What an answer is made of; `services` is asked for late, since the services need the messenger. */
export interface AnswerParts {
  readonly services: () => Services;
  /** Absent where the house gives none. */
  readonly reports?: () => ReportServices;
  readonly undelivered?: () => Undelivered;
  readonly hasher: Hasher;
  /** Stands on the record; absent: the chat. */
  readonly door?: Door;
}

/** Who asks, and when: read once at the door. */
export interface Asker {
  readonly person: PersonId;
  readonly now: Moment;
}

/** A press of a card's button, or the opening of a card, by whichever door it came. */
export interface Press {
  readonly person: PersonId;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
}
