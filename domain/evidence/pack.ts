import type { Day, Moment } from '../calendar/index.ts';
import type { Delivery, Door } from '../case/index.ts';
import type { ChainLink } from './chain.ts';

/** The shape of a pack; a changed shape gets another name, so that an old pack can still be read. */
export const FORMAT = 'iro-evidence/1';

/**
 * By which rules the readable part follows from the source. Another wording, another fact shown: another
 * number, so that a pack made before is not called altered by a tool made later.
 */
export const RULES = 2;

/** Everything about one case that a court or an inspector may ask for, in one piece. */
export interface EvidencePack {
  readonly format: typeof FORMAT;
  /** Packs of before the rules had numbers name none. */
  readonly made: { readonly at: Moment; readonly for: string; readonly rules?: number };
  readonly source: EvidenceSource;
  /** Follows from the source and from nothing else: whoever verifies works it out again. */
  readonly document: EvidenceDocument;
  /** Hash of all the above, to be compared with the one on paper. */
  readonly seal: string;
}

/** From what the readable part was made. */
export interface EvidenceSource {
  readonly authority: string;
  readonly procedure: { readonly id: string; readonly title: string };
  readonly labels: {
    readonly matter: string;
    readonly step: string;
    readonly process: string;
    readonly recordNumber: string;
  };
  readonly names: Names;
  readonly chain: readonly ChainLink[];
  /** Version and hash of the newest event, as the case's head holds them. */
  readonly head: { readonly version: number; readonly hash: string };
  /** By hash; a purged text is absent while its hash still stands in the chain. */
  readonly texts: Readonly<Record<string, string>>;
}

/** What ids and keys of the events mean: posts of the day on which the pack was made. */
export interface Names {
  readonly people: Readonly<Record<string, string>>;
  readonly roles: Readonly<Record<string, string>>;
  readonly stages: Readonly<Record<string, string>>;
  /** Questions, choices, record tasks and whatever else has a key and a label. */
  readonly keys: Readonly<Record<string, string>>;
}

export interface EvidenceDocument {
  readonly reference: string;
  readonly raisedAt: Moment;
  readonly raiser: string;
  /** Where that was somebody else than the raiser. */
  readonly raisedBy: string | null;
  readonly status: Ending | null;
  /** The children's or carers' record numbers, with initials; null: purged. */
  readonly subjects: string | null;
  readonly content: readonly Fact[];
  readonly stages: readonly StageEvidence[];
  readonly whole: DueEvidence | null;
  readonly people: readonly Involved[];
  readonly versions: readonly VersionUsed[];
  readonly record: readonly RecordLine[];
}

export interface Ending {
  readonly how: string;
  readonly at: Moment;
  readonly by: string;
  readonly reason: Written;
}

/** A text as written; null: purged. */
export type Written = string | null;

export interface StageEvidence {
  readonly number: number;
  readonly label: string;
  readonly openedAt: Moment;
  readonly openedBy: string;
  readonly skipped: readonly string[];
  readonly deliveries: readonly DeliveryProof[];
  readonly due: DueEvidence | null;
}

/** Sent, delivered, opened, acknowledged: four facts, kept apart (design section 7). */
export interface DeliveryProof {
  readonly post: string;
  readonly role: string;
  readonly as: 'responder' | 'copy' | 'register copy';
  /** They were given the seat then; absent: it was theirs from the beginning. */
  readonly since?: Moment;
  /** It was handed over then; absent: it is theirs, or was to the end. */
  readonly until?: Moment;
  readonly sent: Moment | null;
  readonly delivered: Moment | null;
  /** Teams may have accepted what could not be recorded. */
  readonly uncertain: boolean;
  readonly route: Delivery['route'];
  /** The deputy who has it in the post-holder's place. */
  readonly deputy: string | null;
  readonly opened: Moment | null;
  readonly acknowledged: Moment | null;
  /** Why no route was left. */
  readonly failed: string | null;
  /** It waits for the addressee's daily list of that day; absent: for none. */
  readonly listed?: Day;
}

/** A due day and how it came to be: the first one stays beside the present one (design section 5). */
export interface DueEvidence {
  readonly first: Day | null;
  readonly present: Day | null;
  readonly steps: readonly DueStep[];
}

export interface DueStep {
  readonly at: Moment;
  readonly why: 'began' | 'own day' | 'more time' | 'calendar' | 'other start';
  readonly from: Day | null;
  readonly to: Day;
  /** Start, rule, each day skipped with its name, due day, calendar version. */
  readonly explained: readonly string[];
}

/** Who had which part and from when: those who came into it later stand below those before them. */
export interface Involved {
  readonly from: Moment;
  readonly post: string;
  readonly role: string;
  readonly part: string;
  readonly stage: string;
}

/** From which event on a version of procedure or calendar was used. */
export interface VersionUsed {
  readonly of: 'procedure' | 'calendar';
  readonly version: string;
  readonly fromEvent: number;
  readonly at: Moment;
}

/** One event with all that it says. */
export interface RecordLine {
  readonly number: number;
  readonly type: string;
  readonly at: Moment;
  /** Null: the clock or the dispatcher. */
  readonly by: string | null;
  readonly role: string | null;
  readonly onBehalfOf: string | null;
  /** By which door they came; absent: the chat. */
  readonly door?: Door;
  readonly facts: readonly Fact[];
  readonly hash: string;
}

/** Something that an event says, under the name that it has there. */
export interface Fact {
  readonly name: string;
  readonly value: FactValue;
}

export type FactValue =
  | { readonly kind: 'text'; readonly text: Written }
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'moment'; readonly at: Moment }
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly FactValue[] }
  | { readonly kind: 'group'; readonly facts: readonly Fact[] };
