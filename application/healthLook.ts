import { localDay, type Day, type Moment, type WorkingCalendar } from '../domain/calendar/index.ts';
import type { PeopleFinding, PersonId } from '../domain/people/index.ts';
import { administratorsOf } from './people/checkPeople.ts';
import type {
  CalendarSource,
  CaughtUpLog,
  DirectorySource,
  Heartbeat,
  PeopleLog,
} from './ports/index.ts';
import type { Undelivered, UndeliveredLine } from './services.ts';

export interface HealthLookParts {
  readonly directory: DirectorySource;
  readonly calendar: CalendarSource;
  readonly peopleLog: PeopleLog;
  readonly heartbeat: Heartbeat;
  readonly layout: CaughtUpLog;
  readonly undelivered: Undelivered;
}

/** How the app does, for those who look after it: nothing of a case but its reference. */
export interface HealthLook {
  readonly now: Moment;
  /** Null: none has run yet. */
  readonly lastSweep: Moment | null;
  readonly sweeps: boolean;
  readonly calendar: WorkingCalendar;
  readonly peopleCheckedOn: Day | null;
  readonly findings: readonly PeopleFinding[];
  readonly letters: readonly UndeliveredLine[];
  /** Every line of lists and reports is written anew since then; null: they stand as they should. */
  readonly rebuiltSince: Moment | null;
}

/** A sweep older than this has stopped (it runs every five minutes). */
const SWEEP_STALE_MS = 20 * 60_000;

/** Whether what is due is still being looked at. */
export const sweepsRun = (lastSweep: Moment | null, now: Moment): boolean =>
  lastSweep !== null && Date.parse(now) - Date.parse(lastSweep) < SWEEP_STALE_MS;

/** Null: not for this person. */
export async function lookAtHealth(
  parts: HealthLookParts,
  person: PersonId,
  now: Moment,
): Promise<HealthLook | null> {
  const directory = await parts.directory.directory();
  if (!administratorsOf(directory, localDay(now)).includes(person)) return null;
  const [lastSweep, calendar, peopleCheckedOn, standing, letters, layout] = await Promise.all([
    parts.heartbeat.last(),
    parts.calendar.calendar(),
    parts.peopleLog.checkedOn(),
    parts.peopleLog.findings(),
    parts.undelivered.list(person, now),
    parts.layout.read(),
  ]);
  return {
    now,
    lastSweep,
    sweeps: sweepsRun(lastSweep, now),
    calendar,
    peopleCheckedOn,
    findings: standing.map(({ finding }) => finding),
    letters: letters ?? [],
    rebuiltSince: layout === null || layout.version === layout.seen ? null : layout.since,
  };
}
