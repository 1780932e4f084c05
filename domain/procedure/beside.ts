import type { Choice, RecordRule, RoleKey, Sourced, Span, StageKey } from './terms.ts';

/**
 * Rules that stand beside the ladder of stages (requirements 4.4 and 4.5): clocks of the raiser, the
 * path for immediate concerns, other routes, notices, reports. A case runs without any of them.
 */
export interface Beside {
  readonly raiserClocks?: readonly RaiserClock[];
  readonly immediate?: Immediate;
  /** Matters that belong to another route; the raiser is pointed there, never blocked. */
  readonly otherRoutes?: readonly OtherRoute[];
  readonly mailSubject?: MailSubject;
  readonly reviewDecisions?: ReviewDecisions;
  readonly notices?: readonly Notice[];
  readonly tasks?: readonly Task[];
  readonly notes?: readonly NoteRule[];
  readonly reports?: readonly ReportRule[];
  readonly guidance?: readonly GuidanceList[];
}

/** A limit on the raiser, before or beside any responder (CPC-07, DU-43): a reminder, never a block. */
export interface RaiserClock extends Sourced {
  readonly key: string;
  readonly label: string;
  /** From what it counts, in words. */
  readonly from: string;
  readonly within: Span;
  /** Stages to which it belongs; absent: all. */
  readonly stages?: readonly StageKey[];
}

/** The fast path for a child who may be in danger (DU-24 to DU-26, DU-67 to DU-71). */
export interface Immediate extends Sourced {
  /** Asked before anything else. */
  readonly question: string;
  /** What to do when the answer is yes: the safeguarding procedure, outside this process. */
  readonly safeguarding: {
    readonly text: string;
    readonly records: readonly RecordRule[];
  } & Sourced;
  /** Talked to one after the other, from the first. */
  readonly ladder: readonly RoleKey[];
  readonly discussionsWithin: Span;
  /** The written report follows afterwards. */
  readonly recordWithin: Span;
}

export interface OtherRoute extends Sourced {
  readonly key: string;
  /** What it is about. */
  readonly label: string;
  /** Where it goes instead. */
  readonly sendTo: string;
  /** Limit of that other route, shown only. */
  readonly within?: Span;
}

/** The subject line that an authority prescribes for the alert's mail (DO-37, A-DO-06). */
export interface MailSubject extends Sourced {
  /** Holds `{stage}`, `{names}`, `{record}` and `{due}`. */
  readonly template: string;
  readonly stages: readonly StageKey[];
  /** Stages at which the rule prescribes names; they stay out until an administrator switches them on. */
  readonly namesAt: readonly StageKey[];
}

/** Decisions of a review that count as agreed when nobody answers (WF-26 to WF-29). */
export interface ReviewDecisions extends Sourced {
  readonly sentBy: RoleKey;
  readonly sendWithin: Span;
  readonly answeredBy: RoleKey;
  readonly answerWithin: Span;
}

/** Something told that is no alert: good practice, a significant change, a plan that waits for its review. */
export interface Notice extends Sourced {
  readonly key: string;
  readonly kind: 'good-practice' | 'significant-change' | 'plan-hold';
  readonly title: string;
  readonly by: RoleKey;
  readonly to: readonly RoleKey[];
  readonly choices: readonly Choice[];
  readonly records: readonly RecordRule[];
}

/**
 * Something that a named role does beside answering: a supervision session, a talk, a word to the family
 * (A-DU-23, A-DU-24). It is asked for and confirmed; it holds nothing up.
 */
export interface Task extends Sourced {
  readonly key: string;
  readonly title: string;
  readonly help?: string;
  readonly by: RoleKey;
  readonly on: TaskTrigger;
  /** Stages at which it comes up; absent: all. */
  readonly stages?: readonly StageKey[];
  /** Null: no days are stated. */
  readonly within: Span | null;
}

/** What brings a task up: the stage opened, its first reply, its end of any kind, its resolution. */
export type TaskTrigger = 'opened' | 'answered' | 'ended' | 'resolved';

/**
 * Something that may be put on a case's record at any time: that legal advice was sought, who else is
 * involved, that a manager sees it differently. Those who are asked never see it.
 */
export interface NoteRule extends Sourced {
  readonly key: string;
  readonly label: string;
  readonly help?: string;
  readonly by: readonly RoleKey[];
  /** `none`: the fact and its day alone (legal advice). */
  readonly text: 'none' | 'optional' | 'required';
  /** From which stage it is open; absent: from the beginning. */
  readonly from?: StageKey;
}

export interface ReportRule extends Sourced {
  readonly key: string;
  readonly title: string;
  /** Null: not stated. */
  readonly from: RoleKey | null;
  readonly to: string;
  /** `regular`: stated, without an interval. */
  readonly every: 'month' | 'quarter' | 'year' | 'regular' | null;
  readonly content: string;
}

/** A list that is shown as help and chosen from nowhere. */
export interface GuidanceList extends Sourced {
  readonly key: string;
  readonly label: string;
  readonly choices: readonly Choice[];
}
