import type { Moment } from '../../domain/calendar/index.ts';
import type { CaseId } from '../../domain/case/index.ts';

interface Turn<T> {
  readonly present: Promise<T>;
  /** Whoever comes meanwhile shares one turn: it begins after them, so it sees all that they saw. */
  following: Promise<T> | null;
  /** Business time of the latest of them. */
  now: Moment;
}

/**
 * In one process, a case is worked on by one at a time. Two at once would do no harm, since every effect
 * is claimed, but each would read and project everything only to find it taken. `owner` is the process
 * as far as this goes: what hangs on one owner never waits for another.
 */
export function oneAtATime<Owner extends object, T>(
  work: (owner: Owner, id: CaseId, now: Moment) => Promise<T>,
): typeof work {
  const owners = new WeakMap<Owner, Map<CaseId, Turn<T>>>();

  function begin(owner: Owner, turns: Map<CaseId, Turn<T>>, id: CaseId, now: Moment): Promise<T> {
    const turn: Turn<T> = { present: work(owner, id, now), following: null, now };
    turns.set(id, turn);
    const end = (): void => {
      if (turn.following === null) turns.delete(id);
    };
    turn.present.then(end, end);
    return turn.present;
  }

  return async (owner, id, now) => {
    const turns = owners.get(owner) ?? new Map<CaseId, Turn<T>>();
    owners.set(owner, turns);
    const turn = turns.get(id);
    if (turn === undefined) return await begin(owner, turns, id, now);
    if (now > turn.now) turn.now = now;
    const next = (): Promise<T> => begin(owner, turns, id, turn.now);
    turn.following ??= turn.present.then(next, next);
    return await turn.following;
  };
}
