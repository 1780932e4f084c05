/**
 * What a procedure is: one authority's rule set, as data (design section 8, requirements 4.1 and 4.4).
 * The files are `procedures/*.yaml`; `procedures/procedure.schema.json` is their JSON Schema and
 * `check.ts` says what is wrong or doubtful about one. Nothing here knows a procedure by name.
 */

import type { Beside } from './beside.ts';
import type { Consult, MeetingRule, Stage } from './stageModel.ts';
import type { Choice, RecordRule, Req, RoleKey, Sourced, Span, StageKey } from './terms.ts';

export type { Choice, RecordRule, Req, RoleKey, Sourced, Span, StageKey, Unit } from './terms.ts';
export type * from './beside.ts';
export type * from './stageModel.ts';

export type ProcedureId = string;
export type ProcedureKind = 'alert' | 'notice';

/** The role key that always means the person who raised the case. */
export const RAISER: RoleKey = 'raiser';
/** The role key that always means the manager of the person who raised the case. */
export const RAISER_MANAGER: RoleKey = 'raiser-manager';
/** Role keys whose holders read every case of the service. */
export const QUALITY: readonly RoleKey[] = ['qa-head', 'qa-deputy'];
/** The role key of those who keep people, calendar and procedures; no procedure names it. */
export const ADMINISTRATOR: RoleKey = 'administrator';
/** The role key of those who may read any case for an audit, each time with a reason that is recorded. */
export const AUDITOR: RoleKey = 'auditor';
/** The role key of those who are asked when neither a person nor their deputy can be reached. */
export const DUTY: RoleKey = 'duty';
/** The role key that means whoever is asked at the current stage. */
export const RESPONDER: RoleKey = 'responder';

export interface Procedure extends Sourced {
  readonly id: ProcedureId;
  /** Changes with every change of the file: declared version and content hash, given by the loader. */
  readonly version: string;
  /** `notice`: something told beside the ladder of alerts, begun with `/notice`; absent: an alert. */
  readonly kind?: ProcedureKind;
  readonly title: string;
  readonly authority: string;
  readonly labels: Labels;
  readonly roles: Readonly<Record<RoleKey, Role>>;
  /** Whose posts may begin it and then are its raiser; absent: the role `raiser`. */
  readonly raisers?: readonly RoleKey[];
  /** Posts that the people file keeps for these procedures count here too. */
  readonly sharesPostsWith?: readonly ProcedureId[];
  /** What is worth knowing of it and binds nobody: shown to whoever asks about the procedure. */
  readonly about?: readonly AboutLine[];
  readonly subject: Subject;
  readonly recordSystem: string;
  readonly wholeLimit: WholeLimit | null;
  readonly stages: readonly Stage[];
  readonly fields: readonly Field[];
  readonly categories: Categories | null;
  readonly bypass: Bypass;
  readonly extension: Extension | null;
  readonly referral: Referral | null;
  /** What the raiser may do beside resolving and moving on; absent: all of it (A-X-11). */
  readonly closing?: Closing;
  /** How working days are counted, where this procedure differs from the authority (domain.md 5). */
  readonly counting?: Counting;
  /** Raiser's clocks, immediate path, other routes, notices, reports: a case runs without them. */
  readonly beside?: Beside;
}

export interface AboutLine extends Sourced {
  /** A sentence or two. */
  readonly text: string;
}

/** The authority's own words. Plain text, sentence case as used inside a sentence. */
export interface Labels {
  /** "IRO", "QARO", "CP Chair". */
  readonly raiser: string;
  /** "IRO Operations Manager". */
  readonly raiserManager: string;
  /** The thing raised: "RP", "manager alert", "concern", "escalation". */
  readonly matter: string;
  readonly matterPlural: string;
  /** "stage" or "level". */
  readonly step: string;
  /** "IRO Resolution Process". Never "dispute" where the authority dropped the word (DU-03). */
  readonly process: string;
  /** "Mosaic number", "Liquid Logic number". */
  readonly recordNumber: string;
}

export interface Role extends Sourced {
  readonly title: string;
  readonly side: 'operational' | 'reviewing' | 'other';
  /** The role under which the people file has its posts, where this procedure calls it otherwise. */
  readonly heldAs?: RoleKey;
  /** A group role (Heads of Service) is held by several people at once; all of them are meant. */
  readonly group?: boolean;
  /** Sees the register line only: reference, stage, dates (A-WF-15). */
  readonly registerOnly?: boolean;
  /** Somebody outside the authority (Cafcass, guardian): never messaged by the product. */
  readonly outside?: boolean;
}

export interface Subject extends Sourced {
  /** `nobody`: about how something is done; no record number is asked for. */
  readonly kind: 'child' | 'carer' | 'nobody';
  /** Whether initials are asked for and shown beside the record number. */
  readonly initials: boolean;
  /** One alert may carry several children of one family (A-X-08). */
  readonly several: boolean;
}

