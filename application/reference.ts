import type { CaseId, Reference } from '../domain/case/index.ts';
import type { CaseStore, Hasher } from './ports/index.ts';

/** No vowels and no look-alikes (0 O, 1 I L, 5 S, 8 B, 2 Z): read aloud and typed without mistakes. */
const LETTERS = '34679CDFGHJKMNPQRTVWXY';
const LENGTH = 5;
const TRIES = 20;
const PATTERN = new RegExp(`^\\d{4}-[${LETTERS}]{${String(LENGTH)}}$`);

export const isReference = (text: string): text is Reference => PATTERN.test(text);

/**
 * Year and five characters, claimed by insert before the case is appended (design section 4). The
 * characters follow from the case's id, so that a repeated Confirm claims the same reference again.
 * @throws when twenty in a row were taken by other cases.
 */
export async function claimReference(
  cases: CaseStore,
  hasher: Hasher,
  id: CaseId,
  year: string,
): Promise<Reference> {
  for (let n = 0; n < TRIES; n += 1) {
    const reference = `${year}-${lettersOf(hasher.hash(`${id} ${String(n)}`))}`;
    if (isReference(reference) && (await cases.claimReference(reference, id))) return reference;
  }
  throw new Error('no-free-reference');
}

function lettersOf(hash: string): string {
  let rest = 7n;
  for (let i = 0; i < hash.length; i += 1) {
    rest = (rest * 31n + BigInt(hash.charCodeAt(i))) % 2n ** 61n;
  }
  let letters = '';
  while (letters.length < LENGTH) {
    letters += LETTERS.charAt(Number(rest % BigInt(LETTERS.length)));
    rest /= BigInt(LETTERS.length);
  }
  return letters;
}
