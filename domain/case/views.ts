import type { Day, Moment } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import type { NoteRule, Procedure, RoleKey, StageKey, Wording } from '../procedure/index.ts';
import type { CommandType } from './commands.ts';
import type {
  CaseId,
  CaseStatus,
  DecisionMade,
  InvitationAnswer,
  MeetingId,
  Reference,
  Missing,
  Slot,
  StageEntryId,
  StandIn,
  Subject,
} from './state.ts';

/**
 * A case as one person may see it now (permission table of design section 6): everything a card or a
 * page shows, nothing that this person may not see. Words are not chosen here.
 */
export interface CaseView {
  readonly id: CaseId;
  readonly reference: Reference;
  readonly version: number;
  readonly procedure: Procedure;
  /** `register`: only reference, stage and dates are filled. */
  readonly depth: 'full' | 'involved' | 'copied' | 'meeting' | 'register';
  readonly viewer: PersonId;
  /** For whom the viewer answers at the running stage, as their deputy; null: for nobody else. */
  readonly onBehalfOf: NamedPerson | null;
  /** For whom the viewer does the rest of what they may do here: cover of the raiser, deputy of a post. */
  readonly actsFor: readonly NamedPerson[];
  /** It was this viewer's and is no longer: whose it is, by their posts, and the day of the hand-over, if there was one; null: it was not. */
  readonly handedOn: { readonly to: readonly string[]; readonly on: Day | null } | null;
  readonly handing: HandingView;
  readonly status: 'open' | Extract<CaseStatus, { readonly kind: 'closed' }>['how'];
  readonly closedReason: string | null;
  readonly raisedAt: Moment;
  readonly raiser: NamedPerson;
  readonly team: string | null;
  readonly subjects: readonly Subject[];
  readonly categories: readonly string[];
  readonly answers: readonly { readonly label: string; readonly value: string }[];
  readonly stages: readonly StageView[];
  /** The stage that runs, or ran last. */
  readonly current: StageView;
  readonly whole: {
    readonly due: Day;
    readonly firstDue: Day;
    readonly daysLeft: number | null;
    readonly explanation: readonly string[];
  } | null;
  readonly meetings: readonly MeetingView[];
  readonly referral: ReferralView | null;
  readonly tasks: readonly TaskView[];
  /** What waits to be put on record, of what this viewer may confirm. */
  readonly records: readonly RecordView[];
  readonly notes: readonly NoteView[];
  /** What this person may put on the record now. */
  readonly noteKinds: readonly NoteRule[];
  /** What this person may do now; a card shows no other button. */
  readonly may: readonly CommandType[];
  /** Stages to which the raiser may move the case, next one first; empty for everybody else. */
  readonly nextStages: readonly NextStage[];
  /** Teams that may lead from the next stage on, for whoever may move it; empty where there is one only. */
  readonly leads: readonly LeadTeam[];
  readonly today: Day;
}

/** Who may have it from here on. */
export interface HandingView {
  /** Raisers to whom the case may go, or who may cover; empty where this viewer may say neither. */
  readonly raisers: readonly NamedPerson[];
  readonly covering: {
    readonly by: string;
    readonly firstDay: Day;
    readonly lastDay: Day;
  } | null;
  /** Seats of the running stage that this viewer may hand over, and to whom. */
  readonly seats: readonly (NamedPerson & {
    readonly key: RoleKey;
    readonly title: string;
    readonly takers: readonly NamedPerson[];
  })[];
}

export interface LeadTeam {
  readonly id: string;
  readonly name: string;
  /** It leads now. */
  readonly now: boolean;
}

export interface NamedPerson {
  readonly id: PersonId | null;
  readonly post: string;
  readonly role: string;
}

/** Somebody to whom a message of the stage goes, and what became of it: four facts kept apart (design 7). */
export interface Receipt extends NamedPerson {
  readonly sentAt: Moment | null;
  readonly deliveredAt: Moment | null;
  readonly uncertain: boolean;
  readonly route: string | null;
  readonly openedAt: Moment | null;
  readonly failed: string | null;
  /** It waits for their daily list of that day; absent: for none. */
  readonly listed?: Day;
  /** Who has it in their place; absent: nobody. */
  readonly through?: { readonly post: string; readonly as: StandIn['as'] };
  /** Away, until when where that is known, and who was told for them; shown with the whole stage. */
  readonly away?: { readonly until: Day | null; readonly told: string | null };
}

