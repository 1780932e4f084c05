import { localDay, type Day, type Moment } from '../../domain/calendar/index.ts';
import {
  differenceOf,
  isSame,
  type Changes,
  type Directory,
  type DirectoryDifference,
  type PeopleFinding,
  type PersonId,
} from '../../domain/people/index.ts';
import type { Procedure } from '../../domain/procedure/index.ts';
import type {
  CalendarSource,
  CaseStore,
  DirectoryKeeper,
  FileError,
  ImportNote,
  Logger,
  PeopleFile,
  PeopleFiles,
  PeopleFormat,
  PeopleLog,
  ProcedureSource,
} from '../ports/index.ts';
import { administratorsOf } from './checkPeople.ts';
import { seatsMoved, type SeatMoved } from './openSeats.ts';

export interface PeopleAdministrationParts {
  readonly directory: DirectoryKeeper;
  readonly peopleFiles: PeopleFiles;
  readonly peopleLog: PeopleLog;
  readonly cases: CaseStore;
  readonly procedures: ProcedureSource;
  readonly calendar: CalendarSource;
  readonly log: Logger;
  /**
   * What follows an import: people and posts are looked at, and open seats handed over. It may fail and
   * be done again; the import stands.
   */
  readonly afterImport: (imported: Imported, now: Moment) => Promise<void>;
}

/** What an import did, for what follows it. */
export interface Imported {
  readonly before: Directory;
  readonly after: Directory;
  /** Taken out of the directory. */
  readonly gone: readonly PersonId[];
  readonly seats: readonly SeatMoved[];
}

export interface ImportWish {
  readonly files: readonly PeopleFile[];
  /** Only looked at: what it would do. */
  readonly dryRun: boolean;
  /** The version that stood when the difference was shown; needed for an import that is meant. */
  readonly seen: string | null;
}

export type PeopleAnswer =
  /** Nothing for this person: an administrator alone looks after people. */
  | { readonly kind: 'refused' }
  /** What is wrong in the files; nothing was changed. */
  | { readonly kind: 'errors'; readonly errors: readonly FileError[] }
  /** Another edition stands than the one whose difference was shown; nothing was changed. */
  | { readonly kind: 'changed-since'; readonly version: string }
  /** After it nobody would look after people any more; nothing was changed. */
  | { readonly kind: 'no-administrator' }
  | (Weighed & { readonly kind: 'shown' | 'imported' | 'same' });

/** What an import does, or would do. */
export interface Weighed {
  /** The version that stands; after an import the new one. */
  readonly version: string;
  readonly difference: DirectoryDifference;
  /** Open seats that lose or change their holder. */
  readonly seats: readonly SeatMoved[];
}

/** Who holds what, and what stands in the way of a duty reaching them. */
export interface PeopleLook {
  readonly today: Day;
  readonly directory: Directory;
  readonly procedures: readonly Procedure[];
  readonly findings: readonly PeopleFinding[];
  /** The day on which they were found; null: nobody was looked at yet. */
  readonly checkedOn: Day | null;
}

export interface PeopleAdministration {
  /** Null: not for this person. */
  look(actor: PersonId, now: Moment): Promise<PeopleLook | null>;
  /** The directory as files; null: not for this person. */
  read(
    actor: PersonId,
    format: PeopleFormat,
    now: Moment,
  ): Promise<{ readonly version: string; readonly files: readonly PeopleFile[] } | null>;
  /** Checked as a whole, weighed against what stands and, unless it is only looked at, put in its place. */
  import(actor: PersonId, wish: ImportWish, now: Moment): Promise<PeopleAnswer>;
}

/** Posts, scopes, dates and deputies, in and out (design section 6); default is no. */
export const createPeopleAdministration = (
  parts: PeopleAdministrationParts,
): PeopleAdministration => ({
  look: async (actor, now) => {
    const [directory, procedures, standing, checkedOn] = await Promise.all([
      parts.directory.standing(),
      parts.procedures.inForce(),
      parts.peopleLog.findings(),
      parts.peopleLog.checkedOn(),
    ]);
    const today = localDay(now);
    if (!administratorsOf(directory, today).includes(actor)) return null;
    const findings = standing.map(({ finding }) => finding);
    return { today, directory, procedures, findings, checkedOn };
  },
  read: async (actor, format, now) => {
    const standing = await parts.directory.standing();
    if (!administratorsOf(standing, localDay(now)).includes(actor)) return null;
    parts.log.info('people-exported', { person: actor, key: standing.version });
    return { version: standing.version, files: parts.peopleFiles.write(standing, format) };
  },
  import: async (actor, wish, now) => await importPeople(parts, actor, wish, now),
});

async function importPeople(
  parts: PeopleAdministrationParts,
  actor: PersonId,
  { files, dryRun, seen }: ImportWish,
  now: Moment,
): Promise<PeopleAnswer> {
  const today = localDay(now);
  const before = await parts.directory.standing();
  if (!administratorsOf(before, today).includes(actor)) return { kind: 'refused' };
  const read = parts.peopleFiles.read(files, before);
  if ('errors' in read) return { kind: 'errors', errors: read.errors };
  const { directory: after } = read;
  const procedures = await parts.procedures.inForce();
  const difference = differenceOf(before, after, procedures);
  if (isSame(difference)) {
    return { kind: 'same', version: before.version, difference, seats: [] };
  }
  if (administratorsOf(after, today).length === 0) return { kind: 'no-administrator' };
  const seats = await seatsMoved(parts, before, after, now);
  if (dryRun) return { kind: 'shown', version: before.version, difference, seats };
  // Against what was shown, not against what was read a moment ago.
  const taken = seen === before.version && (await parts.directory.replaceIfUnchanged(after, seen));
  if (!taken) return { kind: 'changed-since', version: (await parts.directory.standing()).version };
  await noteImport(parts, { at: now, by: actor, before, after }, difference);
  const gone = [...before.people.keys()].filter((person) => !after.people.has(person));
  await followUp(parts, { before, after, gone, seats }, now);
  return { kind: 'imported', version: after.version, difference, seats };
}

async function noteImport(
  { peopleLog, log }: PeopleAdministrationParts,
  made: {
    readonly at: Moment;
    readonly by: PersonId;
    readonly before: Directory;
    readonly after: Directory;
  },
  { people, posts, teams, children, cover }: DirectoryDifference,
): Promise<void> {
  const note: ImportNote = {
    ...made,
    before: made.before.version,
    after: made.after.version,
    counts: {
      people: countsOf(people),
      posts: countsOf(posts),
      teams: countsOf(teams),
      children: countsOf(children),
      cover: countsOf(cover),
    },
  };
  log.info('people-imported', { person: made.by, key: made.after.version });
  await peopleLog.imported(note);
}

const countsOf = ({ added, changed, removed }: Changes) =>
  [added.length, changed.length, removed.length] as const;

/** The import stands whatever becomes of what follows it: the daily look makes up for it. */
async function followUp(
  { afterImport, log }: PeopleAdministrationParts,
  imported: Imported,
  now: Moment,
): Promise<void> {
  try {
    await afterImport(imported, now);
  } catch {
    log.error('after-import-failed', { key: imported.after.version });
  }
}
