/** A time at which the required people can meet, in milliseconds. */
export interface Candidate {
  /** Number of the day within the search. */
  readonly day: number;
  /** Number of the quarter hour within the search. */
  readonly at: number;
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
  const chosen: number[] = [];
  const used = new Map<number, number>();
  let left = candidates.map((candidate): Ranked => ({ candidate, used: 0, overlaps: 0 }));
  while (chosen.length < take && left.length > 0) {
    const best = left.reduce((one, other) => (isBetter(other, one) ? other : one));
    const { day, start } = best.candidate;
    chosen.push(start);
    used.set(day, (used.get(day) ?? 0) + 1);
    left = left.filter((each) => each !== best);
    for (const each of left) {
      each.used = used.get(each.candidate.day) ?? 0;
      if (Math.abs(start - each.candidate.start) < length) each.overlaps = 1;
    }
  }
  return chosen;
}

interface Ranked {
  readonly candidate: Candidate;
  used: number;
  overlaps: number;
}

/** Candidates come in order of time, so an equal one is never better. */
function isBetter(a: Ranked, b: Ranked): boolean {
  if (a.used !== b.used) return a.used < b.used;
  if (a.overlaps !== b.overlaps) return a.overlaps < b.overlaps;
  if (a.candidate.day !== b.candidate.day) return a.candidate.day < b.candidate.day;
  return a.candidate.optionalFree > b.candidate.optionalFree;
}
