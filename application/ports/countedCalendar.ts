import type { Moment } from '../../domain/calendar/index.ts';

/** Under which calendar all open cases were counted last, and which one was seen since when. */
export interface Counted {
  /** Empty: under none yet. */
  readonly version: string;
  readonly seen: string;
  readonly since: Moment;
}

/** One row; whoever writes last is right, since each writes what anybody would. */
export interface CountedCalendar {
  read(): Promise<Counted | null>;
  write(counted: Counted): Promise<void>;
}
