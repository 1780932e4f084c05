import type { Reader } from '../parsing/reader.ts';

const LONGEST = 10;

/** Null: neither of the two; nothing is changed then. */
export const chooseMessages = (read: Reader) => {
  const wish = read.optional('wish', LONGEST);
  return { wish: wish === 'each' || wish === 'list' ? wish : null } as const;
};
