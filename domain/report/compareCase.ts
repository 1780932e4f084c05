import { workingDaysBetween, type WorkingCalendar } from '../calendar/index.ts';
import { countAlerts } from './countSteps.ts';
import { count, countCases, noteDays, type Counting } from './counting.ts';
import type { Counted } from './period.ts';
import { beginning, standingOf } from './position.ts';
import { isOverBefore, type CaseSummary } from './summary.ts';
import { ALL } from './tally.ts';

const OF_ALL = [ALL];

/** Adds one case to a period that another is only set beside: what stands in the comparison, no more. */
export function compareCase(
  counting: Counting,
  c: CaseSummary,
  period: Counted,
  calendar: WorkingCalendar,
): void {
  if (isOverBefore(c, period.start)) return;
  countAlerts(counting, c, period, false);
  const began = beginning(c, period);
  if (began === null) return;
  if (began === 'raised') countCases(counting, 'raised', OF_ALL, c.children);
  const last = c.changes.at(-1);
  if (last?.kind !== 'closed') {
    count(counting, 'carried', OF_ALL);
    if (standingOf(c, period) === 'overdue') count(counting, 'open-overdue', OF_ALL);
    return;
  }
  count(counting, 'closed', OF_ALL);
  if (last.how !== 'resolved') return;
  count(counting, 'resolved', OF_ALL);
  noteDays(counting, OF_ALL, workingDaysBetween(calendar, c.raisedOn, last.on));
}
