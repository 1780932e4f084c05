import type { Day, Moment } from '../../domain/calendar/index.ts';
import type {
  CaseId,
  ClockName,
  MeetingId,
  Place,
  Reference,
  Rung,
  StageEntryId,
  StandingMeeting,
} from '../../domain/case/index.ts';
import type { CaseScope, PersonId } from '../../domain/people/index.ts';
import type { StageKey } from '../../domain/procedure/index.ts';
import type { ReportedEvent } from '../../domain/report/index.ts';

/**
 * Projections: each write loads nothing older than it stands for (a row with a higher case version is
 * left alone), removals are tombstones, and all of it can be rebuilt from the cases (design section 4).
 */
export interface DueIndex {
  /**
   * Replaces all due rows of the case by these, for a case version. Rows that stand already and lie well
   * after `now` are left where they are: no sweep can have taken them away. Null: all are written anew.
   */
  write(
    caseId: CaseId,
    version: number,
    rows: readonly DueRow[],
    now?: Moment | null,
  ): Promise<void>;
  /** One row beside the case's own set: waiting effects that may be tried again from a moment on. */
  arm(row: DueRow): Promise<void>;
  /** Every row with `at` ≤ now, oldest first, without a checkpoint. */
  due(now: Moment): AsyncIterable<DueRow>;
  /** Takes a row away after it was handled; a row that was armed anew meanwhile stays. */
  remove(row: DueRow): Promise<void>;
  /** The next moment after `now` at which anything is due; for the desk's clock. */
  next(now: Moment): Promise<Moment | null>;
  /** The moment of the very first row, past or to come; null: nothing is due at any time. */
  first(): Promise<Moment | null>;
}

export interface DueRow {
  readonly caseId: CaseId;
  readonly version: number;
  readonly at: Moment;
  readonly what:
    | {
        readonly kind: 'rung';
        readonly clock: ClockName;
        readonly rung: Rung;
        readonly stage: StageEntryId | null;
        readonly meeting: MeetingId | null;
        readonly due: Day;
      }
    /** Waiting effects of this case may be tried again. */
    | { readonly kind: 'dispatch' };
}

/** What the indexes say of one case at one version. */
export interface CaseLines {
  readonly work: readonly WorkLine[];
  /** How it stands among all cases; null: it does not any more. */
  readonly overseen: OverseenLine | null;
  /** What reports count of it; null: what is kept of it already, if anything. */
  readonly reported: ReportedCase | null;
}

/** A case as far as reports read it: no text, and nobody by name. */
export interface ReportedCase {
  readonly caseId: CaseId;
  /** From its `CaseRaised` on, oldest first. */
  readonly events: readonly ReportedEvent[];
}

export interface WorkIndex {
  write(caseId: CaseId, version: number, lines: CaseLines): Promise<void>;
  /** Every case there ever was, each once, as it was projected last: one range read. */
  reported(): AsyncIterable<ReportedCase>;
  /** Takes away what belongs to no case's lines as they were written last, as a crash may leave it. */
  removeUnnamed(): Promise<void>;
  /** A page of all open cases of one place, soonest due first: one range read. */
  allOf(
    wish: OverseenWish,
    take: number,
  ): Promise<{ readonly lines: readonly OverseenLine[]; readonly next: string | null }>;
  /** First page of a person's open cases, soonest due first: one range read. */
  ofPerson(
    person: PersonId,
    take: number,
  ): Promise<{ readonly lines: readonly WorkLine[]; readonly more: boolean }>;
}

/**
 * Which cases are about a child, by the digest of the record number that the case itself holds. What may
 * be told of them, each case says for the person who asks.
 */
export interface ChildIndex {
  note(caseId: CaseId, children: readonly string[]): Promise<void>;
  /** In no order, no more than `take`: one range read. */
  casesOf(child: string, take: number): Promise<readonly CaseId[]>;
}

/** Booked meetings, so that whoever looks into the calendar knows which events must stand there. */
export interface StandingIndex {
  write(caseId: CaseId, version: number, meetings: readonly StandingMeeting[]): Promise<void>;
  /** Those that end after `now`, each once: what is over is never read again. */
  from(now: Moment): AsyncIterable<Standing>;
}

export interface Standing extends StandingMeeting {
  readonly caseId: CaseId;
}

/** An open case among all of them, for those who oversee many: nothing of a child, and nobody by name. */
export interface OverseenLine {
  readonly caseId: CaseId;
  readonly reference: Reference;
  /** Who may see it is asked of the posts on the day on which it is read. */
  readonly scope: CaseScope;
  readonly raiser: PersonId;
  readonly stage: StageKey;
  readonly stageLabel: string;
  /** Keys of the procedure's categories. */
  readonly categories: readonly string[];
  readonly due: Day | null;
  /** What it waits for, as a code. */
  readonly state: string;
}

export interface OverseenWish {
  /** Null: whatever the procedure. */
  readonly procedure: string | null;
  readonly place: Place;
  /** Only those at a stage, or of a category, of that procedure; null: all. */
  readonly only: OverseenOnly | null;
  /** Only those that were due before this day; null: all. */
  readonly dueBefore: Day | null;
  /** Goes on behind a page; null: from the beginning. */
  readonly after: string | null;
}

export interface OverseenOnly {
  readonly by: 'stage' | 'category';
  readonly key: string;
}

export interface WorkLine {
  readonly caseId: CaseId;
  readonly reference: Reference;
  readonly person: PersonId;
  /** Why it is on this person's list. */
  readonly list: 'answer' | 'raised' | 'copied' | 'arrange' | 'record' | 'do';
  readonly open: boolean;
  readonly stageLabel: string;
  readonly due: Day | null;
  /** Record number and initials, for the person's own eyes; null for register copies. */
  readonly subject: string | null;
  readonly state: string;
}