export interface StageView {
  readonly entry: StageEntryId;
  readonly stage: StageKey;
  readonly label: string;
  readonly name: string;
  readonly formal: boolean;
  readonly openedAt: Moment;
  readonly responders: readonly Receipt[];
  readonly copies: readonly Receipt[];
  readonly due: Day | null;
  readonly firstDue: Day | null;
  /** Null: the stage has no clock. Only a running one can be overdue. */
  readonly clock: 'waiting' | 'running' | 'stopped' | 'ended' | null;
  readonly wording: Wording;
  /** Working days from today to the due day: 0 on it, negative after it; null where no clock runs. */
  readonly daysLeft: number | null;
  readonly explanation: readonly string[];
  /** What its clock begins with, where that is not the delivery, and the day recorded for it. */
  readonly start: { readonly label: string; readonly on: Day | null } | null;
  /** What must be done before it can be resolved, and was not yet. */
  readonly waitsFor: readonly string[];
  /** The last day to which more time can take it; null where none is set, or no clock has started. */
  readonly latestDue: Day | null;
  readonly acknowledgedAt: Moment | null;
  readonly replies: readonly {
    readonly id: number;
    readonly at: Moment;
    readonly by: string;
    readonly onBehalfOf: string | null;
    readonly text: string;
    readonly plan: readonly { readonly task: string; readonly owner: string; readonly due: Day }[];
    readonly done: boolean;
  }[];
  /** Why an answer is wanted again after the last reply, until it is there; null: it is not. */
  readonly askedAgain: { readonly at: Moment; readonly reason: string } | null;
  /** Who says beside the raiser whether the reply is enough; null: nobody, or none of this person's. */
  readonly judging: JudgingView | null;
  /** There may be replies that this person does not see: their lack says nothing. */
  readonly repliesHidden?: boolean;
  readonly timeRequest: {
    readonly until: Day;
    /** The day that was given; null: none yet, or none at all. */
    readonly given: Day | null;
    readonly reason: string;
    readonly state: 'open' | 'granted' | 'refused';
  } | null;
  readonly decision: {
    readonly kind: DecisionMade['kind'];
    readonly at: Moment;
    readonly reason: string;
    /** Why it was taken up again after that; null: it was not. */
    readonly reopened: string | null;
  } | null;
  readonly reason: string | null;
  readonly skipped: readonly string[];
  /** Record tasks of this stage that were confirmed as entered, by key (A-X-10). */
  readonly filed: readonly { readonly record: string; readonly at: Moment }[];
}

export interface JudgingView {
  /** What each said of the last reply; for those who do not read the whole case, their own word alone. */
  readonly words: readonly (NamedPerson & {
    readonly own: boolean;
    /** Null: nothing yet. */
    readonly satisfied: boolean | null;
    readonly reason: string | null;
    readonly at: Moment | null;
  })[];
  /** Whose word holds it up that the matter is closed as resolved, of all of them or of one. */
  readonly missing: { readonly need: 'all' | 'any'; readonly who: readonly string[] };
}

export interface MeetingView {
  readonly id: MeetingId;
  /** The stage entry that it belongs to. */
  readonly entry: StageEntryId;
  readonly purpose: 'stage' | 'monitoring' | 'referral';
  readonly label: string;
  /** What the procedure says that it is for; null: it says nothing. */
  readonly aim: string | null;
  /** What the raiser wrote that it is for; null: nothing, or this viewer knows the meeting alone. */
  readonly wish: string | null;
  readonly convener: NamedPerson;
  readonly attendees: readonly (NamedPerson & { readonly required: boolean })[];
  /** Whom the convener invited beside them. */
  readonly others: readonly NamedPerson[];
  /** For its convener, where the rule lets somebody add people: whose word it is, and who may be. */
  readonly inviting: { readonly by: string; readonly people: readonly NamedPerson[] } | null;
  readonly window: { readonly from: Day; readonly to: Day; readonly ours: boolean };
  readonly slots: readonly (Slot & { readonly missing?: readonly MissingPerson[] })[];
  /** Who is known to be missing, or not known, at the time that was chosen; absent: nobody. */
  readonly missing?: readonly MissingPerson[];
  /** The time that was chosen is looked into before it is booked; absent: it is booked as it is. */
  readonly unchecked?: true;
  /** The calendar did not accept who takes part now; absent: it did, or this viewer does not arrange it. */
  readonly uninvited?: true;
  /** Whose calendar could not be read in the search; absent: everybody's could. */
  readonly unread?: readonly NamedPerson[];
  readonly status: 'finding' | 'offered' | 'no-slot' | 'booking' | 'booked' | 'held' | 'cancelled';
  readonly slot: Slot | null;
  readonly joinUrl: string | null;
  readonly outcome: string | null;
  readonly tasks: readonly { readonly task: string; readonly owner: string; readonly due: Day }[];
  readonly achieved: boolean | null;
  /** Of those invited, who was there; null: it was not asked, or it was not held. */
  readonly attended: readonly NamedPerson[] | null;
  /** It was to be held and was not. */
  readonly notHeld: boolean;
  /** What people said to the invitation, for whoever arranges it or reads the whole case. */
  readonly said: readonly SaidView[];
  /** It was moved in Outlook outside its days, and the convener is asked why. */
  readonly owesReason: boolean;
  /** The time that it had before its event was taken out of the calendar; null: nothing was lost. */
  readonly lost: Slot | null;
  /** Everybody who stands in the invitation. */
  readonly invited: readonly NamedPerson[];
  /** To whom this viewer may hand the arranging; empty: to nobody. */
  readonly handTo: readonly NamedPerson[];
  readonly mayKeep: boolean;
  readonly mayRecordNotHeld: boolean;
  /** The meeting that was called off so that this one could be held at another time. */
  readonly insteadOf: MeetingId | null;
  /** This viewer arranges it, may call it off, may give up its time for another, or writes its outcome. */
  readonly mayArrange: boolean;
  readonly mayCancel: boolean;
  readonly mayFindAnother: boolean;
  readonly mayRecord: boolean;
  /** Whom its recorder may choose for what was agreed; empty for everybody else. */
  readonly doers: readonly NamedPerson[];
}

