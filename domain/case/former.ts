import { localDay, type Day } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import { currentEntry } from './find.ts';
import type { CaseState, Involvement } from './state.ts';

/** It was theirs and is no longer. */
export interface HandedOn {
  /** Whose it is now; empty: nobody's, the post is vacant. */
  readonly to: readonly PersonId[];
  /** The day of the hand-over; null: there was none, their days of standing in are over. */
  readonly on: Day | null;
}

const FORMER: readonly Involvement['as'][] = ['former-raiser', 'former-responder'];

/** Handed over by this person at the stage that runs or ran last, or as its raiser, or had in somebody's place; null: nothing was. */
export function handedOnBy(person: PersonId, state: CaseState): HandedOn | null {
  const { id, responders } = currentEntry(state);
  const asked = responders.map((seat) => seat.person);
  const isAnothers = ({ as, stage }: Involvement): boolean =>
    as === 'former-raiser'
      ? state.raiser !== person
      : as === 'former-responder' && stage === id && !asked.includes(person);
  const last = state.involved.findLast((each) => each.person === person && isAnothers(each));
  if (last === undefined) return stoodIn(person, state);
  const to = last.as === 'former-raiser' ? [state.raiser] : asked;
  return { to: to.filter((each) => each !== null), on: localDay(last.from) };
}

/** Whose alert this person got last in their place. */
function stoodIn(person: PersonId, { stages }: CaseState): HandedOn | null {
  const seat = stages
    .flatMap(({ responders }) => responders)
    .findLast(({ standIns = [] }) => standIns.some((each) => each.person === person));
  return seat === undefined ? null : { to: seat.person === null ? [] : [seat.person], on: null };
}

/** Whether they have handed over anything of this case, at any stage, or stood in for somebody. */
export const isFormer = (person: PersonId, state: CaseState): boolean =>
  state.involved.some((each) => each.person === person && FORMER.includes(each.as)) ||
  stoodIn(person, state) !== null;

/** Handed over their seat at this very stage: holding the post still gives them none there. */
export const isFormerAt = (person: PersonId, stage: number, { involved }: CaseState): boolean =>
  involved.some(
    (each) => each.person === person && each.as === 'former-responder' && each.stage === stage,
  );

export const isFormerRaiser = (person: PersonId, { involved }: CaseState): boolean =>
  involved.some((each) => each.person === person && each.as === 'former-raiser');
