import type { Reader } from '../parsing/reader.ts';

export const HOW = 'how-done';
const LONGEST_ID = 1_000;
const LONGEST_WORD = 300;

export const retryUndelivered = (read: Reader) => ({
  letter: read.optional('letter', LONGEST_ID),
});

/** Null: nothing was written yet, and is asked for. */
export const handleUndelivered = (read: Reader) => ({
  letter: read.optional('letter', LONGEST_ID),
  how: read.optional(HOW, LONGEST_WORD),
});
