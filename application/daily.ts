import { addDays, localDay, momentAt, type Moment } from '../domain/calendar/index.ts';
import { calendarEndsWarning } from '../domain/calendar/index.ts';
import type { Dependencies } from './dependencies.ts';

/** Drafts are kept so long (design section 4). */
const DRAFT_DAYS = 30;

/** Once a day: drafts past their time go, and a calendar that runs out is told (design section 5). */
export async function daily(
  deps: Dependencies,
  now: Moment,
): Promise<{ readonly purged: number; readonly calendarEnds: boolean }> {
  const today = localDay(now);
  const [purged, calendar] = await Promise.all([
    deps.drafts.purgeBefore(momentAt(addDays(today, -DRAFT_DAYS), '00:00')),
    deps.calendar.calendar(),
  ]);
  return { purged, calendarEnds: calendarEndsWarning(calendar, today) !== null };
}
