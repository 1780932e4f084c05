import type { WrittenText } from '../domain/case/index.ts';
import type { Hasher } from './ports/index.ts';

/** Text as a person wrote it, named by its hash; outer blank space is not part of it. */
export function written(hasher: Hasher, text: string): WrittenText {
  const value = text.trim();
  return { value, hash: hasher.hash(value), length: value.length };
}
