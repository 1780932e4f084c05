import type { Day, Moment } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import type { ProcedureId, RoleKey, StageKey } from '../procedure/index.ts';
import type { Subject } from './state.ts';

/** A case that is being written: one partition per person, kept 30 days (design section 4). */
export interface Draft {
  readonly id: string;
  readonly person: PersonId;
  readonly startedAt: Moment;
  /** Counts the submitted steps; a card carries it, so an old card is told from the present one. */
  readonly version: number;
  /** Where the form stands; each submitted step survives a restart. */
  readonly step: DraftStep;
  readonly procedure: ProcedureId | null;
  readonly subjects: readonly Subject[];
  readonly team: string | null;
  readonly stage: StageKey | null;
  readonly chosen: readonly RoleKey[];
  readonly copyAnswers: Readonly<Record<RoleKey, boolean>>;
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
}

export interface DraftConsultation {
  readonly role: RoleKey;
  readonly on: Day | null;
  readonly view: string;
  readonly notHeld: string;
}

/** procedure (only if more than one fits) → subject, team, stage → what the procedure asks → preview. */
export type DraftStep = 'procedure' | 'where' | 'what' | 'preview';
