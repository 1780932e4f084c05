import { localDay, type Day, type Moment } from '../domain/calendar/index.ts';
import type { CaseId, Reference } from '../domain/case/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import { figureAt, timesBehind, type Opened, type Place } from '../domain/report/index.ts';
import { askOf, read, readAll, type ReadParts, type ReportWish } from './reportReading.ts';

/** One figure of one report. */
export interface FigureWish extends ReportWish {
  readonly procedure: string;
  readonly place: Place;
}

/** The cases that a figure counts: references, never a child. */
export interface FigureCases extends Pick<Opened, 'row' | 'column'> {
  /** The first of them, by the day on which they were raised. */
  readonly cases: readonly FigureCase[];
  readonly total: number;
}

export interface FigureCase {
  readonly caseId: CaseId;
  readonly reference: Reference;
  /** Null: of no team. */
  readonly team: string | null;
  readonly raisedOn: Day;
  /** How often it is counted: a case may have several alerts. */
  readonly times: number;
}

const MOST_CASES = 200;

/** Counted anew, so that it holds what this person may see now. Null: nothing is counted there for them. */
export async function casesBehind(
  parts: ReadParts,
  person: PersonId,
  { procedure, place, ...wish }: FigureWish,
  now: Moment,
): Promise<FigureCases | null> {
  const [report] = (await read(parts, person, { ...wish, procedure }, now)) ?? [];
  const opened = report === undefined ? null : figureAt(report, place);
  if (report === undefined || opened === null) return null;
  const [calendar, directory] = await Promise.all([
    parts.calendar.calendar(),
    parts.directory.directory(),
  ]);
  const times = timesBehind(askOf(report, calendar, directory), report, opened.counted);
  const found: FigureCase[] = [];
  await readAll(parts.cases, (caseId, events) => {
    const [raised] = events;
    const often = raised?.type === 'CaseRaised' ? times(events) : 0;
    if (raised?.type !== 'CaseRaised' || often === 0) return;
    found.push({
      caseId,
      reference: raised.reference,
      team: raised.team === null ? null : (report.teams.get(raised.team) ?? raised.team),
      raisedOn: localDay(raised.meta.at),
      times: often,
    });
  });
  found.sort((a, b) =>
    a.raisedOn === b.raisedOn
      ? a.reference < b.reference
        ? -1
        : 1
      : a.raisedOn < b.raisedOn
        ? -1
        : 1,
  );
  const { row, column } = opened;
  return { row, column, cases: found.slice(0, MOST_CASES), total: found.length };
}
