import type { CaseId, Reference, WrittenText } from '../../domain/case/index.ts';
import type { PersonId } from '../../domain/people/index.ts';

/** Brand makers of the tests: the only casts in them. */
export const personId = (n: number): PersonId =>
  `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as PersonId;
export const caseId = (text: string): CaseId => text as CaseId;
export const reference = (text: string): Reference => text as Reference;

/** A text with a name that a reader recognises. */
export const written = (value: string): WrittenText => ({
  value,
  hash: `#${value}`,
  length: value.length,
});

export const kept = (value: string) => ({ hash: `#${value}`, length: value.length });
