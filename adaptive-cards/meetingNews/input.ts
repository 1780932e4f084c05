import { LIMITS } from '../elements/inputs.ts';
import type { Reader } from '../parsing/reader.ts';

/** Whether a reason is wanted the rules say. */
export const keepTime = (read: Reader) => ({ reason: read.optional('keep-reason', LIMITS.note) });

export const handOverMeeting = (read: Reader) => ({ to: read.text('hand-to', LIMITS.owner) });
