import { LIMITS } from '../elements/inputs.ts';
import type { Reader } from '../parsing/reader.ts';

/** Which procedure; null: the first one of those that there are. */
export const showAbout = (read: Reader) => ({ about: read.optional('about', LIMITS.owner) });
