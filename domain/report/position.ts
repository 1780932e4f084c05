import { isWithin, type Counted } from './period.ts';
import type { CaseSummary, StatusChange } from './summary.ts';
import type { Standing } from './tally.ts';

/** How the case came into the period; null where it was not open on any day of it. */
export function beginning(
  c: CaseSummary,
  period: Counted,
): 'raised' | 'broughtForward' | 'reopened' | null {
  if (isWithin(period, c.raisedOn)) return 'raised';
  let before: StatusChange | null = null;
  for (const change of c.changes) {
    if (change.at < period.start) before = change;
    else return openAfter(before) ? 'broughtForward' : 'reopened';
  }
  return openAfter(before) ? 'broughtForward' : null;
}

const openAfter = (change: StatusChange | null): boolean => change?.kind !== 'closed';

/** Where an open case stands at the beginning of the day for which the position is told. */
export function standingOf({ entries }: CaseSummary, period: Counted): Standing {
  const entry = entries.at(-1);
  if (entry === undefined) return 'no-due-day';
  if (entry.answered !== null) return 'answered';
  if (entry.due === null || entry.decided !== null) return 'no-due-day';
  return entry.due < period.on ? 'overdue' : 'not-due';
}
