import type { Day } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import type { CaseState } from './state.ts';

/** Who covers for the raiser on a day; null: nobody is recorded for it. */
export function coverOn({ cover, covering }: CaseState, on: Day): PersonId | null {
  if (covering === undefined) return cover;
  const { person, firstDay, lastDay } = covering;
  return firstDay <= on && on <= lastDay ? person : null;
}
