import { localDay, type Day } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import { currentEntry, entryOf } from './find.ts';
import type { CaseState, Involvement } from './state.ts';

/** It was theirs and was handed over. */
export interface HandedOn {
  /** Whose it is now; empty: nobody's, the post is vacant. */
  readonly to: readonly PersonId[];
  readonly on: Day;
}

const FORMER: readonly Involvement['as'][] = ['former-raiser', 'former-responder'];

/** Handed over by this person at the stage that runs or ran last, or as its raiser; null: nothing was. */
export function handedOnBy(person: PersonId, state: CaseState): HandedOn | null {
  const last = state.involved.findLast(
    (each) =>
      each.person === person &&
      (each.as === 'former-raiser' ||
        (each.as === 'former-responder' && each.stage === currentEntry(state).id)),
  );
  if (last === undefined) return null;
  const asked = entryOf(state, last.stage)?.responders ?? [];
  const to = last.as === 'former-raiser' ? [state.raiser] : asked.map((seat) => seat.person);
  return {
    to: to.filter((each) => each !== null && each !== person).filter((each) => each !== null),
    on: localDay(last.from),
  };
}

/** Whether they have handed over anything of this case, at any stage. */
export const isFormer = (person: PersonId, { involved }: CaseState): boolean =>
  involved.some((each) => each.person === person && FORMER.includes(each.as));

/** Handed over their seat at this very stage: holding the post still gives them none there. */
export const isFormerAt = (person: PersonId, stage: number, { involved }: CaseState): boolean =>
  involved.some(
    (each) => each.person === person && each.as === 'former-responder' && each.stage === stage,
  );

export const isFormerRaiser = (person: PersonId, { involved }: CaseState): boolean =>
  involved.some((each) => each.person === person && each.as === 'former-raiser');
