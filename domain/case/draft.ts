import type { Day, Moment } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import type {
  Categories,
  Field,
  Procedure,
  ProcedureId,
  ProcedureKind,
  RoleKey,
  Stage,
  StageKey,
  Wording,
} from '../procedure/index.ts';
import type { EarlierCases } from './earlier.ts';
import type { Problem } from './refusals.ts';
import type { Subject } from './state.ts';
import type { NamedPerson } from './views.ts';

/** A case that is being written: one partition per person, kept 30 days (design section 4). */
export interface Draft {
  readonly id: string;
  readonly person: PersonId;
  readonly startedAt: Moment;
  /** Counts the submitted steps; a card carries it, so an old card is told from the present one. */
  readonly version: number;
  /** Where the form stands; each submitted step survives a restart. */
  readonly step: DraftStep;
  /** Begun with `/escalate`, or with `/notice`. */
  readonly kind: ProcedureKind;
  readonly procedure: ProcedureId | null;
  readonly subjects: readonly Subject[];
  readonly team: string | null;
  readonly stage: StageKey | null;
  readonly chosen: readonly RoleKey[];
  readonly copyAnswers: Readonly<Record<RoleKey, boolean>>;
  /** Why the copy to a bypassed officer is dropped, by role (A-WF-08). */
  readonly copyReasons: Readonly<Record<RoleKey, string>>;
  readonly categories: readonly string[];
  readonly categoryNotes: Readonly<Record<string, string>>;
  /** Answers as typed, by field key; choices comma separated, days ISO. */
  readonly answers: Readonly<Record<string, string>>;
  readonly timescale: Day | null;
  readonly timescaleReason: string | null;
  readonly skipReason: string | null;
  readonly consultations: readonly DraftConsultation[];
  /** Set when Confirm was pressed and the case exists. */
  readonly confirmed: boolean;
  /** Words of the message on which it was begun, offered in the form until something is written there. */
  readonly quoted?: string;
}

export interface DraftConsultation {
  readonly role: RoleKey;
  readonly on: Day | null;
  readonly view: string;
  readonly notHeld: string;
}

/** procedure (only if more than one fits) → subject, team, stage → what the procedure asks → preview. */
export type DraftStep = 'procedure' | 'where' | 'what' | 'preview';

/** What the form card of a draft shows at its step: choices, what must be filled, what was wrong. */
export interface DraftForm {
  readonly draft: Draft;
  /** Procedures this person may raise under. */
  readonly procedures: readonly { readonly id: ProcedureId; readonly title: string }[];
  readonly procedure: Procedure | null;
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  /** Stages where a case may begin, in order. */
  readonly stages: readonly {
    readonly key: StageKey;
    readonly label: string;
    readonly name: string;
  }[];
  readonly asks: DraftAsks | null;
  /** What was wrong with the last submitted step; the typed values stand in the draft. */
  readonly problems: readonly Problem[];
  readonly preview: DraftPreview | null;
  /** What was raised before about the same children; absent: not looked for at this step. */
  readonly earlier?: EarlierCases;
}

/** What the chosen procedure and stage ask for in step `what`. */
export interface DraftAsks {
  readonly stage: Stage;
  readonly categories: { readonly list: Categories; readonly mustFill: boolean } | null;
  readonly fields: readonly { readonly field: Field; readonly mustFill: boolean }[];
  readonly timescale: 'required' | 'optional' | 'none';
  /** Roles to choose among, where the stage is addressed to one or some of several. */
  readonly choose: { readonly roles: readonly RoleKey[]; readonly several: boolean } | null;
  readonly copyQuestions: readonly { readonly role: RoleKey; readonly question: string }[];
  /** Stages before this one that are skipped by starting here; their reason is asked for. */
  readonly skips: readonly StageKey[];
  readonly reasonAsked: boolean;
  readonly consult: {
    readonly roles: readonly RoleKey[];
    readonly need: 'all' | 'any';
    readonly emergency: boolean;
  } | null;
}

/** What Confirm will do, shown before anything is sent. Due days hold "if delivered today". */
export interface DraftPreview {
  /** What the stage's clock begins with, where that is not the delivery. */
  readonly startsWith?: string;
  readonly responders: readonly NamedPerson[];
  readonly copies: readonly (NamedPerson & { readonly registerOnly: boolean })[];
  readonly due: Day | null;
  readonly wording: Wording;
  readonly explanation: readonly string[];
  readonly wholeDue: Day | null;
  readonly meeting: {
    readonly label: string;
    readonly convener: NamedPerson;
    readonly by: Day | null;
    readonly ours: boolean;
  } | null;
  /** Limits of the raiser's own (DU-43, CPC-07, WF-26): shown, and nothing waits for them. */
  readonly ownLimits: readonly {
    readonly label: string;
    readonly due: Day;
    readonly late: boolean;
    /** Not a limit of theirs: a day that was only counted for them (CB-37). */
    readonly onlyCounted: boolean;
  }[];
  readonly warnings: readonly DraftWarning[];
}

export type DraftWarning =
  /** Nobody holds the post (and no deputy): the alert cannot be delivered to it. */
  | { readonly kind: 'vacant-responder'; readonly role: RoleKey }
  | { readonly kind: 'vacant-copy'; readonly role: RoleKey }
  | { readonly kind: 'past-whole-limit'; readonly wholeDue: Day }
  | { readonly kind: 'calendar-ends-soon'; readonly lastDay: Day };

/** One submitted step of the form: raw values by input id, as the card sent them. */
export interface DraftInput {
  readonly step: DraftStep;
  readonly version: number;
  readonly values: Readonly<Record<string, string>>;
}
