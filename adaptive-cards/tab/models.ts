/**
 * What the tab is sent, page by page: words and days as people read them, with the ids that a click needs
 * (ADR 24). The tab imports these types and nothing else of the house. Texts are plain; days and times in
 * them are London's, in UK form.
 */

/** The pages that this person has; what they have not is not named to them. */
export type PageKey =
  'work' | 'case' | 'cases' | 'reports' | 'procedures' | 'audit' | 'people' | 'calendar' | 'health';

/** Asked for once, when the tab opens. */
export interface MePage {
  /** "Team manager, North". */
  readonly post: string;
  /** "Tuesday 5 January 2027". */
  readonly today: string;
  readonly pages: readonly { readonly key: PageKey; readonly title: string }[];
  /** Procedures under which this person may raise something; empty: none. */
  readonly mayRaise: readonly { readonly id: string; readonly label: string }[];
}

/** How near a due day is; shown in words and by shape, never by colour alone. */
export type Urgency = 'late' | 'today' | 'soon' | 'later' | 'none';

export interface WorkPage {
  readonly lists: readonly WorkList[];
  /** There are more than are sent: how to find the others. */
  readonly more: string | null;
}

export interface WorkList {
  readonly key: 'answer' | 'do' | 'arrange' | 'record' | 'raised' | 'copied';
  /** "To answer". */
  readonly title: string;
  /** What stands here, or that nothing does. */
  readonly intro: string;
  readonly rows: readonly WorkRow[];
}

export interface WorkRow {
  readonly caseId: string;
  readonly reference: string;
  /** Whom it is about; null: not for this person. */
  readonly about: string | null;
  readonly stage: string;
  /** "Waits for a reply". */
  readonly state: string;
  /** "Tuesday 5 January 2027"; null: no day runs. */
  readonly due: string | null;
  /** ISO day, to sort by. */
  readonly dueOn: string | null;
  /** "3 working days left", "1 working day late", "Today". */
  readonly left: string | null;
  /** Working days from today to the due day, below zero when it has passed; null: no day runs. */
  readonly daysLeft: number | null;
  readonly urgency: Urgency;
}

export interface CasePage {
  readonly caseId: string;
  readonly reference: string;
  /** "Resolution 2026-ABCDE". */
  readonly title: string;
  /** What it waits for, or how it ended, in a sentence. */
  readonly state: string;
  readonly urgency: Urgency;
  /** Whom it is about, who raised it, which team: name and words, in the order in which they are read. */
  readonly facts: readonly Fact[];
  /** What was written when it was raised and since; empty: not for this person. */
  readonly words: readonly Fact[];
  readonly ladder: readonly Step[];
  readonly dueDays: readonly DueDay[];
  readonly people: readonly PersonRow[];
  readonly meetings: readonly MeetingRow[];
  readonly tasks: readonly TaskRow[];
  readonly chronology: readonly ChronologyRow[];
  /** What this person may do now: each opens its card, with the same form as in the chat. */
  readonly actions: readonly CaseAction[];
  /** Whether this person may have the evidence pack. */
  readonly evidence: boolean;
}

/** What an auditor reads, and why: both stand in its record. */
export interface AskedAudit {
  readonly reference: string;
  readonly reason: string;
}

/** A file for a person to keep: its text, or its bytes in base64. */
export type TabFile = { readonly name: string; readonly type: string } & (
  { readonly text: string } | { readonly base64: string }
);

export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** One stage of the ladder, in the procedure's order. */
export interface Step {
  readonly label: string;
  /** Where the case stands: "done", "here", "skipped" or "to come". */
  readonly at: 'done' | 'here' | 'skipped' | 'to-come';
  /** The same in words, with its days: "Ended on 5 January 2027: resolved". */
  readonly says: string;
}

export interface DueDay {
  /** "Stage 2: reply". */
  readonly of: string;
  readonly due: string;
  readonly left: string | null;
  readonly urgency: Urgency;
  /** The first due day where it has moved; else null. */
  readonly first: string | null;
  /** "Why this day?": from where, by which rule, each day skipped with its name, extensions. */
  readonly why: readonly string[];
}

export interface PersonRow {
  readonly post: string;
  /** "Asked at stage 2", "Copy". */
  readonly part: string;
  /** Sent, delivered, opened, acknowledged: what is known, each in words with its time. */
  readonly receipts: readonly string[];
  /** Something did not reach them: what, and what follows; else null. */
  readonly problem: string | null;
}

export interface MeetingRow {
  readonly meetingId: number;
  readonly label: string;
  /** "Booked for Tuesday 5 January 2027, 10:00 to 11:00". */
  readonly state: string;
  readonly people: readonly string[];
  readonly facts: readonly Fact[];
}

export interface TaskRow {
  readonly task: string;
  readonly by: string;
  readonly due: string | null;
  readonly state: string;
  readonly urgency: Urgency;
}

export interface ChronologyRow {
  /** "Tue 5 Jan 2027, 10:00". */
  readonly at: string;
  /** The moment, for machines. */
  readonly moment: string;
  readonly says: string;
}

export interface CaseAction {
  /** The card to open for it. */
  readonly card: 'alert' | 'decision' | 'slots' | 'meetingNews' | 'meetingOutcome' | 'case';
  readonly stage: number | null;
  readonly meeting: number | null;
  /** "Reply", "Decide", "Choose a time". */
  readonly title: string;
}

/** What went wrong, as the app says it: the tab words it by its code. */
export interface TabError {
  readonly error: { readonly code: string };
}

/** What of all open cases is asked for; null: not narrowed. */
export interface AskedCases {
  readonly procedure: string | null;
  /** "everywhere", "service:…", "team:…"; null: the widest that this person oversees. */
  readonly place: string | null;
  /** Of the procedure that is asked for; one of the two, not both. */
  readonly stage: string | null;
  readonly category: string | null;
  readonly overdue: boolean;
  /** Where the page before ended. */
  readonly after: string | null;
}

/** Something to choose from a list. */
export interface Choice {
  readonly key: string;
  readonly title: string;
}

export interface CasesPage {
  /** What is shown, with what the app has chosen. */
  readonly asked: AskedCases;
  readonly procedures: readonly Choice[];
  readonly places: readonly Choice[];
  /** Of the procedure that is asked for; empty: of none in particular. */
  readonly stages: readonly Choice[];
  readonly categories: readonly Choice[];
  readonly rows: readonly CasesRow[];
  /** Said where no row is. */
  readonly empty: string;
  /** Where the next page begins; null: this is the last. */
  readonly next: string | null;
}

/** One open case among all; nothing of a child. */
export interface CasesRow {
  readonly caseId: string;
  readonly reference: string;
  readonly team: string;
  readonly raisedBy: string;
  readonly stage: string;
  readonly categories: string;
  readonly state: string;
  readonly due: string | null;
  readonly left: string | null;
  readonly urgency: Urgency;
}
