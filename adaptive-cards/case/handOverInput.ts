import type { PersonId } from '../../domain/people/index.ts';
import { LIMITS } from '../elements/inputs.ts';
import type { Reader } from '../parsing/reader.ts';

const ID = /^[0-9a-z-]{1,64}$/;

/** Somebody chosen from a list. Whether they may have it, the rules say. */
export function personIn(read: Reader, id: string): PersonId {
  const value = read.raw(id).toLowerCase();
  if (value === '') read.problem(id, 'missing');
  else if (!ID.test(value)) read.problem(id, 'not-a-choice');
  return value as PersonId;
}

export const handOverCase = (read: Reader) => ({
  to: personIn(read, 'case-to'),
  reason: read.text('case-to-reason', LIMITS.reason),
});

export const coverRaiser = (read: Reader) => ({
  cover: personIn(read, 'cover-by'),
  firstDay: read.day('cover-from'),
  lastDay: read.day('cover-to'),
  reason: read.optional('cover-reason', LIMITS.reason),
});

/** `team-manager|id before|id from here on`; no id before where the post was vacant. */
const SEAT = /^([^|]{1,100})\|([0-9a-z-]{0,64})\|([0-9a-z-]{1,64})$/;

export function handOverSeat(read: Reader) {
  const value = read.raw('seat-to');
  const [, role = '', before = '', to = ''] = SEAT.exec(value) ?? [];
  if (role === '') read.problem('seat-to', value === '' ? 'missing' : 'not-a-choice');
  return {
    role,
    person: before === '' ? null : (before as PersonId),
    to: to as PersonId,
    reason: read.text('seat-to-reason', LIMITS.reason),
  };
}
