import type {
  BulletinLog,
  CaseStore,
  CaughtUpLog,
  ChildIndex,
  Conversations,
  DailyLists,
  DeadLetters,
  Drafts,
  DueIndex,
  FollowedPosts,
  Hasher,
  Heartbeat,
  LastFigures,
  MessagesChoices,
  PeopleLog,
  ProcedureSource,
  ReportLog,
  StandingIndex,
  WallClock,
  WorkIndex,
} from '../application/ports/index.ts';
import type { Procedure } from '../domain/procedure/index.ts';
import { createBulletinLog } from './bulletinLog.ts';
import { createCalendarStore, type CalendarStore } from './calendarStore.ts';
import { createCaughtUpLog } from './caughtUp.ts';
import { createCaseStore, type ChainReader } from './caseStore.ts';
import { createConversations } from './conversations.ts';
import { createDailyLists } from './dailyLists.ts';
import { createDeadLetters } from './deadLetters.ts';
import { createDrafts } from './drafts.ts';
import { createFollowedPosts } from './followedPosts.ts';
import { createHeartbeat } from './heartbeat.ts';
import { createChildIndex } from './indexes/childIndex.ts';
import { createDueIndex } from './indexes/dueIndex.ts';
import { createStandingIndex } from './indexes/standingIndex.ts';
import { createWorkIndex } from './indexes/workIndex.ts';
import { createLastFigures } from './lastFigures.ts';
import { createMessagesChoices } from './messagesChoices.ts';
import { createDirectoryStore, type DirectoryStore } from './people/directoryStore.ts';
import { createPeopleLog } from './peopleLog.ts';
import { createProcedureStore } from './procedureStore.ts';
import { createReportLog } from './reportLog.ts';
import type { Pace } from './tables/pace.ts';
import type { Table } from './tables/table.ts';

/** Every table of the product. */
export const TABLES = [
  'cases',
  'references',
  'due',
  'duecases',
  'work',
  'workcases',
  'children',
  'standing',
  'standingcases',
  'drafts',
  'conversations',
  'deadletters',
  'heartbeat',
  'directory',
  'procedures',
  'settings',
  'reports',
  'bulletins',
  'peoplelog',
  'dailylists',
  'choices',
] as const;
export type TableName = (typeof TABLES)[number];

export interface Stores {
  readonly cases: CaseStore & ChainReader;
  readonly dueIndex: DueIndex;
  readonly workIndex: WorkIndex;
  readonly childIndex: ChildIndex;
  readonly standingIndex: StandingIndex;
  readonly drafts: Drafts;
  readonly conversations: Conversations;
  readonly deadLetters: DeadLetters;
  readonly heartbeat: Heartbeat;
  readonly directory: DirectoryStore;
  readonly procedures: ProcedureSource;
  readonly calendar: CalendarStore;
  /** Under which calendar the open cases stand. */
  readonly counted: CaughtUpLog;
  /** In which layout the lines of every case are kept. */
  readonly layout: CaughtUpLog;
  readonly followed: FollowedPosts;
  readonly reportLog: ReportLog;
  readonly lastFigures: LastFigures;
  readonly bulletinLog: BulletinLog;
  readonly peopleLog: PeopleLog;
  readonly dailyLists: DailyLists;
  readonly messagesChoices: MessagesChoices;
}

export interface StoresOptions {
  readonly wall: WallClock;
  readonly hasher: Hasher;
  /** Loaded from their files and checked. */
  readonly procedures: readonly Procedure[];
  /** Wall milliseconds for which people and calendar settings are kept in memory. */
  readonly cacheMs: number;
}

/** All adapters over tables, whatever stands behind those: Azure, Azurite, or memory in the specs. */
export function storesOver(
  table: (name: TableName) => Table,
  pace: Pace,
  { wall, hasher, procedures, cacheMs }: StoresOptions,
): Stores {
  const index = { hasher, pace };
  return {
    cases: createCaseStore({
      cases: table('cases'),
      references: table('references'),
      hasher,
      wall,
      pace,
    }),
    dueIndex: createDueIndex({
      ...index,
      rows: table('due'),
      manifests: table('duecases'),
      takenByOthers: true,
    }),
    workIndex: createWorkIndex({
      ...index,
      rows: table('work'),
      manifests: table('workcases'),
      takenByOthers: false,
    }),
    childIndex: createChildIndex(table('children')),
    standingIndex: createStandingIndex({
      ...index,
      rows: table('standing'),
      manifests: table('standingcases'),
      takenByOthers: true,
    }),
    drafts: createDrafts(table('drafts'), pace),
    conversations: createConversations(table('conversations')),
    deadLetters: createDeadLetters(table('deadletters')),
    heartbeat: createHeartbeat(table('heartbeat'), wall),
    directory: createDirectoryStore(table('directory'), wall, cacheMs),
    procedures: createProcedureStore(table('procedures'), pace, procedures),
    calendar: createCalendarStore(table('settings'), wall, cacheMs),
    counted: createCaughtUpLog(table('settings'), 'counted'),
    layout: createCaughtUpLog(table('settings'), 'layout'),
    followed: createFollowedPosts(table('settings')),
    reportLog: createReportLog(table('reports')),
    lastFigures: createLastFigures(table('reports')),
    bulletinLog: createBulletinLog(table('bulletins')),
    peopleLog: createPeopleLog(table('peoplelog')),
    dailyLists: createDailyLists(table('dailylists')),
    messagesChoices: createMessagesChoices(table('choices')),
  };
}
