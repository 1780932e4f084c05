import { LIMITS } from '../elements/inputs.ts';
import type { Reader } from '../parsing/reader.ts';

/** Sent with a form that asks who was there: without it, nobody being ticked says nothing. */
export const ATTENDED_ASKED = 'attended-asked';

export const recordNotHeld = (read: Reader) => {
  const next = read.raw('not-held-next');
  if (next !== 'another-time' && next !== 'called-off') {
    read.problem('not-held-next', next === '' ? 'missing' : 'not-a-choice');
  }
  const follows: 'another-time' | 'called-off' =
    next === 'another-time' ? 'another-time' : 'called-off';
  return {
    next: follows,
    reason: read.text('not-held-reason', LIMITS.reason),
  };
};

export const recordMeeting = (read: Reader) => {
  const achieved = read.yesNo('achieved');
  if (achieved === null && read.raw('purpose') === 'monitoring')
    read.problem('achieved', 'missing');
  const attended = read.raw(ATTENDED_ASKED) === '' ? {} : { attended: read.keys('attended') };
  return { outcome: read.text('outcome'), tasks: read.tasks(true), achieved, ...attended };
};
