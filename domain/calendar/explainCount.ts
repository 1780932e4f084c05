import { lateFrom, type CountTrace, type SkippedDay } from './dueDay.ts';
import { localDay, localTime, longDay } from './moment.ts';

function limitOf(trace: CountTrace): string {
  const unit = trace.unit === 'working-day' ? 'working day' : 'calendar day';
  return `${trace.n} ${unit}${trace.n === 1 ? '' : 's'}`;
}

function ruleOf(trace: CountTrace): string {
  const dayZero = `Day 0 is ${longDay(trace.dayZero)}.`;
  if (trace.n === 0) return `${dayZero} The limit is ${limitOf(trace)}, so it is due that day.`;
  const next = trace.unit === 'working-day' ? 'the next working day' : 'the day after it';
  return `${dayZero} The limit is ${limitOf(trace)}, and day 1 is ${next}.`;
}

function skippedSentence({ day, why }: SkippedDay): string {
  const date = longDay(day);
  return date.startsWith(why) ? `Not counted: ${date}.` : `Not counted: ${date} (${why}).`;
}

function dueSentence(trace: CountTrace): string {
  const { dueTime } = trace.settings;
  if (dueTime !== null) return `Due by ${dueTime} on ${longDay(trace.due)}, and late from then.`;
  return `Due by the end of ${longDay(trace.due)}, and late from 00:00 on ${longDay(localDay(lateFrom(trace)))}.`;
}

/**
 * A due day in sentences for a person: start, rule, each day skipped with its name, due day and
 * calendar version (design section 5, "every due day can be explained").
 */
export function explainCount(trace: CountTrace): string[] {
  const start = `Started on ${longDay(localDay(trace.start))} at ${localTime(trace.start)}, London time.`;
  return [
    start,
    ...(trace.dayZeroReason === null ? [] : [trace.dayZeroReason]),
    ruleOf(trace),
    ...trace.skipped.map(skippedSentence),
    dueSentence(trace),
    `Calendar ${trace.calendarVersion}, known up to ${longDay(trace.lastDay)}.`,
  ];
}
