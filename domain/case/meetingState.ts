import type { Day, Moment } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import type { RoleKey } from '../procedure/index.ts';
import type { PlanItem, StageEntryId } from './caseTerms.ts';
import type { StoredText } from './text.ts';

export type MeetingId = number;

export interface Meeting {
  readonly id: MeetingId;
  readonly purpose: 'stage' | 'monitoring' | 'referral';
  readonly stage: StageEntryId;
  readonly label: string;
  /** What its rule says that it is for; absent: the rule says nothing. */
  readonly aim?: string;
  /** What the raiser wrote that it is for, who asked for it by themselves; absent: nothing. */
  readonly wish?: StoredText;
  readonly convener: PersonId | null;
  readonly convenerRole: RoleKey;
  /** Whom the rule names to convene, where the arranging was handed to somebody else; else absent. */
  readonly rulesConvener?: RoleKey;
  readonly recorder: PersonId | null;
  /** Who records it, where that is not whoever convenes; else absent, as in what was stored before. */
  readonly recorderRole?: RoleKey;
  readonly required: readonly Attendee[];
  readonly optional: readonly Attendee[];
  /** Who says who else takes part; absent: nobody may be invited beside those above. */
  readonly othersBy?: RoleKey;
  /** Whom the convener invited beside them: in the calendar alone, with no sight of the case. */
  readonly others?: readonly PersonId[];
  /** First and last day on which it may take place. */
  readonly window: { readonly from: Day; readonly to: Day; readonly ours: boolean };
  readonly minutes: number;
  readonly slots: readonly OfferedSlot[];
  /** Those needed, for whom these times were looked for; absent: as it was stored before it was kept. */
  readonly slotsFor?: readonly PersonId[];
  /** Whose calendar could not be read in the last search; absent: everybody's could. */
  readonly unread?: readonly PersonId[];
  readonly status:
    | { readonly kind: 'finding' }
    | { readonly kind: 'offered' }
    /** No common free time inside the window; the convener was told. */
    | { readonly kind: 'no-slot' }
    | {
        readonly kind: 'booking';
        readonly slot: Slot;
        /** Who is known to be missing, or not known, at the time; absent: nobody. */
        readonly missing?: readonly Missing[];
        /** A time of the convener's own: people's calendars are looked into before it is booked. */
        readonly unchecked?: true;
        /** It stands at this time, and whoever takes part now is invited to it. */
        readonly invites?: true;
        /** Booked before: what stands in the calendars until it is moved. */
        readonly standing?: BookedTime;
      }
    | ({ readonly kind: 'booked' } & BookedTime)
    | {
        readonly kind: 'held';
        readonly at: Moment;
        readonly by: PersonId;
        readonly outcome: StoredText;
        readonly tasks: readonly PlanItem[];
        readonly achieved: boolean | null;
        /** Of those invited, who was there; absent: it was not asked. */
        readonly attended?: readonly PersonId[];
      }
    | {
        readonly kind: 'cancelled';
        readonly at: Moment;
        readonly why: 'case-closed' | 'stage-moved-on' | 'by-convener' | 'not-held';
      };
  /** The meeting that was called off for this one, and its time, which is not offered again. */
  readonly insteadOf?: { readonly meeting: MeetingId; readonly slot: Slot };
  /** The calendar event that stands in Graph, kept also while a move is under way. */
  readonly eventId: string | null;
  /** What people have said to the invitation for the booked time; absent: nothing that was seen. */
  readonly answers?: readonly MeetingAnswer[];
  /** Somebody moved it in Outlook to a time outside its days, and the convener has not said why; else absent. */
  readonly owesReason?: true;
  /** The calendar did not accept who takes part now, and nobody has had it tried again; else absent. */
  readonly uninvited?: true;
  /** Its event was taken out of the calendar in Outlook, and no time is booked since; else absent. */
  readonly gone?: { readonly at: Moment; readonly slot: Slot };
  /** Those to whom outcomes that were not achieved were passed (DU-124, DU-130). */
  readonly passedTo: readonly PersonId[];
}

export type InvitationAnswer = 'accepted' | 'tentative' | 'declined';

/** What somebody said to the invitation in their own calendar. */
export interface MeetingAnswer {
  readonly person: PersonId;
  readonly said: InvitationAnswer;
  readonly at: Moment;
  /** The time at which they would rather meet; absent: none. */
  readonly proposes?: Slot;
  /** The convener has said that the time stays for all that. */
  readonly settled?: true;
}

/** A time that is in people's calendars. */
export interface BookedTime {
  readonly slot: Slot;
  readonly eventId: string;
  readonly joinUrl: string | null;
  /** Who was known to be missing, or not known, when it was chosen; absent: nobody. */
  readonly missing?: readonly Missing[];
}

export interface Attendee {
  readonly role: RoleKey;
  readonly person: PersonId | null;
}

export interface Slot {
  readonly start: Moment;
  readonly end: Moment;
}

/** Somebody needed who is known not to come at a time, or of whom nobody knows. */
export interface Missing {
  readonly person: PersonId;
  readonly why:
    | 'busy'
    /** Not at work then. */
    | 'away'
    /** Their calendar could not be read. */
    | 'unknown';
}

/** A time to choose; without `missing` everybody needed is free at it. */
export interface OfferedSlot extends Slot {
  readonly missing?: readonly Missing[];
  /** Those needed, for whom it was looked into by itself; absent: together with the others. */
  readonly lookedFor?: readonly PersonId[];
}
