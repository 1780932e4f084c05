import { createHash } from 'node:crypto';
import type { Mutant } from './mutant.ts';

/** From 0 to 1, the same for the same change and seed wherever the line has moved to. */
function drawn({ file, place, change }: Mutant, seed: number): number {
  const hash = createHash('sha256').update(`${seed} ${file} ${place} ${change}`).digest();
  return hash.readUInt32BE(0) / 2 ** 32;
}

export const sampled = (
  mutants: readonly Mutant[],
  share: number,
  seed: number,
): readonly Mutant[] => mutants.filter((mutant) => drawn(mutant, seed) < share);
