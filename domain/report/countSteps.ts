import { isWithin, type Counted } from './period.ts';
import { isLate, type CaseSummary, type EntrySummary } from './summary.ts';
import { count, type Counting } from './counting.ts';
import { ALL, ofStage } from './tally.ts';

/** What came of an alert: each is exactly one of these. */
export type Reply = 'in-time' | 'late' | 'none' | 'decided-first' | 'waiting' | 'no-due-day';

/** Names of what is counted, put together once. */
const REPLIES: Readonly<Record<Reply, string>> = {
  'in-time': 'reply-in-time',
  late: 'reply-late',
  none: 'reply-none',
  'decided-first': 'reply-decided-first',
  waiting: 'reply-waiting',
  'no-due-day': 'reply-no-due-day',
};

const OF_ALL = [ALL];

/** Alerts sent in the period, by what had come of each at its end; not by stage: of all together only. */
export function countAlerts(
  tally: Counting,
  c: CaseSummary,
  period: Counted,
  byStage: boolean,
): void {
  for (const entry of c.entries) {
    if (!isWithin(period, entry.openedOn)) continue;
    const at = byStage ? [...c.of, entry.row] : OF_ALL;
    count(tally, 'alerts', at);
    count(tally, REPLIES[replyOf(entry, period)], at);
  }
}

/** A resolution that the raiser records is an answer too, however it reached them. */
function replyOf(entry: EntrySummary, period: Counted): Reply {
  if (entry.due === null) return 'no-due-day';
  const { decided } = entry;
  const answered = entry.answered ?? (decided?.resolved === true ? decided : null);
  if (answered !== null) return isLate(entry, answered) ? 'late' : 'in-time';
  if (decided !== null) return isLate(entry, decided) ? 'none' : 'decided-first';
  return entry.due < period.on ? 'none' : 'waiting';
}

/** More time, and stages passed over. */
export function countTime(tally: Counting, c: CaseSummary, period: Counted): void {
  for (const entry of c.entries) {
    const at = [ALL, entry.row];
    const each = (measure: string, days: EntrySummary['givenTime']): void => {
      for (const d of days) if (isWithin(period, d)) count(tally, measure, at);
    };
    each('time-asked', entry.askedForTime);
    each('time-given', entry.givenTime);
    each('time-refused', entry.refusedTime);
    if (!isWithin(period, entry.openedOn)) continue;
    if (entry.skipped.length > 0) count(tally, 'came-past', at);
    for (const stage of entry.skipped) count(tally, 'passed-over', [ALL, ofStage(stage)]);
  }
}

/** Monitoring meetings whose last day fell in the period; one that was called off is not counted. */
export function countMonitoring(tally: Counting, c: CaseSummary, period: Counted): void {
  for (const { row, by, held, calledOff } of c.monitoring) {
    if (calledOff || !isWithin(period, by)) continue;
    const at = [ALL, row];
    count(tally, 'monitoring', at);
    if (held === null) {
      count(tally, 'monitoring-not-held', at);
      continue;
    }
    count(tally, 'held', at);
    count(tally, held.on > by ? 'monitoring-late' : 'monitoring-in-time', at);
    count(tally, achievedAs(held.achieved), at);
  }
}

const achievedAs = (achieved: boolean | null): string =>
  achieved === null ? 'not-said' : achieved ? 'achieved' : 'not-achieved';
