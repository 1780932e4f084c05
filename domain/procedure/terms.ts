/** The words that both halves of a procedure use: the ladder (`model.ts`) and what stands beside it. */

export type StageKey = string;
/** A title in a procedure's ladder; keys are those of requirements section 5. */
export type RoleKey = string;

/** Requirement ids (`DU-118`, `A-DU-01`) that a value carries out; shown in the picture, used by the trace. */
export type Req = readonly string[];
export interface Sourced {
  readonly req?: Req;
}

export type Unit = 'working-day' | 'calendar-day';
export interface Span extends Sourced {
  readonly n: number;
  readonly unit: Unit;
  /** `ours`: a default of ours, shown as such; absent: the authority's own text says so. */
  readonly source?: 'ours';
}

export interface Choice extends Sourced {
  readonly key: string;
  readonly label: string;
  /** Two-level lists: the key of the theme above. */
  readonly under?: string;
  /** A compulsory question that comes with this choice ("which agency"). */
  readonly ask?: { readonly key: string; readonly label: string };
}

export interface RecordRule extends Sourced {
  readonly key: string;
  /** "Case note on the child's electronic record". */
  readonly title: string;
  readonly by: RoleKey;
  /**
   * When there is something to enter; absent: as soon as the stage is open. `decision`: however the stage
   * ended; `resolution`: only where it ended as resolved, as long as that stands (CPC-15).
   */
  readonly after?: 'reply' | 'meeting' | 'decision' | 'resolution';
}
