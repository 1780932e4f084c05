import {
  moment,
  momentAt,
  parseMoment,
  plusMinutes,
  type Moment,
} from '../../domain/calendar/index.ts';
import { LIMITS } from '../elements/inputs.ts';
import type { Reader } from '../parsing/reader.ts';

/** The value of a slot's choice: its two moments. */
export const slotKey = (slot: { readonly start: Moment; readonly end: Moment }): string =>
  `${slot.start}/${slot.end}`;

/** The choice that says "another time, given below". */
export const OWN_TIME = 'own';
const USUAL_MINUTES = 60;
/** Stands where a time is wrong: never used, since with a problem none of the values is. */
const NO_TIME = moment('1970-01-01T00:00:00.000Z');
const NO_SLOT = { start: NO_TIME, end: NO_TIME };
const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Sent with a form that asks for others: without it, none of them being chosen says nothing. */
export const OTHERS_ASKED = 'others-asked';

export const chooseSlot = (read: Reader) => ({
  slot: offered(read.raw('slot')) ?? own(read),
  reason: read.optional('slot-reason', LIMITS.note),
  ...(read.raw(OTHERS_ASKED) === '' ? {} : { others: read.keys('others') }),
});

function offered(key: string): { readonly start: Moment; readonly end: Moment } | null {
  const [from = '', to = ''] = key.split('/');
  const start = parseMoment(from);
  const end = parseMoment(to);
  return start === null || end === null || end <= start ? null : { start, end };
}

function own(read: Reader): { readonly start: Moment; readonly end: Moment } {
  const slot = read.raw('slot');
  const wants = slot === OWN_TIME || ['own-start', 'own-time'].some((id) => read.raw(id) !== '');
  if (!wants) {
    read.problem('slot', slot === '' ? 'missing' : 'not-a-choice');
    return NO_SLOT;
  }
  const day = read.day('own-start');
  const time = read.raw('own-time');
  if (time === '') read.problem('own-time', 'missing');
  else if (!TIME_OF_DAY.test(time)) read.problem('own-time', 'not-a-choice');
  if (!TIME_OF_DAY.test(time)) return NO_SLOT;
  const start = momentAt(day, time);
  return { start, end: plusMinutes(start, minutes(read.raw('minutes'))) };
}

function minutes(text: string): number {
  const n = Number(text);
  return Number.isInteger(n) && n >= 5 && n <= 480 ? n : USUAL_MINUTES;
}
