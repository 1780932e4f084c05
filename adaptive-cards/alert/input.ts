import { LIMITS } from '../elements/inputs.ts';
import type { Reader } from '../parsing/reader.ts';

/** Verbs that send nothing but their ids. */
export const nothing = (): null => null;

export const reply = (read: Reader) => ({
  text: read.text('reply-text'),
  plan: read.tasks(),
  done: read.yesNo('done') ?? false,
});

export const requestTime = (read: Reader) => ({
  until: read.day('until'),
  reason: read.text('time-reason', LIMITS.reason),
});
