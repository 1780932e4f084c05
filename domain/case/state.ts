import type { Day, Moment } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import type { ProcedureId, RoleKey, StageKey } from '../procedure/index.ts';
import type { CaseId, PlanItem, Reference, StageEntryId } from './caseTerms.ts';
import type { Clock, WholeClock } from './clockState.ts';
import type { Meeting } from './meetingState.ts';
import type { ReferralState } from './referralState.ts';
import type { StoredText } from './text.ts';

export type * from './caseTerms.ts';
export type * from './clockState.ts';
export type * from './meetingState.ts';
export type * from './referralState.ts';

/** The folded state of a case: the only thing a decision loads. */
export interface CaseState {
  readonly id: CaseId;
  /** Number of events folded; the expected version of the next append. */
  readonly version: number;
  readonly reference: Reference;
  readonly procedure: { readonly id: ProcedureId; readonly version: string };
  readonly raisedAt: Moment;
  readonly raiser: PersonId;
  /** Covers for the raiser, recorded (design section 1). */
  readonly cover: PersonId | null;
  /** Whoever is recorded as cover, and for which days; absent: nobody is. */
  readonly covering?: Covering;
  /** London day on which it was last told that the raiser holds their post no more; absent: they do. */
  readonly raiserGoneToldOn?: Day;
  /** Who raised it where that was not the raiser (A-DO-17). */
  readonly raisedBy: PersonId;
  readonly scope: {
    readonly team: string | null;
    readonly service: string | null;
    /** Digests of record numbers. */
    readonly children: readonly string[];
  };
  /** JSON of `Subject[]`: record numbers and initials. */
  readonly subjects: StoredText;
  /** As raised; what later stages added stands at their entries (`contentOf`). */
  readonly content: Content;
  readonly status: CaseStatus;
  readonly stages: readonly StageEntry[];
  /** The whole-process clock; null where the procedure has none or it has not begun. */
  readonly whole: WholeClock | null;
  readonly meetings: readonly Meeting[];
  readonly referral: ReferralState | null;
  readonly notes: readonly Note[];
  /** Everybody a case has told or asked, with when and as what: the base of who may see it. */
  readonly involved: readonly Involvement[];
  /** Who was last not reached with news, and how often in a row; absent: everybody is. */
  readonly unreached?: Readonly<Record<string, number>>;
  /** Keys of the rungs that fired or were passed by (`rungKey`): none of them is armed again. */
  readonly fired: readonly string[];
}

export interface Covering {
  readonly person: PersonId;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

export type CaseStatus =
  | { readonly kind: 'open' }
  | {
      readonly kind: 'closed';
      readonly how:
        'resolved' | 'withdrawn' | 'referred' | 'unresolved-at-highest' | 'deemed-agreed';
      readonly at: Moment;
      readonly by: PersonId;
      readonly reason: StoredText;
      readonly stage: StageEntryId;
    };

export interface Subject {
  readonly record: string;
  readonly initials: string | null;
}

/** What a case says: its categories, and the answers to the procedure's own questions. */
export interface Content {
  readonly categories: readonly string[];
  readonly categoryNotes: Readonly<Record<string, StoredText>>;
  /** By field key. */
  readonly answers: Readonly<Record<string, Answer>>;
}

export type Answer =
  | { readonly kind: 'text'; readonly text: StoredText }
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'choices'; readonly keys: readonly string[] };

export interface StageEntry {
  readonly id: StageEntryId;
  readonly stage: StageKey;
  readonly openedAt: Moment;
  readonly openedBy: PersonId;
  /** Those asked; one entry per role and person. */
  readonly responders: readonly Responder[];
  readonly copies: readonly CopyTo[];
  readonly skipped: readonly StageKey[];
  readonly reason: StoredText | null;
  /** What was added or written anew when this stage was opened; null: nothing. */
  readonly content: Content | null;
  readonly consultations: readonly Consultation[];
  readonly clock: Clock | null;
  readonly acknowledgedAt: Moment | null;
  readonly replies: readonly Reply[];
  readonly judgements: readonly Judgement[];
  /** Why the raiser asked again after the last reply; absent: they did not. */
  readonly askedAgain?: { readonly at: Moment; readonly reason: StoredText };
  /** A reply stands that the raiser has not yet decided on. */
  readonly answered: boolean;
  readonly timeRequest: TimeRequest | null;
  readonly extensions: readonly ExtensionGiven[];
  readonly decision: DecisionMade | null;
  /** Record tasks that a person confirmed as entered (A-X-10). */
  readonly filed: readonly RecordFiledAt[];
  readonly tasks: readonly TaskEnd[];
  /** London day on which the raiser was last told that the alert reached nobody; null: it did. */
  readonly undeliveredToldOn: Day | null;
  /** London day of the last reminder that nobody has recorded with what its clock begins; absent: none. */
  readonly startToldOn?: Day;
}

export interface RecordFiledAt {
  readonly record: string;
  readonly at: Moment;
  readonly by: PersonId;
  readonly onBehalfOf?: PersonId;
}

/** How a task beside the answers ended. */
export interface TaskEnd {
  readonly task: string;
  readonly how: 'done' | 'not-needed';
  readonly at: Moment;
  readonly by: PersonId;
  /** For whom a deputy or cover said so; absent: for nobody else. */
  readonly onBehalfOf?: PersonId;
  readonly note: StoredText | null;
}

/** Put on the record beside the stages; seen by the reviewing side alone. */
export interface Note {
  readonly note: string;
  readonly on: Day;
  readonly at: Moment;
  readonly by: PersonId;
  readonly onBehalfOf?: PersonId;
  readonly text: StoredText | null;
}

