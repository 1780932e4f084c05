import type { Fact, Urgency } from './models.ts';

/** What administrators are sent: people, calendar, health (design section 6). Nothing of a child. */

/** Days of the authority's own calendar, as they are sent to and fro; days are ISO. */
export interface OwnDays {
  readonly closures: readonly NamedDay[];
  readonly extraHolidays: readonly NamedDay[];
  /** Bank holidays of the list that do not count here. */
  readonly removedHolidays: readonly string[];
  readonly closuresStopClock: boolean;
}

export interface NamedDay {
  readonly day: string;
  readonly name: string;
}

export interface CalendarPage {
  /** Names what stands, so that nothing is changed unseen. */
  readonly edition: string;
  readonly days: OwnDays;
  /** How days are counted here. */
  readonly facts: readonly Fact[];
  /** The list of bank holidays is about to end; else null. */
  readonly warning: string | null;
  /** First and last day that may be named, ISO. */
  readonly from: string;
  readonly to: string;
  readonly years: readonly YearShown[];
  readonly history: readonly string[];
}

export interface YearShown {
  readonly year: string;
  readonly days: readonly DayShown[];
}

export interface DayShown {
  readonly day: string;
  /** "Friday 1 January 2027". */
  readonly on: string;
  readonly name: string;
  readonly kind: 'bank-holiday' | 'taken-out' | 'extra-holiday' | 'closure';
  /** "Bank holiday", "Council closure: counts as a working day". */
  readonly says: string;
  readonly past: boolean;
}

export interface AskedCalendar {
  readonly days: OwnDays;
  readonly dryRun: boolean;
  readonly seen: string | null;
}

export type CalendarChanged =
  | { readonly kind: 'wrong'; readonly problems: readonly string[] }
  | { readonly kind: 'changed-since' | 'same'; readonly says: string }
  | {
      readonly kind: 'shown';
      readonly edition: string;
      readonly changes: readonly string[];
      /** "3 of 41 open cases move." */
      readonly lead: string;
      readonly cases: readonly CaseMoves[];
      /** There are more than are named; else null. */
      readonly more: string | null;
    }
  | {
      readonly kind: 'announced';
      readonly edition: string;
      readonly changes: readonly string[];
      readonly says: string;
      /** What stood before, to be put back. */
      readonly before: OwnDays;
    };

export interface CaseMoves {
  readonly reference: string;
  /** "Stage 2: from Tuesday 5 to Wednesday 6 January 2027". */
  readonly moves: readonly string[];
}

export interface HealthPage {
  readonly today: string;
  readonly checks: readonly HealthCheck[];
  /** Work that could not be done. */
  readonly letters: readonly LetterRow[];
}

/** One thing that must go on for duties to be met. */
export interface HealthCheck {
  readonly name: string;
  readonly urgency: Urgency;
  /** "Running", "Stopped", "Look at this". */
  readonly state: string;
  readonly says: string;
}

export interface LetterRow {
  readonly letter: string;
  /** "A meeting could not be booked". */
  readonly what: string;
  readonly reference: string;
  readonly since: string;
  readonly why: string;
}

/** What came of something that was asked for on the page, and how it is now. */
export interface HealthAnswered {
  readonly says: string;
  readonly page: HealthPage;
}

export interface PeoplePage {
  /** "41 people, 62 posts, 8 teams". */
  readonly lead: string;
  readonly findings: readonly { readonly heading: string; readonly lines: readonly string[] }[];
  /** Said where nothing was found. */
  readonly none: string;
  readonly posts: readonly PostRow[];
  readonly cover: readonly string[];
}

export interface PostRow {
  /** "Team manager". */
  readonly role: string;
  readonly where: string;
  readonly holder: string;
  readonly days: string;
  readonly deputy: string;
  /** "In post", "Vacant", "Begins later", "Over". */
  readonly state: string;
  readonly urgency: Urgency;
}

export interface PeopleFiles {
  readonly files: readonly {
    readonly name: string;
    readonly type: string;
    readonly text: string;
  }[];
}

export interface AskedImport {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly dryRun: boolean;
  readonly seen: string | null;
}

export type PeopleImported =
  | { readonly kind: 'wrong'; readonly says: string; readonly errors: readonly string[] }
  | { readonly kind: 'changed-since' | 'no-administrator' | 'same'; readonly says: string }
  | {
      readonly kind: 'shown' | 'imported';
      readonly version: string;
      readonly says: string;
      readonly changes: readonly ChangesShown[];
      /** What becomes of open cases. */
      readonly seats: readonly string[];
    };

/** What is added, changed and taken out of one table of people and posts. */
export interface ChangesShown {
  readonly of: string;
  readonly lines: readonly string[];
}
