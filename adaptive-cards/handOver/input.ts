import { personIn } from '../case/handOverInput.ts';
import { LIMITS } from '../elements/inputs.ts';
import type { Reader } from '../parsing/reader.ts';
import { FINDING } from './people.ts';

const PARTS = ['raised', 'asked'] as const;

/** Null where the form is asked for; of a long list first what was typed to find people by. */
export function showHandOver(read: Reader) {
  const form = read.raw('form');
  if (form === '') return null;
  const isChosen = read.raw('hand-from') !== '' && read.raw('hand-to') !== '';
  if (form === FINDING && !isChosen) return { finding: read.typed };
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
