import type { Moment } from '../../domain/calendar/index.ts';

/** Under which edition of something all cases were gone through last, and which one was seen since when. */
export interface CaughtUp {
  /** Empty: under none yet. */
  readonly version: string;
  readonly seen: string;
  readonly since: Moment;
}

/** One row; whoever writes last is right, since each writes what anybody would. */
export interface CaughtUpLog {
  read(): Promise<CaughtUp | null>;
  write(caughtUp: CaughtUp): Promise<void>;
}
