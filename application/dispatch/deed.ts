import type { Moment } from '../../domain/calendar/index.ts';
import type { Command } from '../../domain/case/index.ts';
import type { Progress } from './ladder.ts';

/** What came of one attempt: how the dispatcher goes on with the effect. */
export type Deed =
  /** Done, and the case must know: the command's events close the effect in one transaction. */
  | { readonly kind: 'record'; readonly command: Command; readonly outcome: string }
  /** The case must know, and the effect goes on with its next step. */
  | {
      readonly kind: 'recordAndGoOn';
      readonly command: Command;
      readonly progress: Progress;
      /** Absent: at once. */
      readonly notBefore?: Moment;
    }
  /** Done, or not wanted: closed without an event. */
  | { readonly kind: 'finish'; readonly outcome: string }
  /** To be tried again from a moment of business time on. */
  | { readonly kind: 'again'; readonly progress: Progress; readonly notBefore: Moment };
