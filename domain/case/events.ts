import type { DeliveryDelayed, DeliveryListed } from './delayedEvent.ts';
import type { CountTrace, Day, Moment } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import type { ProcedureId, RoleKey, StageKey } from '../procedure/index.ts';
import type { WasReadForAudit } from './auditing.ts';
import type { EventMeta } from './eventMeta.ts';
import type { HandedOver } from './handedOverEvents.ts';
import type { MeetingNews } from './meetingNewsEvents.ts';
import type { ClockName, Rung } from './rungKey.ts';
import type {
  CaseId,
  Clock,
  Consultation,
  Content,
  Meeting,
  MeetingId,
  Missing,
  PlanItem,
  Reference,
  Route,
  OfferedSlot,
  Slot,
  StageEntryId,
  StandIn,
} from './state.ts';
import type { StoredText } from './text.ts';

export type { Actor, Door, EventMeta } from './eventMeta.ts';

export type CaseEvent =
  | ({
      readonly type: 'CaseRaised';
      readonly id: CaseId;
      readonly reference: Reference;
      readonly procedure: { readonly id: ProcedureId; readonly version: string };
      readonly raiser: PersonId;
      readonly raisedBy: PersonId;
      readonly team: string | null;
      readonly service: string | null;
      readonly childKeys: readonly string[];
      readonly subjects: StoredText;
    } & Content)
  | {
      /** Opens a stage; its version is the stage entry's id. */
      readonly type: 'StageOpened';
      readonly stage: StageKey;
      readonly responders: readonly {
        readonly role: RoleKey;
        readonly person: PersonId | null;
        readonly deputy: PersonId | null;
      }[];
      readonly copies: readonly {
        readonly role: RoleKey;
        readonly person: PersonId | null;
        readonly registerOnly: boolean;
      }[];
      readonly skipped: readonly StageKey[];
      readonly reason: StoredText | null;
      readonly consultations: readonly Consultation[];
      readonly timescale: { readonly day: Day; readonly reason: StoredText | null } | null;
      /** The clock that waits for the delivery; null where the stage has no due day. */
      readonly clock: Pick<Clock, 'kind' | 'wording'> | null;
      /** Copies of a bypassed officer that the raiser dropped, and why (A-WF-08). */
      readonly dropped: readonly { readonly role: RoleKey; readonly reason: StoredText }[];
      /** What was added to the case or written anew on the way here; null: nothing. */
      readonly content: Content | null;
      /** The team that leads from here on, and its service (DU-29); absent: as before. */
      readonly team?: string;
      readonly service?: string | null;
    }
  | {
      /** One rung of the delivery ladder for one recipient. */
      readonly type: 'DeliveryRecorded';
      readonly effect: string;
      readonly stage: StageEntryId | null;
      readonly role: RoleKey;
      /** Null: the post was vacant and its deputy was reached. */
      readonly person: PersonId | null;
      readonly as: 'responder' | 'copy' | 'notice';
      /** What was sent: the card's kind. */
      readonly what: string;
      readonly route: Route;
      readonly outcome: 'accepted' | 'uncertain' | 'refused';
      /** Begin of the first attempt on this route. */
      readonly sentAt: Moment;
      readonly code: string | null;
      /** A second copy may exist: Teams may have accepted what could not be recorded. */
      readonly repeated: boolean;
      /** Who was tried in the person's place; absent: the person. */
      readonly through?: StandIn;
    }
  /** No route was left (or the post was vacant): told to the raiser (design sentence 2). */
  | {
      readonly type: 'DeliveryFailed';
      readonly effect: string;
      readonly stage: StageEntryId | null;
      readonly role: RoleKey;
      readonly person: PersonId | null;
      readonly as: 'responder' | 'copy' | 'notice';
      readonly what: string;
      readonly code: string;
      readonly through?: StandIn;
    }
  | DeliveryDelayed
  | DeliveryListed
  | {
      /** Outlook says that a person who was just sent something is away (design section 6). */
      readonly type: 'AwayNoticed';
      readonly stage: StageEntryId;
      readonly role: RoleKey;
      readonly person: PersonId;
      readonly what: string;
      /** Null: no end is known. */
      readonly back: Moment | null;
      /** Who is told on their behalf; null: nobody could be found. */
      readonly standIn: StandIn | null;
      /** Known before for this absence: the raiser is not told again. */
      readonly again: boolean;
    }
  | {
      readonly type: 'ClockStarted';
      readonly stage: StageEntryId;
      readonly dayZero: Day;
      readonly trace: CountTrace | null;
      readonly due: Day;
    }
  | { readonly type: 'WholeClockStarted'; readonly trace: CountTrace }
  | { readonly type: 'CardOpened'; readonly stage: StageEntryId; readonly person: PersonId }
  | { readonly type: 'Acknowledged'; readonly stage: StageEntryId }
  | {
      readonly type: 'Replied';
      readonly stage: StageEntryId;
      readonly text: StoredText;
      readonly plan: readonly PlanItem[];
      readonly done: boolean;
      /** The clock stands still until the raiser decides (design section 5). */
      readonly stopsClock: boolean;
    }
  | {
      /** Somebody beside the raiser said whether this reply is enough. */
      readonly type: 'Judged';
      readonly stage: StageEntryId;
      readonly reply: number;
      readonly satisfied: boolean;
      readonly reason: StoredText | null;
    }
  | {
      readonly type: 'TimeRequested';
      readonly stage: StageEntryId;
      readonly until: Day;
      readonly reason: StoredText;
    }
  | { readonly type: 'TimeRefused'; readonly stage: StageEntryId; readonly reason: StoredText }
  | {
      readonly type: 'TimeGiven';
      readonly stage: StageEntryId;
      readonly from: Day | null;
      readonly until: Day;
      readonly record: Readonly<Record<string, StoredText>>;
      readonly asked: boolean;
    }
  | {
      readonly type: 'TalkFurther';
      readonly stage: StageEntryId;
      readonly reason: StoredText;
    }
  /** Resolved before what the stage waits for was done (A-CB-17). */
  | {
      readonly type: 'WentAhead';
      readonly stage: StageEntryId;
      /** Keys of the tasks that were not done. */
      readonly without: readonly string[];
      readonly decidedBy: StoredText;
      readonly reason: StoredText;
    }
  | { readonly type: 'StageResolved'; readonly stage: StageEntryId; readonly reason: StoredText }
  | {
      /** The raiser was not satisfied; a `StageOpened` follows in the same append. */
      readonly type: 'StageEscalated';
      readonly stage: StageEntryId;
      readonly reason: StoredText;
    }
  | { readonly type: 'CaseWithdrawn'; readonly stage: StageEntryId; readonly reason: StoredText }
  | {
      readonly type: 'ClosedUnresolved';
      readonly stage: StageEntryId;
      readonly how: 'unresolved-at-highest' | 'referred';
      readonly reason: StoredText;
    }
  /** Nobody answered by the due day: it counts as agreed, and was not confirmed. */
  | { readonly type: 'DeemedAgreed'; readonly stage: StageEntryId; readonly due: Day }
  | { readonly type: 'CaseReopened'; readonly reason: StoredText }
  | {
      readonly type: 'RungFired';
      readonly stage: StageEntryId | null;
      readonly meeting: MeetingId | null;
      readonly clock: ClockName;
      readonly rung: Rung;
      readonly due: Day;
      /** Rungs passed by while nothing ran: recorded, not told. */
      readonly superseded: readonly Rung[];
    }
  | {
      readonly type: 'DueDayMoved';
      readonly stage: StageEntryId;
      readonly from: Day;
      readonly to: Day;
      readonly trace: CountTrace;
      /** The raiser corrected the day with which the clock began; absent: the calendar changed. */
      readonly why?: 'start';
    }
  | {
      readonly type: 'WholeDueDayMoved';
      readonly from: Day;
      readonly to: Day;
      readonly trace: CountTrace;
      /** More time was given at a stage; absent: the calendar changed. */
      readonly why?: 'extension';
      /** By how many days of its unit it grew; with `why` alone. */
      readonly added?: number;
    }
  | {
      readonly type: 'MeetingAsked';
      readonly meeting: Omit<Meeting, 'id' | 'slots' | 'status' | 'eventId' | 'passedTo'>;
    }
  | {
      readonly type: 'SlotsOffered';
      readonly meeting: MeetingId;
      readonly slots: readonly OfferedSlot[];
      readonly unknown: readonly PersonId[];
      /** Those needed, for whom times were looked for; absent: as it was recorded before it was kept. */
      readonly people?: readonly PersonId[];
    }
  | {
      readonly type: 'SlotChosen';
      readonly meeting: MeetingId;
      readonly slot: Slot;
      readonly reason: StoredText | null;
      /** All who are invited beside those whom the rule names; absent: as before. */
      readonly others?: readonly PersonId[];
      /** Who was known to be missing, or not known, at the time; absent: nobody, or it was not looked into. */
      readonly missing?: readonly Missing[];
      /** A time of the convener's own, which is looked into before it is booked. */
      readonly unchecked?: true;
      /** Only who takes part changes: they are invited to the time that stands. */
      readonly invites?: true;
    }
  /** Not everybody needed can come at the convener's own time: nothing was booked, they choose again. */
  | {
      readonly type: 'TimeNotFree';
      readonly meeting: MeetingId;
      readonly slot: Slot;
      readonly missing: readonly Missing[];
    }
  | {
      readonly type: 'MeetingBooked';
      readonly meeting: MeetingId;
      readonly slot: Slot;
      readonly eventId: string;
      readonly joinUrl: string | null;
      /** Who stands in it beside those whom the rule names; absent: nobody. */
      readonly others?: readonly PersonId[];
      /** Whose calendars could not be read when the convener's own time was looked into; absent: nobody's. */
      readonly missing?: readonly Missing[];
    }
  | { readonly type: 'CancelRefused'; readonly meeting: MeetingId; readonly code: string }
  | {
      readonly type: 'MeetingCancelled';
      readonly meeting: MeetingId;
      readonly why: 'case-closed' | 'stage-moved-on' | 'by-convener';
    }
  | MeetingNews
  | {
      readonly type: 'MeetingHeld';
      readonly meeting: MeetingId;
      readonly outcome: StoredText;
      readonly tasks: readonly PlanItem[];
      readonly achieved: boolean | null;
      /** Of those invited, who was there; absent: it was not asked. */
      readonly attended?: readonly PersonId[];
      readonly stopsClock: boolean;
    }
  | {
      readonly type: 'PassedTo';
      readonly meeting: MeetingId;
      readonly roles: readonly RoleKey[];
      readonly people: readonly PersonId[];
    }
  | {
      readonly type: 'ReferralConsidered';
      readonly note: StoredText | null;
      readonly told: readonly PersonId[];
    }
  | { readonly type: 'ReferralDiscussed'; readonly note: StoredText }
  | {
      readonly type: 'Referred';
      readonly on: Day;
      readonly met: readonly string[];
      readonly reason: StoredText | null;
      readonly answers: Readonly<Record<string, StoredText>>;
      readonly told: readonly PersonId[];
    }
  | { readonly type: 'ReferralAnswered'; readonly on: Day; readonly note: StoredText }
  | {
      readonly type: 'ReferralNotPursued';
      /** Null where the note says it that made the referral needless. */
      readonly reason: StoredText | null;
      /** The key of that note; absent: the raiser gave a reason. */
      readonly because?: string;
    }
  | {
      readonly type: 'ConsultationRecorded';
      readonly stage: StageEntryId;
      readonly consultation: Consultation;
    }
  | { readonly type: 'RecordFiled'; readonly stage: StageEntryId; readonly record: string }
  | {
      /** A task beside the answers was done, or is not needed for a reason. */
      readonly type: 'TaskEnded';
      readonly stage: StageEntryId;
      readonly task: string;
      readonly how: 'done' | 'not-needed';
      readonly note: StoredText | null;
      readonly due: Day | null;
    }
  | {
      readonly type: 'NoteAdded';
      readonly note: string;
      readonly on: Day;
      /** Null: only the fact and its day are kept. */
      readonly text: StoredText | null;
    }
  | WasReadForAudit
  | HandedOver;

export type EventType = CaseEvent['type'];
export type EventOf<T extends EventType> = Extract<CaseEvent, { readonly type: T }>;
export type RecordedEvent = CaseEvent & { readonly version: number; readonly meta: EventMeta };
export type RecordedOf<T extends EventType> = Extract<RecordedEvent, { readonly type: T }>;
