import type { Day } from '../calendar/index.ts';
import type { StageKey } from '../procedure/index.ts';

/**
 * What has been counted so far, for one period. A count is named `measure|dimension`: the dimension is
 * `all`, or one team, stage or kind. Read by the tables.
 */
export interface Tally {
  readonly counts: Map<string, number>;
  /** How many children each count is about, each child once. */
  readonly children: Map<string, number>;
  /** Working days to a resolution, one number a case. */
  readonly days: Map<string, number[]>;
  /** Cases raised in the period about each child. */
  readonly casesOfChild: Map<number, number>;
  readonly open: OpenCase[];
  readonly register: RegisterLine[];
}

/** A line of the list of open cases: a reference, never a child (design sentence 3). */
export interface OpenCase {
  readonly reference: string;
  readonly team: string | null;
  readonly stage: StageKey;
  readonly due: Day | null;
  readonly standing: Standing;
  /** Working days past the due day; null where nothing is overdue. */
  readonly overdueBy: number | null;
}

/** How a case was closed. */
export type How = 'resolved' | 'withdrawn' | 'referred' | 'unresolved-at-highest';

/** A line of the register: one alert or escalation, in the words of nobody (WF-50, WF-51). */
export interface RegisterLine {
  readonly reference: string;
  readonly team: string | null;
  readonly on: Day;
  readonly stage: StageKey;
  /** Where the case came from; null: it began here. */
  readonly from: StageKey | null;
  readonly due: Day | null;
  readonly answeredOn: Day | null;
  readonly endedOn: Day | null;
  /** Null: it has not ended. */
  readonly how: How | 'moved-on' | null;
}

export type Standing = 'not-due' | 'answered' | 'no-due-day' | 'overdue';

export const emptyTally = (): Tally => ({
  counts: new Map(),
  children: new Map(),
  days: new Map(),
  casesOfChild: new Map(),
  open: [],
  register: [],
});

export const ALL = 'all';
export const ofTeam = (team: string | null): string => `team:${team ?? ''}`;
export const ofStage = (stage: StageKey): string => `stage:${stage}`;
export const idOf = (measure: string, dimension: string): string => `${measure}|${dimension}`;
