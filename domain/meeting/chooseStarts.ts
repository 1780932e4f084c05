/** A time at which all required people can meet, in milliseconds. */
export interface Candidate {
  /** Number of the day within the search. */
  readonly day: number;
  readonly start: number;
  optionalFree: number;
}

/**
 * Takes the best candidate again and again: the day with fewest suggestions so far, then one that
 * overlaps no other suggestion, then the earliest day, then most optional people, then the earliest.
 */
export function chooseStarts(
  candidates: readonly Candidate[],
  length: number,
  take: number,
): number[] {
  const chosen: Candidate[] = [];
  const left = new Set(candidates);
  while (chosen.length < take && left.size > 0) {
    let best: Ranked | null = null;
    for (const candidate of left) {
      const used = chosen.filter(({ day }) => day === candidate.day).length;
      const overlapping = chosen.some(({ start }) => Math.abs(start - candidate.start) < length);
      const next = { candidate, used, overlaps: overlapping ? 1 : 0 };
      if (best === null || isBetter(next, best)) best = next;
    }
    if (best === null) break;
    chosen.push(best.candidate);
    left.delete(best.candidate);
  }
  return chosen.map(({ start }) => start);
}

interface Ranked {
  readonly candidate: Candidate;
  readonly used: number;
  readonly overlaps: number;
}

/** Candidates come in order of time, so an equal one is never better. */
function isBetter(a: Ranked, b: Ranked): boolean {
  if (a.used !== b.used) return a.used < b.used;
  if (a.overlaps !== b.overlaps) return a.overlaps < b.overlaps;
  if (a.candidate.day !== b.candidate.day) return a.candidate.day < b.candidate.day;
  return a.candidate.optionalFree > b.candidate.optionalFree;
}
