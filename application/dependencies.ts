import type {
  Bulletins,
  Absences,
  CalendarSource,
  CaseStore,
  DailyLists,
  ChildIndex,
  Chance,
  DeadLetters,
  DirectorySource,
  Drafts,
  DueIndex,
  EvidenceChain,
  Hasher,
  Installer,
  Logger,
  Mailer,
  Meetings,
  MessagesChoices,
  Messenger,
  ProcedureSource,
  StandingIndex,
  WakeUps,
  WallClock,
  WorkIndex,
} from './ports/index.ts';

/** What the loops stand on; filled in one place, `functions/compose.ts`. */
export interface Dependencies {
  readonly cases: CaseStore & EvidenceChain;
  readonly dueIndex: DueIndex;
  readonly workIndex: WorkIndex;
  readonly childIndex: ChildIndex;
  readonly standingIndex: StandingIndex;
  readonly drafts: Drafts;
  readonly directory: DirectorySource;
  readonly procedures: ProcedureSource;
  readonly calendar: CalendarSource;
  readonly wakeUps: WakeUps;
  readonly deadLetters: DeadLetters;
  readonly messenger: Messenger;
  readonly installer: Installer;
  readonly mailer: Mailer;
  readonly absences: Absences;
  readonly meetings: Meetings;
  readonly bulletins: Bulletins;
  readonly dailyLists: DailyLists;
  readonly messagesChoices: MessagesChoices;
  readonly hasher: Hasher;
  readonly chance: Chance;
  readonly wall: WallClock;
  readonly log: Logger;
  readonly timing: Timing;
}

/** Wall-clock settings; a lease outlasts every deadline inside it, or a deed could be done twice. */
export interface Timing {
  /** How long one dispatcher holds an effect. */
  readonly leaseMs: number;
  /** How long the consumer waits for its key before it sends itself again, in steps. */
  readonly keyWaitsMs: readonly number[];
  readonly sleep: (ms: number) => Promise<void>;
}
