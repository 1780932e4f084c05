import { workingDaysBetween, type WorkingCalendar } from '../calendar/index.ts';
import type { StageKey } from '../procedure/index.ts';
import { countAlerts, countMonitoring, countTime } from './countSteps.ts';
import { isWithin, type Counted } from './period.ts';
import { beginning, standingOf } from './position.ts';
import { registerCase } from './register.ts';
import { NO_STAGE, type CaseSummary, type EntrySummary } from './summary.ts';
import { count, countCases, noteChildren, noteDays, type Counting } from './counting.ts';
import { ALL, type Standing } from './tally.ts';

/** A statutory process should take about 20 working days in all (domain.md 3.3). */
export const USUAL_MOST = 20;

/** What counting needs to know of the authority and its procedure. */
export interface Ground {
  readonly calendar: WorkingCalendar;
  /** Place of each stage on the ladder. */
  readonly rank: ReadonlyMap<StageKey, number>;
}

/**
 * Adds one case to the tally of a period. The summary holds nothing after the period's end: the
 * collector asks for it at that moment.
 */
export function countCase(tally: Counting, c: CaseSummary, period: Counted, ground: Ground): void {
  const { of } = c;
  countAlerts(tally, c, period, true);
  registerCase(tally, c, period);
  countTime(tally, c, period);
  countMonitoring(tally, c, period);
  countReferrals(tally, c, period, of);
  const began = beginning(c, period);
  if (began === null) return;
  countCases(tally, began, of, c.children);
  countCases(tally, 'dealtWith', of, c.children);
  if (began === 'raised') countRaised(tally, c, ground);
  countEnding(tally, c, period, of, ground.calendar);
}

/** What is told of the cases raised: where they began, how far they came, what they are about. */
function countRaised(tally: Counting, c: CaseSummary, { rank }: Ground): void {
  const [first] = c.entries;
  countCases(tally, 'entered', [ALL, first?.row ?? NO_STAGE], c.children);
  const rankOf = (entry: EntrySummary): number => rank.get(entry.stage) ?? -1;
  const highest = c.entries.reduce(
    (best, entry) => (best === undefined || rankOf(entry) > rankOf(best) ? entry : best),
    first,
  );
  countCases(tally, 'highest', [ALL, highest?.row ?? NO_STAGE], c.children);
  countCases(tally, 'primary', [ALL, `category:${c.categories[0] ?? ''}`], c.children);
  for (const key of c.categories) count(tally, 'named', [`category:${key}`]);
  noteChildren(tally, c.children);
}

function countEnding(
  tally: Counting,
  c: CaseSummary,
  period: Counted,
  of: readonly string[],
  calendar: WorkingCalendar,
): void {
  const last = c.changes.at(-1);
  if (last?.kind !== 'closed') {
    countOpen(tally, c, period, of, calendar);
    return;
  }
  countCases(tally, 'closed', of, c.children);
  if (last.how !== 'resolved') {
    countCases(tally, last.how, of, c.children);
    return;
  }
  const at = [...of, last.row];
  countCases(tally, 'resolved', at, c.children);
  const days = workingDaysBetween(calendar, c.raisedOn, last.on);
  noteDays(tally, at, days);
  if (days > USUAL_MOST) count(tally, 'long', at);
}

function countOpen(
  tally: Counting,
  c: CaseSummary,
  period: Counted,
  of: readonly string[],
  calendar: WorkingCalendar,
): void {
  const entry = c.entries.at(-1);
  const at = [...of, entry?.row ?? NO_STAGE];
  countCases(tally, 'carried', at, c.children);
  const standing = standingOf(c, period);
  const due = entry?.due ?? null;
  const overdueBy =
    standing === 'overdue' && due !== null ? workingDaysBetween(calendar, due, period.on) : null;
  count(tally, OPEN[standing], at);
  if (overdueBy !== null) count(tally, bandOf(overdueBy), at);
  tally.open.push({
    reference: c.reference,
    team: c.lead,
    stage: entry?.stage ?? '',
    due,
    standing,
    overdueBy,
  });
}

/** Names of what is counted, put together once. */
const OPEN: Readonly<Record<Standing, string>> = {
  'not-due': 'open-not-due',
  answered: 'open-answered',
  'no-due-day': 'open-no-due-day',
  overdue: 'open-overdue',
};

const bandOf = (days: number): string =>
  days <= 5 ? 'overdue-5' : days <= 10 ? 'overdue-10' : 'overdue-more';

function countReferrals(
  tally: Counting,
  c: CaseSummary,
  period: Counted,
  of: readonly string[],
): void {
  if (c.referredOn.some((on) => isWithin(period, on))) {
    countCases(tally, 'referral-made', of, c.children);
  }
  if (c.referralAnsweredOn.some((on) => isWithin(period, on))) {
    countCases(tally, 'referral-answered', of, c.children);
  }
}