/** What somebody said to an invitation in their own calendar. */
export interface SaidView extends NamedPerson {
  readonly said: InvitationAnswer;
  /** They are needed at it. */
  readonly needed: boolean;
  readonly proposes: Slot | null;
  /** The convener has dealt with it. */
  readonly settled: boolean;
}

export type MissingPerson = NamedPerson & Pick<Missing, 'why'>;

export interface ReferralView {
  readonly state: string;
  readonly steps: readonly {
    readonly kind: string;
    readonly at: Moment;
    readonly note: string | null;
  }[];
  /** What the referral itself says (DU-142); empty for whoever does not read the whole case. */
  readonly answers: readonly { readonly label: string; readonly value: string }[];
  readonly referredOn: Day | null;
  readonly answeredOn: Day | null;
  /** Who is to advise whom, by their posts; null where that is nobody's task or not this viewer's to see. */
  readonly advising: { readonly by: string; readonly people: readonly string[] } | null;
}

/** Something to do beside answering. */
export interface TaskView {
  readonly entry: StageEntryId;
  readonly task: string;
  readonly title: string;
  readonly help: string | null;
  readonly stageLabel: string;
  readonly by: readonly NamedPerson[];
  readonly since: Moment;
  readonly due: Day | null;
  readonly daysLeft: number | null;
  readonly end: {
    readonly how: 'done' | 'not-needed';
    readonly at: Moment;
    readonly by: string;
    readonly onBehalfOf?: string;
    readonly note: string | null;
  } | null;
  /** It is this viewer's own to do; and this viewer may say that it is done. */
  readonly own: boolean;
  readonly mayEnd: boolean;
  /** The meeting that agreed it, and who does it in its words; absent: the procedure asks for it. */
  readonly agreed?: { readonly meeting: MeetingId; readonly label: string; readonly owner: string };
}

/** Something to be put into the record system that this viewer may confirm (A-X-10). */
export interface RecordView {
  readonly entry: StageEntryId;
  readonly record: string;
  readonly title: string;
  readonly stageLabel: string;
  /** Titles of the roles that the procedure names for it. */
  readonly by: readonly string[];
  /** The procedure names this viewer for it; the raiser may confirm what is others', too. */
  readonly own: boolean;
}

export interface NoteView {
  readonly label: string;
  readonly on: Day;
  readonly at: Moment;
  readonly by: string;
  /** For whom a deputy or cover wrote it; absent: for nobody else. */
  readonly onBehalfOf?: string;
  readonly text: string | null;
}

export interface NextStage {
  readonly stage: StageKey;
  readonly label: string;
  readonly name: string;
  readonly skips: readonly string[];
  /** What the raiser is asked on the way there, of what the procedure's form holds. */
  readonly asks: {
    /** Null: not asked, because the case has a category or the procedure has none. */
    readonly categories: { readonly mustFill: boolean } | null;
    readonly fields: readonly {
      readonly key: string;
      /** The answer must be given: the case has none, and the stage wants one. */
      readonly mustFill: boolean;
      /** As the input holds it; '' where there is none yet. */
      readonly value: string;
    }[];
  };
}
