import type { Directory } from '../../domain/people/index.ts';
import type { Procedure, ProcedureId } from '../../domain/procedure/index.ts';
import type { CountSettings, WorkingCalendar } from '../../domain/calendar/index.ts';

/** The authority's people as a snapshot; cached by the adapter, so that a decision costs no look-up. */
export interface DirectorySource {
  directory(): Promise<Directory>;
}

/** Where the directory is kept: replaced as a whole, by one who has seen what stands. */
export interface DirectoryKeeper extends DirectorySource {
  /** As it stands now, past every copy in memory. */
  standing(): Promise<Directory>;
  /** False, and nothing is changed, where another edition stands than the one seen. */
  replaceIfUnchanged(directory: Directory, seen: string): Promise<boolean>;
}

/** Procedures in force, and the version under which a case began (design section 8). */
export interface ProcedureSource {
  inForce(): Promise<readonly Procedure[]>;
  /** Null when that version was never registered. */
  version(id: ProcedureId, version: string): Promise<Procedure | null>;
}

export interface CalendarSource {
  calendar(): Promise<WorkingCalendar>;
  /** The authority's settings of the count, before a procedure's own. */
  counting(): Promise<CountSettings>;
}
