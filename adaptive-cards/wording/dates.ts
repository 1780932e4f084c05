import type { Span, Wording } from '../../domain/procedure/index.ts';
import { compareDays, longDay, type Day } from '../../domain/calendar/index.ts';

/** '5 Jan': the short day of notification texts. */
export function dayAndMonth(day: Day): string {
  const [, date = '', month = ''] = longDay(day).split(' ');
  return `${date} ${month.slice(0, 3)}`;
}

/** "5 working days", "1 calendar day". */
export const spanWords = ({ n, unit }: Pick<Span, 'n' | 'unit'>): string =>
  unit === 'working-day' ? workingDays(n) : `${n} calendar ${n === 1 ? 'day' : 'days'}`;

export const workingDays = (n: number): string => `${n} working ${n === 1 ? 'day' : 'days'}`;

/**
 * How far away a due day is, in words that need no colour. Null where nothing is due, or where no
 * clock runs: then nothing can be overdue.
 */
export function daysLeftWords(due: Day | null, today: Day, daysLeft: number | null): string | null {
  if (due === null || daysLeft === null) return null;
  const order = compareDays(due, today);
  if (order === 0) return 'due today';
  if (order < 0) return daysLeft < 0 ? `${workingDays(-daysLeft)} overdue` : 'overdue';
  // A raiser's own day may be a Sunday: then no working day is left on the Friday before.
  return daysLeft > 0 ? `${workingDays(daysLeft)} left` : 'no working day left';
}

const DUE: Record<Wording, string> = {
  reply: 'Reply',
  expected: 'A reply is expected',
  resolution: 'To be resolved',
};

/** "Reply by the end of Tuesday 5 January 2027": what is asked, and by when. */
export function dueWords(due: Day | null, wording: Wording): string {
  if (due === null) return 'No due day has been set.';
  return `${DUE[wording]} by the end of ${longDay(due)}`;
}

/** The same with how far away it is, as a fact. */
export function dueLine(
  due: Day | null,
  today: Day,
  daysLeft: number | null,
  wording: Wording,
): string {
  const left = daysLeftWords(due, today, daysLeft);
  return left === null ? dueWords(due, wording) : `${dueWords(due, wording)} (${left})`;
}

/** Told where more time is asked for or given, so that nobody chooses a day in vain. */
export const latestWords = (latest: Day, step: string): string =>
  `The procedure gives this ${step} no more time than until the end of ${longDay(latest)}.`;

/** Of a last day: it is this, or was. */
export const isOrWas = (last: Day, today: Day): 'is' | 'was' =>
  compareDays(last, today) < 0 ? 'was' : 'is';

/** A procedure's sentence inside one of ours: "The plan is agreed" becomes "the plan is agreed". */
export const insideWords = (sentence: string): string =>
  /^(?:The|A|An|All|Both|Each|Every|It|This|They)\b/.test(sentence)
    ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`
    : sentence;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
