import { localDay, type Day, type Moment } from '../domain/calendar/index.ts';
import type { CaseId, Reference } from '../domain/case/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import {
  figureAt,
  timesBehind,
  type Opened,
  type Place,
  type Report,
} from '../domain/report/index.ts';
import type { ReportedCase } from './ports/index.ts';
import { askOf, readFrom, type ReadParts, type ReportWish } from './reportReading.ts';

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

/**
 * Counted anew, so that it holds what this person may see now, and from the very cases that are listed: one
 * range read. Null: nothing is counted there for them.
 */
export async function casesBehind(
  parts: ReadParts,
  person: PersonId,
  { procedure, place, ...wish }: FigureWish,
  now: Moment,
): Promise<FigureCases | null> {
  const cases: ReportedCase[] = [];
  const reading = noting(parts.workIndex.reported(), cases);
  const [report] = (await readFrom(parts, reading, person, { ...wish, procedure }, now)) ?? [];
  const opened = report === undefined ? null : figureAt(report, place);
  if (report === undefined || opened === null) return null;
  const [calendar, directory] = await Promise.all([
    parts.calendar.calendar(),
    parts.directory.directory(),
  ]);
  const times = timesBehind(askOf(report, calendar, directory), report, opened.counted);
  const found = cases.flatMap((each) => lineOf(each, times(each.events), report) ?? []);
  found.sort(byDayRaised);
  const { row, column } = opened;
  return { row, column, cases: found.slice(0, MOST_CASES), total: found.length };
}

/** Nothing is read before somebody asks: whoever may see no figures costs nothing. */
async function* noting<T>(from: AsyncIterable<T>, into: T[]): AsyncGenerator<T> {
  for await (const each of from) {
    into.push(each);
    yield each;
  }
}

function lineOf(
  { caseId, events: [raised] }: ReportedCase,
  times: number,
  { teams }: Report,
): FigureCase | null {
  if (raised?.type !== 'CaseRaised' || times === 0) return null;
  const { reference, team, meta } = raised;
  return {
    ...{ caseId, reference, times },
    team: team === null ? null : (teams.get(team) ?? team),
    raisedOn: localDay(meta.at),
  };
}

const byDayRaised = (a: FigureCase, b: FigureCase): number => (inOrder(a) < inOrder(b) ? -1 : 1);
const inOrder = ({ raisedOn, reference }: FigureCase): string => `${raisedOn} ${reference}`;
