import { compareDays, type Day } from '../../domain/calendar/index.ts';
import { capital, daysLeftWords } from '../wording/dates.ts';
import type { Urgency } from './models.ts';

/** Working days left up to which a day counts as near. */
const SOON = 2;

/** How near a due day is. No day, or no clock that runs: nothing can be late. */
export function urgencyOf(due: Day | null, today: Day, daysLeft: number | null): Urgency {
  if (due === null || daysLeft === null) return 'none';
  const order = compareDays(due, today);
  if (order === 0) return 'today';
  if (order < 0) return 'late';
  return daysLeft <= SOON ? 'soon' : 'later';
}

/** "3 working days left", "Due today"; null where no clock runs. */
export function leftWords(due: Day | null, today: Day, daysLeft: number | null): string | null {
  const words = daysLeftWords(due, today, daysLeft);
  return words === null ? null : capital(words);
}