/** The limit of the whole process: a second clock that warns and never blocks (design section 5). */
export interface WholeLimit extends Span {
  /** `formal`: from the first formal stage; `all`: from the first stage entered (A-X-04). */
  readonly covers: 'formal' | 'all';
  /** `inside`: a monitoring meeting is held within this limit too; absent: it comes after (A-DU-25). */
  readonly monitoring?: 'inside' | 'after';
}

export interface Field extends Sourced {
  /** Also the card's input id (design section 7). */
  readonly key: string;
  readonly label: string;
  readonly help?: string;
  readonly kind: 'text' | 'long-text' | 'date' | 'choice' | 'choices' | 'yes-no';
  readonly choices?: readonly Choice[];
  /** `always`, `formal` stages only, or never. */
  readonly required: 'always' | 'formal' | 'never';
  /** Compulsory at these stages whatever `required` says (DO-33, WF-48). */
  readonly requiredAt?: readonly StageKey[];
  /** The key of another question: where that one is answered, this one must be too (WF-29). */
  readonly requiredWith?: string;
  /** Of a yes-no question: only with this answer does it go on, and what is said otherwise (DU-55). */
  readonly mustBe?: { readonly answer: 'yes' | 'no'; readonly otherwise: string };
  /** Stages where the field is asked; absent: every stage. */
  readonly stages?: readonly StageKey[];
  /** Characters; 4,000 where nothing is said. */
  readonly maxLength?: number;
}

/** The procedure's own list of what a case is about: categories, grounds, criteria or themes. */
export interface Categories extends Sourced {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly required: 'always' | 'formal' | 'never';
  /** More than one may be chosen; the first is the primary one, so that tables add up. */
  readonly several: boolean;
  /** Whether "other (say what)" is offered. */
  readonly other: boolean;
}

export interface Bypass extends Sourced {
  /** Where a case may begin: any stage, or these. */
  readonly startAt: 'any' | readonly StageKey[];
  /** Whether a running case may go past the next stage. */
  readonly skip: 'any' | 'none';
  /** Talk asked for when a stage is skipped: recorded, never a gate. */
  readonly consult: Consult | null;
  /** The talk may be left out in an emergency, with the reason (WF-32). */
  readonly emergency: boolean;
  /** Never back to an informal stage once formal (DU-59). */
  readonly neverBackToInformal: boolean;
}

export interface Extension extends Sourced {
  /** Who may ask; null where only the raiser sets another day. */
  readonly askedBy: 'responder' | null;
  /** Stages where more time can be given; absent: every stage with a clock. */
  readonly stages?: readonly StageKey[];
  /** `moves`: the limit of the whole process grows by as much; absent: it stays (A-DU-16). */
  readonly wholeLimit?: 'stays' | 'moves';
  /** What must be recorded when it is agreed (DU-53 to DU-55). */
  readonly record: readonly Field[];
  readonly records?: readonly RecordRule[];
}

/** How a case ends and whether it goes on again, where no text says so (A-X-11). */
export interface Closing extends Sourced {
  /** Whether the raiser may take a case back; absent: yes. */
  readonly withdrawal?: boolean;
  /** Where a closed case goes on when it is taken up again; absent: at its last stage. */
  readonly reopening?: 'last-stage' | 'never';
}

export interface Referral extends Sourced {
  /** "Cafcass". */
  readonly label: string;
  /** The stage at which it normally comes, after all others; null: beside the stages only. */
  readonly stageKey: StageKey | null;
  readonly stageLabel: string | null;
  /** Conditions asked as a checklist; an unmet one asks for a reason and never blocks (A-X-12). */
  readonly checklist: readonly {
    readonly key: string;
    readonly label: string;
    readonly req?: Req;
  }[];
  /** A reason is asked for when the internal stages are not finished. */
  readonly earlyReason: boolean;
  /** "Discussed" is kept apart from "referred" (WF-39). */
  readonly discuss: boolean;
  /** Told when a referral is considered (DO-60 to DO-62). */
  readonly tellWhenConsidered: readonly RoleKey[];
  /** Told when it is referred; `everyone-involved`: each role assigned or notified on this case. */
  readonly tellWhenReferred: 'everyone-involved' | readonly RoleKey[];
  /** Who advises them beside the notice that each is sent: told so, with their posts (DU-139); absent: the raiser. */
  readonly toldBy?: RoleKey;
  /** With whom the reason is talked through first (DO-57). */
  readonly discussWith: readonly RoleKey[];
  readonly fields: readonly Field[];
  readonly meeting?: MeetingRule;
  readonly records?: readonly RecordRule[];
}

/** Settings of the count (domain.md 5); each absent one is the authority's, then the product's. */
export interface Counting extends Sourced {
  readonly cutOffHour?: number | null;
  readonly nonWorkingReceipt?: 'from-actual' | 'deemed-next-working-day';
  readonly dueTime?: string | null;
}
