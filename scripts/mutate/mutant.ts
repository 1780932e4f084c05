/** One change of one rule or one value, never more than one at a time. */
export interface Mutant {
  /** Relative to the root, with forward slashes. */
  readonly file: string;
  /** Line in that file, counted from 1; null where the change has no line of its own. */
  readonly line: number | null;
  /** For a value its path, by keys (`stages/du-2/clock/n`); for a rule the line of source it stands in. */
  readonly place: string;
  /** "4 → 5". */
  readonly change: string;
  /** Offset in the file, by which the tests that run there are chosen; null: all that read the file. */
  readonly at: number | null;
  /** The file's whole text with the change. */
  readonly text: () => string;
}

/** `refused`: the procedure check calls it an error, or the type check does; `noticed`: a test failed; `hung`: it never ended. */
export type Fate = 'refused' | 'noticed' | 'hung' | 'survived';

export interface Outcome {
  readonly mutant: Mutant;
  readonly fate: Fate;
  /** The test that failed first. */
  readonly by: string | null;
}
