import { act } from '../../application/act.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import type {
  Absence,
  Installer,
  Mailer,
  Meetings,
  MeetingWish,
  Message,
  Messenger,
  SeenMeeting,
} from '../../application/ports/index.ts';
import { DEFAULT_COUNT, type Moment } from '../../domain/calendar/index.ts';
import type { CaseId, Command, Envelope, RecordedEvent } from '../../domain/case/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import type { Procedure } from '../../domain/procedure/index.ts';
import { aDirectory, aRaise, at, ID, IRO, LADDER } from '../builders/index.ts';
import {
  handClock,
  memoryStorage,
  nodeHasher,
  type MemoryStorage,
} from '../fakes/memoryStorage.ts';
import type { Fault } from '../fakes/memoryTable.ts';

type Sent = Awaited<ReturnType<Messenger['send']>>;
type Installed = Awaited<ReturnType<Installer['install']>>;
type Mailed = Awaited<ReturnType<Mailer['send']>>;
type Cancelled = Awaited<ReturnType<Meetings['cancel']>>;

/** What Teams and Graph answer, call by call; when nothing is left, they accept. */
export interface Script {
  readonly sends: Sent[];
  readonly installs: Installed[];
  readonly mails: Mailed[];
  readonly cancels: Cancelled[];
  readonly absences: Absence[];
}

export interface Stand {
  readonly deps: Dependencies;
  readonly storage: MemoryStorage;
  readonly wall: ReturnType<typeof handClock>;
  readonly script: Script;
  /** What was tried, in order: `teams <person> <card>`, `mail …`, `install …`. */
  readonly tried: string[];
  /** Of whom Outlook was asked whether they are away. */
  readonly asked: string[];
  /** What the calendar was asked to book. */
  readonly wishes: MeetingWish[];
  /** To what stands in the calendar, for whom it was asked to invite people. */
  readonly invitations: MeetingWish[];
  /** Whose calendars were looked into. */
  readonly searched: PersonId[];
  /** What stands in the service mailbox's calendar, and how often one meeting was asked for. */
  readonly calendar: { seen: SeenMeeting[]; confirmed: number; gone: boolean };
  /** Waits that the app asked for, in milliseconds. */
  readonly slept: number[];
  raised(): Promise<void>;
  events(): Promise<readonly RecordedEvent[]>;
  envelope(command: Command, actor: PersonId | null, key: string, now?: Moment): Envelope;
}

export const NOW = at('2027-03-01 10:00');

export interface StandOptions {
  readonly procedure?: Procedure;
  readonly fault?: Fault;
}

/** The real loops over storage in memory, with Teams and Graph that answer by a script. */
export async function aStand({ procedure = LADDER, fault }: StandOptions = {}): Promise<Stand> {
  const wall = handClock(Date.parse(NOW));
  const storage = memoryStorage({ wall, procedures: [procedure], ...(fault && { fault }) });
  const script: Script = { sends: [], installs: [], mails: [], cancels: [], absences: [] };
  const tried: string[] = [];
  const asked: string[] = [];
  const wishes: MeetingWish[] = [];
  const searched: PersonId[] = [];
  const slept: number[] = [];
  const invitations: MeetingWish[] = [];
  const calendar: Stand['calendar'] = { seen: [], confirmed: 0, gone: false };
  await storage.directory.replaceDirectory(aDirectory());
  await storage.calendar.replaceSettings({
    calendar: { closures: new Map(), extraHolidays: new Map(), closuresStopClock: false },
    counting: DEFAULT_COUNT,
  });
  let ids = 0;
  const note = (how: string, { to, card, notice }: Message): void => {
    tried.push([how, to.slice(-2), notice ?? card].join(' '));
  };
  const deps: Dependencies = {
    ...storage,
    messenger: {
      send: (message) => {
        note('teams', message);
        return Promise.resolve(script.sends.shift() ?? { kind: 'accepted', activityId: 'a' });
      },
    },
    installer: {
      install: (person) => {
        tried.push(`install ${person.slice(-2)}`);
        return Promise.resolve(script.installs.shift() ?? { kind: 'installed' });
      },
    },
    mailer: {
      send: (message) => {
        note('mail', message);
        return Promise.resolve(script.mails.shift() ?? { kind: 'accepted', messageId: 'm' });
      },
    },
    absences: {
      of: (person) => {
        asked.push(person.slice(-2));
        return Promise.resolve(script.absences.shift() ?? { kind: 'here' });
      },
    },
    meetings: {
      schedules: (people) => {
        searched.push(...people);
        return Promise.resolve({
          kind: 'ok',
          value: people.map((person) => ({ person, busy: [], hours: null })),
        });
      },
      book: (wish) => {
        wishes.push(wish);
        return Promise.resolve({ kind: 'ok', value: { eventId: 'event-1', joinUrl: null } });
      },
      invite: (wish) => {
        invitations.push(wish);
        const value = calendar.gone ? 'gone' : { eventId: 'event-1', joinUrl: null };
        return Promise.resolve({ kind: 'ok', value });
      },
      look: () => Promise.resolve({ kind: 'ok', value: calendar.seen }),
      lookFor: (caseId, meeting) => {
        calendar.confirmed += 1;
        const value =
          calendar.seen.find((each) => each.caseId === caseId && each.meeting === meeting) ?? null;
        return Promise.resolve({ kind: 'ok', value });
      },
      cancel: () => Promise.resolve(script.cancels.shift() ?? { kind: 'ok', value: 'cancelled' }),
    },
    bulletins: {
      send: ({ to, content }) => {
        tried.push(`bulletin ${to.slice(-2)} ${content.kind}`);
        return Promise.resolve({ kind: 'teams', at: NOW });
      },
    },
    hasher: nodeHasher,
    chance: { id: () => `id-${String((ids += 1))}`, below: () => 0 },
    wall,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    timing: {
      leaseMs: 60_000,
      keyWaitsMs: [20, 40],
      sleep: (ms) => {
        slept.push(ms);
        wall.move(ms);
        return Promise.resolve();
      },
    },
  };
  const envelope: Stand['envelope'] = (command, actor, key, now = NOW) => ({
    caseId: ID,
    now,
    key,
    actor,
    command,
  });
  return {
    deps,
    storage,
    wall,
    script,
    tried,
    asked,
    wishes,
    invitations,
    searched,
    calendar,
    slept,
    envelope,
    events: async () => await storage.cases.events(ID),
    raised: async () => {
      await act(deps, envelope(aRaise('s3'), IRO, 'raise'), { procedure });
    },
  };
}

export const caseIdOf = (): CaseId => ID;
