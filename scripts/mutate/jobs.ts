import type { Fate } from './mutant.ts';
import type { Survey } from './survey.ts';

/** Tests to run, by spec, the quickest first. */
export interface Chosen {
  readonly spec: string;
  readonly titles: readonly string[];
}

export type Job =
  | {
      readonly kind: 'survey';
      /** Files whose regions are noted. */
      readonly marked: readonly string[];
      /** Procedure files written the way a changed one is, so that only the change makes a difference. */
      readonly texts: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'attempt';
      readonly file: string;
      readonly text: string;
      readonly chosen: readonly Chosen[];
    };

export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'survey'; readonly survey: Survey }
  | { readonly kind: 'attempt'; readonly result: Result };

export interface Result {
  readonly fate: Fate;
  /** The test that failed first. */
  readonly by: string | null;
}
