import { longDay, parseDay } from '../../domain/calendar/index.ts';
import type { Problem } from '../../domain/case/index.ts';

/** What is wrong with an input and how to put it right; `{limit}` is the limit that was passed. */
const PROBLEMS: Record<Problem['what'], string> = {
  missing: 'this needs an answer.',
  'too-long': 'this is too long. Use {limit} characters or fewer.',
  'not-a-choice': 'choose one of the answers that are offered.',
  'not-a-day': 'this is not a date. Choose a day from the calendar.',
  'day-past': 'this day has passed. Choose today or a later day.',
  'day-too-early': 'this day is too early. Choose {limit} or later.',
  'day-too-late': 'this day is too late. Choose {limit} or earlier.',
  'day-beyond-calendar':
    'the calendar of working days does not reach this day yet. Choose {limit} or earlier.',
  'beyond-maximum': 'this is later than the procedure allows here. Choose {limit} or earlier.',
  'not-a-number': 'this must be a number.',
  'bad-record-number': 'check this number. It does not look like one from your record system.',
  'outside-window': 'this lies outside the days set for it. Choose another, or give a reason.',
  'somebody-missing':
    'somebody who is needed is known to be missing then. Choose another time, or say in a line why.',
  'needs-reason': 'give a reason for this.',
  'must-be-other': 'the procedure goes on with the other answer alone.',
};

/** Where no limit is told, the half sentence that would name it is left out. */
const WITHOUT_LIMIT: Partial<Record<Problem['what'], string>> = {
  'too-long': 'this is too long. Use fewer characters.',
  'day-too-early': 'this day is too early. Choose a later day.',
  'day-too-late': 'this day is too late. Choose an earlier day.',
  'day-beyond-calendar':
    'the calendar of working days does not reach this day yet. Choose an earlier day.',
  'beyond-maximum': 'this is later than the procedure allows here. Choose an earlier day.',
};

function limitWords(limit: number | string): string {
  if (typeof limit === 'number') return limit.toLocaleString('en-GB');
  const day = parseDay(limit);
  return day === null ? limit : longDay(day);
}

export function problemWords({ what, limit, says }: Problem): string {
  if (says !== undefined) return says;
  if (limit === undefined) return WITHOUT_LIMIT[what] ?? PROBLEMS[what];
  return PROBLEMS[what].replace('{limit}', limitWords(limit));
}

/** A line of the summary on top of a form. */
export const problemLine = (label: string, problem: Problem): string =>
  `${label.replace(/[:?.]$/, '')}: ${problemWords(problem)}`;
