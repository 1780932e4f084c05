import type { Day, Moment } from '../calendar/index.ts';
import type { Directory, PersonId } from '../people/index.ts';
import type { Procedure, RoleKey, StageKey } from '../procedure/index.ts';
import type { CountSettings, WorkingCalendar } from '../calendar/index.ts';
import type { Door } from './eventMeta.ts';
import type { ReadForAudit } from './auditing.ts';
import type { ClockName, Rung } from './rungKey.ts';
import type {
  CaseId,
  InvitationAnswer,
  MeetingId,
  Missing,
  OfferedSlot,
  Reference,
  Route,
  Slot,
  StageEntryId,
  Subject,
} from './state.ts';
import type { DeliveryOf } from './delayedEvent.ts';
import type { WrittenText } from './text.ts';

/** Everything a decision may know beside the case: plain data, loaded before (style rule 2). */
export interface Context {
  readonly procedure: Procedure;
  readonly calendar: WorkingCalendar;
  readonly counting: CountSettings;
  readonly directory: Directory;
}

/** A typed wish, made at a door: who, when, and a key that is never acted on twice (design section 3). */
export interface Envelope<C extends Command = Command> {
  readonly caseId: CaseId;
  readonly now: Moment;
  readonly key: string;
  /** Null: the clock or the dispatcher. */
  readonly actor: PersonId | null;
  /** Absent: Teams. */
  readonly door?: Door;
  readonly command: C;
}

export interface WrittenPlanItem {
  readonly task: WrittenText;
  readonly owner: WrittenText;
  readonly due: Day;
  /** Of a meeting: who does it, where a person was chosen; absent: only words. */
  readonly doer?: PersonId;
}

export type WrittenAnswer =
  | { readonly kind: 'text'; readonly text: WrittenText }
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'choices'; readonly keys: readonly string[] };

export interface WrittenConsultation {
  readonly role: RoleKey;
  readonly on: Day;
  readonly view: WrittenText | null;
  readonly notHeld: WrittenText | null;
}

/**
 * What the raiser says to the procedure's own questions when a case moves on (DU-76): as typed, and read
 * by each question's kind. A question that is left empty keeps the answer that the case has.
 */
export interface WrittenContent {
  readonly categories: readonly string[];
  readonly categoryNotes: Readonly<Record<string, WrittenText>>;
  readonly answers: Readonly<Record<string, WrittenText>>;
}

/** What a stage is opened with, whether a case begins there or moves there. */
export interface OpenStage {
  readonly stage: StageKey;
  /** For `choose-one` and `choose-some`: which roles are asked. */
  readonly chosen: readonly RoleKey[];
  /** Answers to the questions of conditional copies, by role. */
  readonly copyAnswers: Readonly<Record<RoleKey, boolean>>;
  /** Why the copy to a bypassed officer is dropped, by role (A-WF-08). */
  readonly dropReasons?: Readonly<Record<RoleKey, WrittenText>>;
  readonly timescale: { readonly day: Day; readonly reason: WrittenText | null } | null;
  /** Why stages are skipped, or why an exceptional stage. */
  readonly reason: WrittenText | null;
  readonly consultations: readonly WrittenConsultation[];
}

