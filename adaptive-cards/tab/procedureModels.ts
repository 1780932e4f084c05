import type { Choice } from './models.ts';

/** What the tab is sent about procedures: as they are written, and as they play. Nothing of a case. */

export interface ProceduresPage {
  readonly procedures: readonly Choice[];
  /** ISO: the day on which a rehearsal begins if nobody chooses another. */
  readonly today: string;
  readonly from: string;
  readonly to: string;
}

export interface ProcedurePage {
  readonly title: string;
  /** The authority, the key of the procedure and its version. */
  readonly edition: string;
  readonly about: readonly string[];
  readonly steps: readonly StepShown[];
  readonly sections: readonly { readonly title: string; readonly lines: readonly string[] }[];
  /** Where the authority's text can be read in several ways: how it is read here. */
  readonly readings: readonly ReadingShown[];
  /** Stages at which a case may begin. */
  readonly starts: readonly Choice[];
}

export interface StepShown {
  readonly title: string;
  readonly kind: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly next: string | null;
}

export interface ReadingShown {
  readonly id: string;
  readonly reading: string;
  /** "Can be set", "The same for everybody". */
  readonly set: string;
  readonly settings: readonly string[];
}

export interface AskedRehearsal {
  readonly procedure: string;
  readonly from: string | null;
  /** ISO. */
  readonly start: string;
}

export type Rehearsal =
  | { readonly kind: 'stopped'; readonly says: string }
  | {
      readonly kind: 'played';
      readonly says: string;
      readonly parts: readonly RehearsalPart[];
    };

/** A stage as it plays, or what stands beside the ladder. */
export interface RehearsalPart {
  readonly title: string;
  readonly lines: readonly RehearsalLine[];
}

export interface RehearsalLine {
  readonly says: string;
  /** What lies under it: how a day was counted, what is recorded with it. */
  readonly more: readonly string[];
}
