import {
  calendarChanges,
  calendarFor,
  calendarProblems,
  localDay,
  type CalendarChange,
  type CalendarProblem,
  type CalendarSettings,
  type Day,
  type Moment,
  type WorkingCalendar,
} from '../../domain/calendar/index.ts';
import {
  calendarShifts,
  type CalendarShift,
  type CaseId,
  type Reference,
} from '../../domain/case/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import { contextOf } from '../context.ts';
import { eachCase } from '../eachCase.ts';
import { administratorsOf } from '../people/checkPeople.ts';
import type {
  AuthorityCalendar,
  CalendarKeeper,
  CalendarNote,
  CaseStore,
  DirectorySource,
  Logger,
  ProcedureSource,
} from '../ports/index.ts';

export interface CalendarAdministrationParts {
  readonly calendar: CalendarKeeper;
  readonly directory: DirectorySource;
  readonly procedures: ProcedureSource;
  readonly cases: CaseStore;
  readonly log: Logger;
}

/** The days that an authority adds and takes out, as a whole. */
export type CalendarDays = Omit<CalendarSettings, 'officeHours'>;

export interface CalendarRead extends AuthorityCalendar {
  readonly edition: string;
  readonly today: Day;
  readonly working: WorkingCalendar;
  /** The newest first, each with the post of whoever made it. */
  readonly history: readonly (CalendarNote & { readonly post: string | null })[];
}

export interface CalendarWish {
  readonly days: CalendarDays;
  /** Only looked at: what it would move. */
  readonly dryRun: boolean;
  /** The edition that stood when that was shown; needed for a change that is meant. */
  readonly seen: string | null;
}

/** An open case of which due days move. */
export interface CaseShifted {
  readonly caseId: CaseId;
  readonly reference: Reference;
  readonly shifts: readonly CalendarShift[];
}

export type CalendarAnswer =
  /** Nothing for this person: an administrator alone looks after the calendar. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'problems'; readonly problems: readonly CalendarProblem[] }
  /** Another edition stands than the one seen; nothing was changed. */
  | { readonly kind: 'changed-since' }
  | { readonly kind: 'same' }
  | {
      readonly kind: 'shown';
      readonly edition: string;
      readonly changes: readonly CalendarChange[];
      /** The first of them, by reference. */
      readonly shifted: readonly CaseShifted[];
      /** How many cases move, and how many open ones were looked at. */
      readonly moved: number;
      readonly open: number;
    }
  /** `before`: what stood, so that it can be put back. */
  | {
      readonly kind: 'announced';
      readonly edition: string;
      readonly changes: readonly CalendarChange[];
      readonly before: CalendarDays;
    };

/** Holidays and closures, looked at and changed by administrators alone (design sections 5 and 6). */
export interface CalendarAdministration {
  /** Null: not for this person. */
  read(actor: PersonId, now: Moment): Promise<CalendarRead | null>;
  change(actor: PersonId, wish: CalendarWish, now: Moment): Promise<CalendarAnswer>;
}

/** Changes of the past that are shown. */
const MOST_CHANGES = 20;
/** Cases that are named; all are counted. */
const MOST_NAMED = 200;

export const createCalendarAdministration = (
  parts: CalendarAdministrationParts,
): CalendarAdministration => ({
  read: async (actor, now) => await read(parts, actor, now),
  change: async (actor, wish, now) => await change(parts, actor, wish, now),
});

async function read(
  { calendar, directory }: CalendarAdministrationParts,
  actor: PersonId,
  now: Moment,
): Promise<CalendarRead | null> {
  const people = await directory.directory();
  const today = localDay(now);
  if (!administratorsOf(people, today).includes(actor)) return null;
  const [{ edition, settings }, changes] = await Promise.all([
    calendar.standing(),
    calendar.changes(MOST_CHANGES),
  ]);
  return {
    ...settings,
    edition,
    today,
    working: calendarFor(settings.calendar),
    history: changes.map((note) => ({ ...note, post: people.people.get(note.by)?.post ?? null })),
  };
}

async function change(
  parts: CalendarAdministrationParts,
  actor: PersonId,
  { days, dryRun, seen }: CalendarWish,
  now: Moment,
): Promise<CalendarAnswer> {
  const { calendar, directory, log } = parts;
  if (!administratorsOf(await directory.directory(), localDay(now)).includes(actor))
    return { kind: 'refused' };
  const { edition, settings } = await calendar.standing();
  const problems = calendarProblems(days);
  if (problems.length > 0) return { kind: 'problems', problems };
  const changes = calendarChanges(settings.calendar, days);
  if (changes.length === 0) return { kind: 'same' };
  const wanted = { ...settings.calendar, ...days };
  if (dryRun) {
    const looked = await shiftsUnder(parts, calendarFor(wanted), now);
    return { kind: 'shown', edition, changes, ...looked };
  }
  // Against what was shown, not against what was read a moment ago.
  const taken =
    seen === edition
      ? await calendar.replaceIfUnchanged({ ...settings, calendar: wanted }, seen)
      : null;
  if (taken === null) return { kind: 'changed-since' };
  log.info('calendar-changed', { person: actor, count: changes.length });
  await calendar.noteChange({ at: now, by: actor, changes });
  return { kind: 'announced', edition: taken, changes, before: settings.calendar };
}

/** Every open case under a calendar that does not stand yet; nothing is written. */
async function shiftsUnder(
  parts: CalendarAdministrationParts,
  calendar: WorkingCalendar,
  now: Moment,
): Promise<{
  readonly shifted: readonly CaseShifted[];
  readonly moved: number;
  readonly open: number;
}> {
  const shifted: CaseShifted[] = [];
  let open = 0;
  await eachCase(parts.cases, async (id) => {
    const state = (await parts.cases.load(id))?.state;
    if (state?.status.kind !== 'open') return;
    open += 1;
    const ctx = { ...(await contextOf(parts, state)), calendar };
    const shifts = calendarShifts(state, ctx, now);
    if (shifts.length > 0) shifted.push({ caseId: state.id, reference: state.reference, shifts });
  });
  shifted.sort((a, b) => (a.reference < b.reference ? -1 : 1));
  return { shifted: shifted.slice(0, MOST_NAMED), moved: shifted.length, open };
}
