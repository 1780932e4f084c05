import { personIn } from '../case/handOverInput.ts';
import { LIMITS } from '../elements/inputs.ts';
import type { Reader } from '../parsing/reader.ts';

const PARTS = ['raised', 'asked'] as const;

/** Empty where nothing was chosen yet: the form is asked for. */
export function showHandOver(read: Reader) {
  if (read.raw('form') === '') return null;
  const from = personIn(read, 'hand-from');
  const to = personIn(read, 'hand-to');
  if (from === to && from !== '') read.problem('hand-to', 'not-a-choice');
  return { from, to, parts: partsIn(read) };
}

export const handOverAll = (read: Reader) => ({
  from: personIn(read, 'hand-from'),
  to: personIn(read, 'hand-to'),
  parts: partsIn(read),
  reason: read.text('hand-reason', LIMITS.reason),
});

function partsIn(read: Reader): readonly (typeof PARTS)[number][] {
  const keys = read.keys('hand-parts');
  if (keys.length === 0) read.problem('hand-parts', 'missing');
  return PARTS.filter((part) => keys.includes(part));
}
