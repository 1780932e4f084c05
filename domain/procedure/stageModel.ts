import type { Choice, RecordRule, Req, RoleKey, Sourced, Span, StageKey } from './terms.ts';

/** One step of the ladder: who is asked, who is told, by when, and what is held or recorded at it. */
export interface Stage extends Sourced {
  readonly key: StageKey;
  /** "Stage 2", "Level 1", "Informal". */
  readonly label: string;
  readonly name: string;
  readonly formal: boolean;
  readonly to: Addressees;
  readonly copies: readonly Copy[];
  /** Null: the stage has no days of its own (not stated in the source); never zero. */
  readonly clock: StageClock | null;
  /** May, must or cannot the raiser set a day of their own for this stage? It then is the due day. */
  readonly timescale: 'required' | 'optional' | 'none';
  /** How the raiser's own day is worded; absent: the clock's wording, else "reply". */
  readonly timescaleWording?: Exclude<Wording, 'expected'>;
  /** Null: the stage after this one in the list. A key: that stage. Absent `next` on the last: none. */
  readonly next?: StageKey | null;
  /** Only an entry point, never the step after another (Waltham Forest CPC level 2, A-CPC-04). */
  readonly entryOnly?: boolean;
  /** A reason is compulsory, since the stage is for exceptional circumstances (CPC-24). */
  readonly exceptional?: boolean;
  /** When the stage is meant, in plain words; shown, never enforced (A-CB-14). */
  readonly entry?: readonly string[];
  /** Examples of matters for this stage, shown as help. */
  readonly examples?: readonly Choice[];
  /** Talk that the procedure asks for before this stage: recorded, never a gate (A-X-13). */
  readonly consult?: Consult;
  /** Who may raise this stage beside the raiser (A-DO-17). */
  readonly raisedBy?: readonly RoleKey[];
  /** Guidance shown when the raiser moves to the next stage (DU-112). */
  readonly gate?: { readonly text: string; readonly req?: Req };
  /** Held at every entry of the stage: asked for as soon as it opens. */
  readonly meeting?: MeetingRule;
  /** Not asked for by itself: its shape when somebody calls one (A-CB-15, A-DO-15, DU-109). */
  readonly offeredMeeting?: MeetingRule;
  readonly monitoring?: MonitoringRule;
  /** What ends the stage beside a decision of the raiser: the answer, or that it was seen. Notices only. */
  readonly ends?: 'reply' | 'acknowledgement';
  /** Without an answer by the due day it counts as agreed, and the record keeps that apart. Notices only. */
  readonly silence?: 'agreed';
  /** Who says, beside the raiser, whether the reply is enough; without their word it cannot be resolved. */
  readonly decidedBy?: Judges;
  /** What must be done before it can be resolved (CB-77). */
  readonly waitsFor?: Waits;
  /** Who receives the reply beside the raiser (DU-104, DU-106). */
  readonly replyTo?: readonly RoleKey[];
  /** What the procedure wants of a reply; absent: nothing but words. */
  readonly reply?: ReplyRule;
  /** What a person must put into the record system, with ready text (A-X-10). */
  readonly records: readonly RecordRule[];
}

export interface Addressees extends Sourced {
  readonly roles: readonly RoleKey[];
  /**
   * `all`: each is asked, any one reply counts. `joint`: each is asked, one joint reply counts.
   * `choose-one`: the raiser picks one, the others are told. `choose-some`: the raiser picks one or more.
   */
  readonly mode: 'all' | 'joint' | 'choose-one' | 'choose-some';
}

export interface Copy extends Sourced {
  readonly role: RoleKey;
  /** Left out without a warning where nobody holds the post (A-CB-04). */
  readonly ifHeld?: boolean;
  readonly when:
    | { readonly kind: 'always' }
    /** Only where a stage addressed to this role was skipped; the raiser may drop it with a reason (A-WF-08). */
    | { readonly kind: 'bypassed' }
    /** The raiser says yes or no to this question on the form. */
    | { readonly kind: 'ask'; readonly question: string };
}

/**
 * How a due day is worded: "reply by", "a reply is expected by" where the authority's text says no more
 * than that (A-WF-03), or "resolved by". All three count and remind alike.
 */
