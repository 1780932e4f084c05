import type { Day, Moment } from '../../domain/calendar/index.ts';
import type { PeopleFinding, PersonId } from '../../domain/people/index.ts';

/** A person's account, as the tenant has it. */
export type Account =
  | {
      readonly kind: 'found';
      readonly enabled: boolean;
      /** Null: no mailbox. */ readonly mail: string | null;
    }
  | { readonly kind: 'missing' }
  /** Not known: the look-up failed. */
  | { readonly kind: 'unread'; readonly code: string };

export interface Accounts {
  /** An answer for each person asked for. */
  look(people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Account>>;
}

/** A finding that stands, since when, and whether the administrators have been told. */
export interface StandingFinding {
  readonly key: string;
  readonly finding: PeopleFinding;
  readonly since: Moment;
  readonly told: boolean;
}

/** Noted of an import: ids and numbers, never what was in the file. */
export interface ImportNote {
  readonly at: Moment;
  readonly by: PersonId;
  readonly before: string;
  readonly after: string;
  readonly counts: Readonly<Record<'people' | 'posts' | 'teams' | 'children', ImportCount>> & {
    /** Absent in older notes. */
    readonly cover?: ImportCount | undefined;
  };
}

type ImportCount = readonly [added: number, changed: number, removed: number];

/** What the look at people and posts has found, and what imports there were; for whoever looks after them. */
export interface PeopleLog {
  findings(): Promise<readonly StandingFinding[]>;
  keep(finding: StandingFinding): Promise<void>;
  clear(key: string): Promise<void>;
  /** The last working day on which everybody was looked at. */
  checkedOn(): Promise<Day | null>;
  noteChecked(on: Day): Promise<void>;
  imported(note: ImportNote): Promise<void>;
  /** Newest first. */
  imports(take: number): Promise<readonly ImportNote[]>;
}
