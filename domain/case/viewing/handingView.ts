import type { PersonId } from '../../people/index.ts';
import { RAISER } from '../../procedure/index.ts';
import { mayRecordCover } from '../decisions/coverRaiser.ts';
import { handedOnBy } from '../former.ts';
import { currentEntry, runningEntry } from '../find.ts';
import type { Acting } from '../acting.ts';
import { respondsAt, seesAll, type Standing } from '../standing.ts';
import type { CaseState } from '../state.ts';
import { caseTakers, seatTakers } from '../takers.ts';
import type { CaseView, HandingView, NamedPerson } from '../views.ts';
import type { Showing } from './stageView.ts';
import { namedPerson, postOf, roleTitle } from './words.ts';

/** What this person may hand over, and to whom; who covers, for those who read the whole case. */
export function handingView(state: CaseState, who: Standing, { ctx, today }: Showing): HandingView {
  const { covering } = state;
  const entry = runningEntry(state);
  const raisers = mayRecordCover(who)
    ? caseTakers(state, who, today, ctx).map((person) => namedPerson(RAISER, person, ctx))
    : [];
  return {
    raisers,
    covering:
      covering === undefined || !seesAll(who)
        ? null
        : {
            by: postOf(covering.person, ctx),
            firstDay: covering.firstDay,
            lastDay: covering.lastDay,
          },
    seats: (entry?.responders ?? []).flatMap((seat) => {
      const takers = entry === null ? [] : seatTakers({ entry, seat }, who, state, today, ctx);
      return takers.length === 0
        ? []
        : [
            {
              ...namedPerson(seat.role, seat.person, ctx),
              key: seat.role,
              title: roleTitle(seat.role, ctx),
              takers: takers.map(({ person }) => namedPerson(seat.role, person, ctx)),
            },
          ];
    }),
  };
}

/** It was theirs and no longer is; null for everybody who still has their part in it. */
export function handedOnView(
  state: CaseState,
  who: Standing,
  { ctx }: Showing,
): CaseView['handedOn'] {
  const handedOn = handedOnBy(who.person, state);
  const has = who.raiser !== null || respondsAt(who, currentEntry(state).id) !== null;
  if (handedOn === null || has || seesAll(who)) return null;
  return { to: handedOn.to.map((person) => postOf(person, ctx)), on: handedOn.on };
}

/** For whom else this person acts here, beside those for whom they answer, each once. */
export function actsForIn(who: Standing, { ctx }: Showing): readonly NamedPerson[] {
  const seats: readonly (Acting | null)[] = [
    who.raiser,
    who.manager,
    ...who.judges,
    ...who.starts,
    ...who.meetings.map(({ arranges }) => arranges),
    ...who.tasks,
  ];
  const answers = who.responds.map(({ onBehalfOf }) => onBehalfOf);
  const seen = new Set<PersonId | null>(answers);
  return seats.flatMap((seat) => {
    if (!seat?.onBehalfOf || seen.has(seat.onBehalfOf)) return [];
    seen.add(seat.onBehalfOf);
    return [namedPerson(seat.role, seat.onBehalfOf, ctx)];
  });
}