export type Wording = 'reply' | 'expected' | 'resolution';

export type StopsOn = 'response' | 'resolution' | 'meeting' | 'decision';

export interface StageClock extends Span {
  readonly stopsOn: readonly StopsOn[];
  readonly wording: Wording;
  /**
   * The longest that more time can make the stage, counted from its day 0 as the limit itself is. Absent:
   * more time has no maximum. A day that the raiser sets when the stage opens is no "more time".
   */
  readonly atMost?: Span;
  /**
   * What the clock begins with, where that is not the delivery. Until somebody has said on which day it
   * happened the clock waits; the whole limit runs all the same. Absent: it begins with the delivery.
   */
  readonly from?: StartEvent;
}

/** Something that happens outside the product and starts a clock. */
export interface StartEvent extends Sourced {
  /** A sentence without its full stop: "The statement of complaint is agreed". */
  readonly label: string;
  /** Who says on which day it happened; only the raiser corrects that day. */
  readonly by: readonly RoleKey[];
}

/** Closing and moving on stay the raiser's alone (A-X-09): these only say whether the last reply is enough. */
export interface Judges extends Sourced {
  readonly roles: readonly RoleKey[];
  /** `any`: one of them is enough. */
  readonly need: 'all' | 'any';
}

/**
 * Tasks of the stage that hold its resolution up until they are done. Software cannot stop what happens
 * outside it: whoever goes ahead without them says who decided that, and why (A-CB-17).
 */
export interface Waits extends Sourced {
  /** Keys of tasks beside the ladder that come up when the stage opens. */
  readonly tasks: readonly string[];
}

export interface Consult extends Sourced {
  readonly roles: readonly RoleKey[];
  /** `any`: one of the roles is enough. */
  readonly need: 'all' | 'any';
}

export interface MeetingRule extends Sourced {
  readonly label: string;
  /** What the meeting is for; told to everybody who is invited, also in the calendar. Never about a child. */
  readonly purpose?: string;
  /** The role that arranges the meeting; `raiser` and `raiser-manager` mean those of the case. */
  readonly convener: RoleKey;
  readonly required: readonly RoleKey[];
  readonly optional: readonly RoleKey[];
  /** Who says who else takes part: whoever arranges it then chooses them with the time. */
  readonly othersBy: RoleKey | null;
  /** The raiser's manager sees that it takes place: they are told when its last day passes without a time (CB-85). */
  readonly managerOversees?: boolean;
  /** Null: the stage's own limit, else ten working days, shown as ours (design section 5). */
  readonly within: Span | null;
  /** Who writes the outcome; default the convener. */
  readonly recorder: RoleKey | null;
  /** Minutes; 60 where nothing is said. */
  readonly minutes?: number;
}

export interface MonitoringRule extends Sourced {
  readonly label: string;
  /** As of a `MeetingRule`. */
  readonly purpose?: string;
  readonly within: Span;
  readonly convener: RoleKey;
  readonly required: readonly RoleKey[];
  readonly optional: readonly RoleKey[];
  /** What is offered when outcomes were not achieved (DU-124, DU-130). */
  readonly onNotAchieved: readonly NotAchieved[];
  readonly records?: readonly RecordRule[];
}

export type NotAchieved =
  | { readonly kind: 'next-stage'; readonly req?: Req }
  | { readonly kind: 'monitor-again'; readonly req?: Req }
  /** Tell these roles and ask them to follow it up. */
  | { readonly kind: 'pass-to'; readonly roles: readonly RoleKey[]; readonly req?: Req };

/** How a stage is to be answered. */
export interface ReplyRule extends Sourced {
  /** Told above the reply, to whoever writes it. */
  readonly help?: string;
  /** `required`: at least one task with a person and a day (DU-83); absent: tasks may be left out. */
  readonly plan?: 'optional' | 'required';
  /**
   * False: the stage tells something and asks for no answer; it stays open until its raiser closes it, and
   * who is told may write back (CB-13, CB-71). Notices alone.
   */
  readonly wanted?: boolean;
  /** What else the raiser can do once there is a reply; told beside it, where they decide (A-WF-05). */
  readonly then?: string;
}
