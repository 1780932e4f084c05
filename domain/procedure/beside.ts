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
  readonly tasks?: readonly Task[];
  readonly notes?: readonly NoteRule[];
  readonly reports?: readonly ReportRule[];
  /** Ids of the notices that count as good practice in this procedure's reports (WF-04, CPC-30). */
  readonly goodPractice?: readonly string[];
  readonly guidance?: readonly GuidanceList[];
  readonly texts?: readonly TextRule[];
}

/** A limit on the raiser, before or beside any responder (CPC-07, DU-43): a reminder, never a block. */
export interface RaiserClock extends Sourced {
  readonly key: string;
  readonly label: string;
  /** The key of the date question whose day it counts from. */
  readonly from: string;
  readonly within: Span;
  /** Stages to which it belongs; absent: all. */
  readonly stages?: readonly StageKey[];
  /** `day`: no limit of the raiser's, only counted for them (CB-37); absent: a limit of theirs. */
  readonly counts?: 'limit' | 'day';
}

/** What comes before any form where a child may be in danger (DU-24 to DU-26). */
export interface Immediate extends Sourced {
  /** Asked before anything else. */
  readonly question: string;
  /** What to do when the answer is yes: the safeguarding procedure, outside this process. */
  readonly safeguarding: {
    readonly text: string;
    readonly records: readonly RecordRule[];
  } & Sourced;
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
  /** Stages at which the authority's text prescribes names. They stay out until `showNames` (design section 6). */
  readonly namesAt: readonly StageKey[];
  /**
   * The authority has switched on, knowingly, that initials and record number stand in the subject where
   * `namesAt` has them. Off: the reference stands in their place. A notification never bears them.
   */
  readonly showNames?: boolean;
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
  /** It comes up once in a case: at the first of its stages to which the case comes (DU-71). */
  readonly once?: boolean;
  /** It ends with its stage: what was not done by then is not asked for any more (CB-35). */
  readonly untilEnd?: boolean;
  /** Null: no days are stated. */
  readonly within: Span | null;
  /** The key of a date question: `within` counts from its day where one was typed, else from when it came up. */
  readonly from?: string;
  /** The key of a record of its stages: one confirmation for both, of the record or of the task (DU-43). */
  readonly record?: string;
  /**
   * The key of a question: the task comes up only where it was answered, and a day that was typed there
   * is the day by which it is to be done (WF-29).
   */
  readonly forAnswer?: string;
  /** The last day that a reply's plan names is the day by which it is to be done; no plan, no task (CPC-13). */
  readonly byPlan?: boolean;
  /** Who is told when somebody says that it is done or not needed: raiser, raiser-manager (CPC-14). */
  readonly tells?: readonly RoleKey[];
}

/** What brings a task up: the stage opened, its first reply, its end of any kind, its resolution or agreement by silence. */
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
  /** Who is told that it is on the record: raiser, raiser-manager (WF-71). */
  readonly tells?: readonly RoleKey[];
  /**
   * Somebody else brings the matter where a referral would: an outcome beside it. It records no referral,
   * and ends one that is only considered (CB-62, CB-63).
   */
  readonly insteadOfReferral?: boolean;
}

export interface ReportRule extends Sourced {
  readonly key: string;
  readonly title: string;
  /** Null: not stated. */
  readonly from: RoleKey | null;
  readonly to: string;
  /** Those of `to` who hold a role in the directory; absent: it goes to whoever makes it, to pass on. */
  readonly recipients?: readonly RoleKey[];
  /** Who is told of their own teams: figures with small numbers hidden, and what is open there (WF-66). */
  readonly teamRecipients?: readonly RoleKey[];
  /** Stays inside the service: small numbers are shown and open cases are listed. */
  readonly inside?: boolean;
  /** `regular`: stated, without an interval. */
  readonly every: 'month' | 'quarter' | 'year' | 'regular' | null;
  readonly content: string;
  /** What of it is counted nowhere here: whoever gives the report is sent it too, to add this (WF-09). */
  readonly besides?: string;
}

/**
 * A text that is made ready to be copied, for those who read the whole case. `steps`: what was done, with
 * its days and posts and nobody's words (SW-06); `earlier`: what was raised about the child before, and
 * this (CB-70); `answers`: what the raiser said (CB-71); `mail`: a mail that its raiser sends, with whom it is for, its subject and its text (DO-28).
 */
export interface TextRule extends Sourced {
  readonly key: string;
  readonly label: string;
  readonly kind: 'steps' | 'earlier' | 'answers' | 'mail';
  /** Of `answers` and of a `mail`: keys of the questions whose answers it holds, in this order. */
  readonly answers?: readonly string[];
  /**
   * Of a `mail`: what stands in the place of a question above its answer, by the question's key. Whoever
   * reads the mail is not whom the form asked (DO-28).
   */
  readonly answerLabels?: Readonly<Record<string, string>>;
  /** Of a `mail`: what the case is called in it; absent: as everywhere (`labels.matter`). */
  readonly matter?: string;
  /** Of a `mail`: stages whose responders it is for; absent: all. */
  readonly stages?: readonly StageKey[];
}

/** A list that is shown as help and chosen from nowhere. */
export interface GuidanceList extends Sourced {
  readonly key: string;
  readonly label: string;
  readonly choices: readonly Choice[];
}