export interface Responder {
  readonly role: RoleKey;
  /** Null: the post was vacant when the stage opened. */
  readonly person: PersonId | null;
  readonly deputy: PersonId | null;
  readonly delivery: Delivery;
  /** Who has the alert on their behalf, each once; absent: nobody. */
  readonly standIns?: readonly HasAlert[];
  /** They were away when something was delivered to them; absent: not as far as is known. */
  readonly away?: Away;
  /** For whom a deputy has the seat, to whom it was handed over; absent: for nobody else. */
  readonly onBehalfOf?: PersonId;
  /** A person gave it to them, perhaps from another team: any such post of theirs keeps it. */
  readonly chosen?: true;
  /** When the alert had reached the one before: their days run on, and are not new. */
  readonly reachedBefore?: Moment;
  /** Who had it or its alert and has it no more; absent: nobody, as far as is known. */
  readonly before?: readonly PersonId[];
}

/** Somebody who is told in a person's place, and why it is them. */
export interface StandIn {
  readonly person: PersonId;
  readonly as: 'deputy' | 'cover' | 'duty';
}

/** Somebody who has the alert on a person's behalf. */
export interface HasAlert extends StandIn {
  /** The attempt that was accepted or uncertain; absent: as it was recorded before it was kept. */
  readonly since?: Moment;
}

/** What Outlook said of a person, and who was told on their behalf; the clock runs on. */
export interface Away {
  /** Null: no end is known. */
  readonly until: Moment | null;
  readonly noticedAt: Moment;
  /** Null: there is nobody who could be told. */
  readonly standIn: StandIn | null;
  /** What was on its way to them then: it is asked once for each. */
  readonly what: readonly string[];
}

export interface CopyTo {
  readonly role: RoleKey;
  readonly person: PersonId | null;
  /** Sees reference, stage and dates only. */
  readonly registerOnly: boolean;
  readonly delivery: Delivery;
}

/** Four facts, recorded apart (design section 7). */
export interface Delivery {
  readonly sentAt: Moment | null;
  /** First attempt that was accepted or uncertain. */
  readonly deliveredAt: Moment | null;
  readonly uncertain: boolean;
  readonly route: Route | null;
  /** Who received it in their place; absent: they themselves. */
  readonly through?: StandIn;
  readonly openedAt: Moment | null;
  readonly failed: string | null;
  /** The card that reached nobody; absent: as it was recorded before. */
  readonly failedEffect?: string;
  /** The alert of which the raiser was told that it is late; absent: of none. */
  readonly late?: string;
  /** It waits for its addressee's daily list of that day; absent: for none. */
  readonly listed?: Day;
  /** The effect whose sending was last recorded as delivered; the same one is recorded once. */
  readonly effect: string | null;
}

/**
 * `deputy`: as it was recorded before a stand-in had a whole ladder of their own. `list`: in their daily
 * list in Teams; `list-by-mail`: by the mail that came in its place.
 */
export type Route = 'teams' | 'teams-after-install' | 'mail' | 'deputy' | 'list' | 'list-by-mail';

export interface Consultation {
  readonly role: RoleKey;
  readonly on: Day;
  readonly view: StoredText | null;
  /** Why it did not take place (emergency, unavailable). */
  readonly notHeld: StoredText | null;
}

export interface Reply {
  readonly id: number;
  readonly at: Moment;
  readonly by: PersonId;
  readonly onBehalfOf: PersonId | null;
  readonly role: RoleKey;
  readonly text: StoredText;
  readonly plan: readonly PlanItem[];
  /** The responder says that what was asked is done (SW-37). */
  readonly done: boolean;
}

/** Whether a reply is enough, as somebody beside the raiser sees it; the last word of each counts. */
export interface Judgement {
  readonly reply: number;
  readonly at: Moment;
  readonly by: PersonId;
  readonly onBehalfOf: PersonId | null;
  readonly role: RoleKey;
  readonly satisfied: boolean;
  readonly reason: StoredText | null;
}

export interface TimeRequest {
  readonly at: Moment;
  readonly by: PersonId;
  readonly until: Day;
  readonly reason: StoredText;
  readonly answer:
    | { readonly kind: 'open' }
    | { readonly kind: 'granted'; readonly at: Moment; readonly until: Day }
    | { readonly kind: 'refused'; readonly at: Moment; readonly reason: StoredText };
}

export interface ExtensionGiven {
  readonly at: Moment;
  readonly by: PersonId;
  readonly from: Day | null;
  readonly until: Day;
  readonly record: Readonly<Record<string, StoredText>>;
}

export interface DecisionMade {
  readonly at: Moment;
  readonly by: PersonId;
  readonly kind:
    'resolved' | 'escalated' | 'withdrawn' | 'unresolved-at-highest' | 'referred' | 'deemed-agreed';
  readonly reason: StoredText;
  /** It was taken up again after that, by being reopened or by moving on; absent: it was not. */
  readonly reopened?: { readonly at: Moment; readonly reason: StoredText };
}

export interface Involvement {
  readonly person: PersonId;
  /**
   * `told`: told of a referral by the procedure's rule, and of nothing else. The former ones have handed
   * it over: they may know that they did, and how far it is by its dates.
   */
  readonly as:
    | 'responder'
    | 'deputy'
    | 'judge'
    | 'copy'
    | 'register-copy'
    | 'convener'
    | 'attendee'
    | 'told'
    | 'former-raiser'
    | 'former-responder';
  readonly stage: StageEntryId;
  readonly from: Moment;
}