export type Command =
  | {
      readonly type: 'raise';
      readonly reference: Reference;
      readonly raiser: PersonId;
      readonly team: string | null;
      readonly subjects: readonly Subject[];
      /** The same as JSON, hashed. */
      readonly subjectsText: WrittenText;
      /** Digests of the record numbers, in the same order. */
      readonly childKeys: readonly string[];
      readonly categories: readonly string[];
      readonly categoryNotes: Readonly<Record<string, WrittenText>>;
      readonly answers: Readonly<Record<string, WrittenAnswer>>;
      readonly open: OpenStage;
    }
  | { readonly type: 'openCard'; readonly stage: StageEntryId }
  | { readonly type: 'acknowledge'; readonly stage: StageEntryId }
  | {
      readonly type: 'reply';
      readonly stage: StageEntryId;
      readonly text: WrittenText;
      readonly plan: readonly WrittenPlanItem[];
      readonly done: boolean;
    }
  | {
      readonly type: 'requestTime';
      readonly stage: StageEntryId;
      readonly until: Day;
      readonly reason: WrittenText;
    }
  | {
      readonly type: 'resolve';
      readonly stage: StageEntryId;
      readonly reason: WrittenText;
      /** Only where the stage waits for something that was not done: who decided to go ahead, and why. */
      readonly ahead?: {
        readonly decidedBy: WrittenText | null;
        readonly why: WrittenText | null;
      };
    }
  | {
      readonly type: 'escalate';
      readonly stage: StageEntryId;
      readonly reason: WrittenText;
      readonly content: WrittenContent;
      /** The team that leads from here on, where it may be another (DU-29); absent or null: as before. */
      readonly team?: string | null;
      readonly open: OpenStage;
    }
  /** One of those whom the procedure names says whether the last reply is enough. */
  | {
      readonly type: 'judge';
      readonly stage: StageEntryId;
      readonly satisfied: boolean;
      /** Must be there where it is not enough. */
      readonly reason: WrittenText | null;
    }
  /** What starts a stage's clock has happened, and on which day; the raiser may correct the day. */
  | { readonly type: 'recordStart'; readonly stage: StageEntryId; readonly on: Day }
  | {
      readonly type: 'giveTime';
      readonly stage: StageEntryId;
      readonly until: Day;
      readonly record: Readonly<Record<string, WrittenText>>;
    }
  | { readonly type: 'refuseTime'; readonly stage: StageEntryId; readonly reason: WrittenText }
  | { readonly type: 'talkFurther'; readonly stage: StageEntryId; readonly reason: WrittenText }
  | { readonly type: 'withdraw'; readonly stage: StageEntryId; readonly reason: WrittenText }
  /** After the last stage: ends as "unresolved at the highest level" (A-SW-12). */
  | { readonly type: 'closeUnresolved'; readonly stage: StageEntryId; readonly reason: WrittenText }
  | { readonly type: 'reopen'; readonly reason: WrittenText }
  | {
      readonly type: 'clockElapsed';
      readonly clock: ClockName;
      readonly rung: Rung;
      readonly stage: StageEntryId | null;
      readonly meeting: MeetingId | null;
      readonly due: Day;
    }
  /** Nothing but what a changed calendar does to the due days of an open case. */
  | { readonly type: 'recount' }
  | {
      readonly type: 'recordDelivery';
      readonly effect: string;
      readonly route: Route;
      readonly outcome: 'accepted' | 'uncertain' | 'refused';
      readonly sentAt: Moment;
      readonly code: string | null;
      readonly repeated: boolean;
      readonly recipient: DeliveryOf;
    }
  | {
      readonly type: 'recordUndeliverable';
      readonly effect: string;
      readonly code: string;
      readonly recipient: DeliveryOf;
    }
  /** For two hours no route has confirmed an alert; it is being tried further. */
  | {
      readonly type: 'recordDelayed';
      readonly effect: string;
      readonly since: Moment;
      readonly recipient: DeliveryOf;
    }
  /** Its addressee has news in one list each working morning: it waits for the one of that day. */
  | {
      readonly type: 'recordListed';
      readonly effect: string;
      readonly on: Day;
      readonly recipient: DeliveryOf;
    }
  /** What Outlook says of a person who was just sent something: away now, until `back` where it is known. */
  | {
      readonly type: 'recordAway';
      readonly stage: StageEntryId;
      readonly role: RoleKey;
      readonly person: PersonId;
      readonly what: string;
      readonly back: Moment | null;
    }
  | {
      readonly type: 'offerSlots';
      readonly meeting: MeetingId;
      /** Without a common free time those that come nearest to it, each with who is missing. */
      readonly slots: readonly OfferedSlot[];
      readonly unknown: readonly PersonId[];
      /** Those needed, for whom they were looked for. */
      readonly people?: readonly PersonId[];
    }
  | {
      readonly type: 'chooseSlot';
      readonly meeting: MeetingId;
      readonly slot: Slot;
      /** Asked for when the slot lies outside the window, or somebody needed is known to be missing. */
      readonly reason: WrittenText | null;
      /** All who are to be invited beside those whom the rule names; absent: they were not asked for. */
      readonly others?: readonly PersonId[];
    }
  | {
      readonly type: 'recordBooking';
      readonly meeting: MeetingId;
      readonly slot: Slot;
      readonly eventId: string;
      readonly joinUrl: string | null;
      /** With whom it was booked beside those whom the rule names; absent: nobody. */
      readonly others?: readonly PersonId[];
      /** Everybody for whom it was asked; absent: those who take part. */
      readonly people?: readonly PersonId[];
      /** Whose calendars could not be read before it was booked; absent: nobody's. */
      readonly missing?: readonly Missing[];
    }
  /** The convener's own time was looked into, and not everybody needed can come: nothing was booked. */
  | {
      readonly type: 'recordNotFree';
      readonly meeting: MeetingId;
      readonly slot: Slot;
      readonly missing: readonly Missing[];
    }
  /** The calendar refused the booking: the convener is told and may choose again. */
  | { readonly type: 'recordBookingRefused'; readonly meeting: MeetingId; readonly code: string }
  /** An event of ours stays in people's calendars though its meeting is cancelled. */
  | { readonly type: 'recordCancelRefused'; readonly meeting: MeetingId; readonly code: string }
  | { readonly type: 'cancelMeeting'; readonly meeting: MeetingId }
  /**
   * What the calendar says of a booked meeting: the time with which it was compared, and what stands there
   * now; null: its event is gone.
   */
  | {
      readonly type: 'recordCalendarNews';
      readonly meeting: MeetingId;
      readonly booked: Slot;
      readonly seen: {
        readonly slot: Slot;
        readonly answers: readonly {
          readonly person: PersonId;
          /** Null: none, or it was taken back. */
          readonly said: InvitationAnswer | null;
          readonly proposes: Slot | null;
        }[];
      } | null;
    }
  /** The booked time stays, whatever was said to it; with a reason where the rules ask for one. */
  | { readonly type: 'keepTime'; readonly meeting: MeetingId; readonly reason: WrittenText | null }
  /** Somebody else arranges the meeting from here on. */
  | { readonly type: 'handOverMeeting'; readonly meeting: MeetingId; readonly to: PersonId }
  /** It did not take place: another time is looked for, or it is called off. */
  | {
      readonly type: 'recordNotHeld';
      readonly meeting: MeetingId;
      readonly next: 'another-time' | 'called-off';
      readonly reason: WrittenText;
    }
  /** Gives up the booked time and has others looked for. */
  | { readonly type: 'findAnotherTime'; readonly meeting: MeetingId }
  | {
      readonly type: 'recordMeeting';
      readonly meeting: MeetingId;
      readonly outcome: WrittenText;
      readonly tasks: readonly WrittenPlanItem[];
      /** Monitoring: were the agreed outcomes achieved? */
      readonly achieved: boolean | null;
      /** Of those invited, who was there; absent: it was not asked. */
      readonly attended?: readonly PersonId[];
    }
  /** A meeting that no rule asks for (A-CB-15), or monitoring again. */
  | {
      readonly type: 'askMeeting';
      readonly purpose: 'stage' | 'monitoring';
      readonly by: Day;
      readonly reason: WrittenText | null;
    }
  | { readonly type: 'passTo'; readonly meeting: MeetingId }
  | { readonly type: 'considerReferral'; readonly note: WrittenText | null }
  | { readonly type: 'discussReferral'; readonly note: WrittenText }
  | {
      readonly type: 'refer';
      readonly on: Day;
      readonly met: readonly string[];
      readonly reason: WrittenText | null;
      readonly answers: Readonly<Record<string, WrittenText>>;
    }
  | { readonly type: 'answerReferral'; readonly on: Day; readonly note: WrittenText }
  | { readonly type: 'dropReferral'; readonly reason: WrittenText }
  | {
      readonly type: 'recordConsultation';
      readonly stage: StageEntryId;
      readonly consultation: WrittenConsultation;
    }
  | { readonly type: 'fileRecord'; readonly stage: StageEntryId; readonly record: string }
  | {
      readonly type: 'endTask';
      readonly stage: StageEntryId;
      readonly task: string;
      readonly how: 'done' | 'not-needed';
      /** Must be there where it is not needed. */
      readonly note: WrittenText | null;
    }
  | {
      readonly type: 'addNote';
      readonly note: string;
      readonly on: Day;
      readonly text: WrittenText | null;
    }
  | ReadForAudit
  | HandingOver;

/** Whose it is changes; which case, stage and day it is does not. */
export type HandingOver =
  /** The raiser's manager takes a raiser's case over, or hands it to another raiser. */
  | { readonly type: 'handOverCase'; readonly to: PersonId; readonly reason: WrittenText | null }
  /** Somebody acts for the raiser on these days; the case stays the raiser's. */
  | {
      readonly type: 'coverRaiser';
      readonly cover: PersonId;
      readonly firstDay: Day;
      readonly lastDay: Day;
      readonly reason: WrittenText | null;
    }
  | { readonly type: 'endCover' }
  /** The seat of somebody who is asked at a stage goes to another person; its due day stays. */
  | {
      readonly type: 'handOverSeat';
      readonly stage: StageEntryId;
      readonly role: RoleKey;
      /** Whose seat it is; null: nobody's, since the post was vacant. */
      readonly person: PersonId | null;
      readonly to: PersonId;
      readonly reason: WrittenText | null;
    }
  /** Seats whose people no longer hold their posts follow the posts. */
  | { readonly type: 'followPosts' };

export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { readonly type: T }>;

export type { DeliveryOf };
