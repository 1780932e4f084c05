import type { PersonId } from '../people/index.ts';
import type { RoleKey } from '../procedure/index.ts';
import type { InvitationAnswer, MeetingId, Slot } from './meetingState.ts';
import type { StoredText } from './text.ts';

/** What becomes of a booked meeting: in people's calendars, by its convener's word, and on its day. */
export type MeetingNews =
  | {
      /** Somebody answered the invitation in their own calendar, or took their answer back. */
      readonly type: 'MeetingAnswered';
      readonly meeting: MeetingId;
      readonly person: PersonId;
      readonly said: InvitationAnswer | 'none';
      /** The rule names them among those without whom it cannot be held. */
      readonly needed: boolean;
      /** They are needed, cannot come, and the day is close. */
      readonly atRisk: boolean;
    }
  | {
      readonly type: 'NewTimeProposed';
      readonly meeting: MeetingId;
      readonly person: PersonId;
      readonly slot: Slot;
    }
  | {
      /** Moved by hand in Outlook: taken over as it stands in people's calendars. */
      readonly type: 'MeetingMovedOutside';
      readonly meeting: MeetingId;
      readonly before: Slot;
      readonly slot: Slot;
      /** It lies outside the meeting's days: the convener is asked why. */
      readonly needsReason: boolean;
    }
  /** Its event was cancelled or deleted in Outlook by hand. */
  | { readonly type: 'MeetingGone'; readonly meeting: MeetingId; readonly slot: Slot }
  | {
      readonly type: 'TimeKept';
      readonly meeting: MeetingId;
      readonly reason: StoredText | null;
      /** Those who are needed and have declined: it goes ahead without them. */
      readonly without: readonly PersonId[];
      /** Those whose other time was not taken. */
      readonly proposers: readonly PersonId[];
    }
  | {
      readonly type: 'ConvenerChanged';
      readonly meeting: MeetingId;
      readonly before: PersonId | null;
      readonly person: PersonId;
      readonly role: RoleKey;
    }
  | {
      readonly type: 'BookingRefused';
      readonly meeting: MeetingId;
      readonly code: string;
      /** Not the time was refused, which stands, but who takes part now. */
      readonly uninvited?: true;
    }
  /** Whoever was to record what came of it has left the post from which they were. */
  | {
      readonly type: 'RecorderChanged';
      readonly meeting: MeetingId;
      readonly before: PersonId | null;
      readonly person: PersonId;
    }
  /** Whoever took part by their post has left it; `person` null: nobody holds it. */
  | {
      readonly type: 'AttendeeChanged';
      readonly meeting: MeetingId;
      readonly role: RoleKey;
      readonly before: PersonId | null;
      readonly person: PersonId | null;
    }
  | {
      readonly type: 'MeetingNotHeld';
      readonly meeting: MeetingId;
      readonly next: 'another-time' | 'called-off';
      readonly reason: StoredText;
    };
