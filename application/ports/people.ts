import type { Directory, PersonId } from '../../domain/people/index.ts';
import type { Procedure, ProcedureId } from '../../domain/procedure/index.ts';
import type {
  CalendarChange,
  CalendarSettings,
  CountSettings,
  Moment,
  WorkingCalendar,
} from '../../domain/calendar/index.ts';

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

/** What an authority has set about its calendar and its count (domain.md 5). */
export interface AuthorityCalendar {
  readonly calendar: CalendarSettings;
  readonly counting: CountSettings;
}

/** Where the calendar's settings are kept: replaced as a whole, by one who has seen what stands. */
export interface CalendarKeeper extends CalendarSource {
  /** As they stand now, past every copy in memory, with the edition that names them. */
  standing(): Promise<{ readonly edition: string; readonly settings: AuthorityCalendar }>;
  /** The new edition; null, and nothing is changed, where another stands than the one seen. */
  replaceIfUnchanged(settings: AuthorityCalendar, seen: string): Promise<string | null>;
  /** Who changed what, kept for good. */
  noteChange(note: CalendarNote): Promise<void>;
  /** The newest first. */
  changes(take: number): Promise<readonly CalendarNote[]>;
}

export interface CalendarNote {
  readonly at: Moment;
  readonly by: PersonId;
  readonly changes: readonly CalendarChange[];
}
