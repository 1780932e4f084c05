import type { Moment } from '../../domain/calendar/index.ts';
import type {
  CaseId,
  InvitationAnswer,
  MeetingId,
  Reference,
  Slot,
} from '../../domain/case/index.ts';
import type { PersonId } from '../../domain/people/index.ts';

/** Looking at what stands in the service mailbox's calendar: it changes nothing, so it can be repeated. */
export interface CalendarLook {
  /** Our events that stand anywhere between these moments, with what attendees have said to them. */
  look(from: Moment, to: Moment): Promise<Answer<readonly SeenMeeting[]>>;

  /** The event of one meeting, wherever it lies in the calendar now; null: there is none any more. */
  lookFor(caseId: CaseId, meeting: MeetingId): Promise<Answer<SeenMeeting | null>>;
}

export interface SeenMeeting {
  readonly caseId: CaseId;
  readonly meeting: MeetingId;
  readonly slot: Slot;
  readonly attendees: readonly {
    readonly mail: string;
    /** Null: no answer yet. */
    readonly said: InvitationAnswer | null;
    /** The time at which they would rather meet. */
    readonly proposes: Slot | null;
  }[];
}

/** Calendars through Graph. Each call is one attempt with a deadline; repeats are safe by our marker. */
export interface Meetings extends CalendarLook {
  /** Free/busy of these people; unknown is never free. */
  schedules(
    people: readonly PersonId[],
    from: Moment,
    to: Moment,
  ): Promise<Answer<readonly Schedule[]>>;

  /**
   * One event per meeting whatever is retried: looks for our marker first, creates with a
   * `transactionId`, moves (times and attendees, never the body) where the event stands already.
   */
  book(wish: MeetingWish): Promise<Answer<Booked>>;

  /**
   * Whoever takes part now, and nobody else of ours, is invited to the event that stands, at the time at
   * which it stands: what somebody moved by hand stays moved. `gone`: there is none, and none is made.
   */
  invite(wish: MeetingWish): Promise<Answer<Booked | 'gone'>>;

  /** Cancels the event that bears our marker; `gone` when there is none. */
  cancel(caseId: CaseId, meeting: MeetingId, note: string): Promise<Answer<'cancelled' | 'gone'>>;
}

export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'later'; readonly code: string; readonly afterSeconds: number }
  | { readonly kind: 'refused'; readonly code: string };

export interface Schedule {
  readonly person: PersonId;
  /** Null: the service could not say; the person counts as not free. */
  readonly busy: readonly { readonly start: Moment; readonly end: Moment }[] | null;
  /** When they are at work within the period; null: the product's default (09:00 to 17:00 in London). */
  readonly hours: readonly { readonly start: Moment; readonly end: Moment }[] | null;
}

export interface MeetingWish {
  readonly caseId: CaseId;
  readonly reference: Reference;
  readonly meeting: MeetingId;
  /** Counts the moves: the same wish repeated has the same number. */
  readonly attempt: number;
  /** The authority's word for its process; with the reference, all that the subject says. */
  readonly process: string;
  readonly label: string;
  /** What the procedure says that the meeting is for; null: nothing. */
  readonly aim: string | null;
  readonly slot: Slot;
  readonly required: readonly PersonId[];
  readonly optional: readonly PersonId[];
}

export interface Booked {
  readonly eventId: string;
  readonly joinUrl: string | null;
}
