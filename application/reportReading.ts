import { localDay, type Day, type Moment, type WorkingCalendar } from '../domain/calendar/index.ts';
import type { Directory, PersonId } from '../domain/people/index.ts';
import type { Procedure } from '../domain/procedure/index.ts';
import {
  collect,
  mayRead,
  periodAround,
  periodBefore,
  whatDoesNotAddUp,
  withoutSmallNumbers,
  type Ask,
  type Period,
  type Report,
} from '../domain/report/index.ts';
import type {
  CalendarSource,
  DirectorySource,
  FiguresOf,
  LastFigures,
  ProcedureSource,
  ReportedCase,
  WorkIndex,
} from './ports/index.ts';

/** What figures are read from. */
export interface ReadParts {
  readonly workIndex: Pick<WorkIndex, 'reported'>;
  readonly directory: DirectorySource;
  readonly procedures: ProcedureSource;
  readonly calendar: CalendarSource;
  readonly lastFigures: LastFigures;
}

/** The period so far, or the last one that is over. */
export type ReportWish = FiguresOf;

/** Cases as reports read them, whole ones one after the other. */
export type Cases = AsyncIterable<ReportedCase> | Iterable<ReportedCase>;

export interface Wanted {
  readonly procedure: Procedure;
  readonly period: Period;
}

/** The days that somebody wishes figures of. */
export const periodFor = ({ interval, last }: ReportWish, today: Day): Period =>
  last ? periodBefore(interval, today) : periodAround(interval, today);

/**
 * What this person may see of each procedure's figures, counted now and kept for the next look; null: of
 * none. One range read.
 */
export async function read(
  parts: ReadParts,
  person: PersonId,
  wish: ReportWish & { readonly procedure?: string },
  now: Moment,
): Promise<readonly Report[] | null> {
  return await readFrom(parts, parts.workIndex.reported(), person, wish, now);
}

/** The same, of cases that are read by the caller. */
export async function readFrom(
  parts: Omit<ReadParts, 'workIndex'>,
  cases: Cases,
  person: PersonId,
  { interval, last, procedure: only }: ReportWish & { readonly procedure?: string },
  now: Moment,
): Promise<readonly Report[] | null> {
  const today = localDay(now);
  const [procedures, directory] = await Promise.all([
    parts.procedures.inForce(),
    parts.directory.directory(),
  ]);
  const readable = readableBy(person, procedures, directory, today).filter(
    ({ procedure: { id } }) => only === undefined || id === only,
  );
  if (readable.length === 0) return null;
  const period = periodFor({ interval, last }, today);
  const wanted = readable.map(({ procedure }) => ({ procedure, period }));
  const made = await makeReports(parts, cases, wanted, directory);
  const counted = made.map(({ procedure, tables, sums, teams }) => ({
    ...{ procedure: procedure.id, at: now, period },
    ...{ tables, sums, teams },
  }));
  await parts.lastFigures.keep({ interval, last }, counted);
  return made.map((report, at) =>
    readable[at]?.how === 'whole' ? report : withoutSmallNumbers(report),
  );
}

/** Procedures whose figures this person may see on that day, and how. */
export const readableBy = (
  person: PersonId,
  procedures: readonly Procedure[],
  directory: Directory,
  today: Day,
): readonly { readonly procedure: Procedure; readonly how: 'whole' | 'suppressed' }[] =>
  procedures.flatMap((procedure) => {
    if (procedure.kind === 'notice') return [];
    const how = mayRead(directory, person, procedure, today);
    return how === null ? [] : [{ procedure, how }];
  });

/** Every wanted report in one pass over the cases. @throws Error when one does not add up. */
export async function makeReports(
  { calendar }: Pick<ReadParts, 'calendar'>,
  cases: Cases,
  wanted: readonly Wanted[],
  directory: Directory,
): Promise<readonly Report[]> {
  const counting = await calendar.calendar();
  const collectors = wanted.map((each) => collect(askOf(each, counting, directory)));
  for await (const { events } of cases) {
    for (const event of events) for (const { take } of collectors) take(event);
  }
  const reports = collectors.map((collector) => collector.finish());
  const wrong = reports.flatMap(whatDoesNotAddUp);
  if (wrong.length > 0) throw new Error('report-does-not-add-up');
  return reports;
}

export const askOf = (wanted: Wanted, calendar: WorkingCalendar, { teams }: Directory): Ask => ({
  ...wanted,
  calendar,
  teams: new Map(teams.map(({ id, name }) => [id, name])),
  childrenLookedAfter: null,
});
