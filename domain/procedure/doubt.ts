/** Where in the procedure: `['stages', '2', 'meeting', 'convener']`. */
export type Path = readonly string[];

/** What is wrong (error), doubtful (warning) or good to know (note) about a procedure. */
export interface Doubt {
  readonly severity: 'error' | 'warning' | 'note';
  /** Stable name of the kind of finding. */
  readonly code: string;
  /** Plain English: what is wrong and what to do. */
  readonly message: string;
  readonly path: Path;
}
