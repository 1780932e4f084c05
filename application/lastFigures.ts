import { localDay, type Moment } from '../domain/calendar/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import type { Procedure } from '../domain/procedure/index.ts';
import { withoutSmallNumbers, type Report } from '../domain/report/index.ts';
import type { CountedFigures } from './ports/index.ts';
import { periodFor, readableBy, type ReadParts, type ReportWish } from './reportReading.ts';

/** Figures as they were counted last, as somebody may see them now. */
export interface LastCounted {
  readonly reports: readonly Report[];
  /** The oldest count among them; null: not all has been counted in this period yet, and there are none. */
  readonly at: Moment | null;
}

/**
 * One range read, however many cases there are. Null: there is nothing for this person.
 */
export async function lastCounted(
  parts: Pick<ReadParts, 'directory' | 'procedures' | 'lastFigures'>,
  person: PersonId,
  wish: ReportWish,
  now: Moment,
): Promise<LastCounted | null> {
  const today = localDay(now);
  const [procedures, directory, kept] = await Promise.all([
    parts.procedures.inForce(),
    parts.directory.directory(),
    parts.lastFigures.read(wish),
  ]);
  const readable = readableBy(person, procedures, directory, today);
  if (readable.length === 0) return null;
  const { from } = periodFor(wish, today);
  const found = readable.flatMap(({ procedure, how }) => {
    const counted = kept.find((each) => each.procedure === procedure.id);
    // What was counted in an earlier period says nothing of this one.
    if (counted?.period.from !== from) return [];
    const whole = reportOf(counted, procedure);
    return [{ at: counted.at, report: how === 'whole' ? whole : withoutSmallNumbers(whole) }];
  });
  const [oldest] = found.map(({ at }) => at).sort();
  if (oldest === undefined || found.length < readable.length) return { reports: [], at: null };
  return { reports: found.map(({ report }) => report), at: oldest };
}

/** Cases are listed in the files alone, which are counted when they are made. */
const reportOf = (
  { period, tables, sums, teams }: CountedFigures,
  procedure: Procedure,
): Report => ({
  procedure,
  period,
  tables,
  sums,
  teams,
  smallNumbers: 'shown',
  open: null,
  register: null,
});
