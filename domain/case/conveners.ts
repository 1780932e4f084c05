import type { Day } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import { RAISER, RAISER_MANAGER, type RoleKey } from '../procedure/index.ts';
import type { Context } from './commands.ts';
import { scopeOf } from './find.ts';
import { seatsOf } from './seats.ts';
import type { Standing } from './standing.ts';
import type { CaseState, Meeting } from './state.ts';

/** Somebody who may arrange a meeting, and as what. */
export interface Convener {
  readonly person: PersonId;
  readonly role: RoleKey;
}

/**
 * Who may arrange this meeting from here on: whoever holds the post that its rule names, or deputises in
 * it, the raiser and their cover, the raiser's manager, and those without whom it is not held.
 */
export function convenersFor(
  meeting: Meeting,
  state: CaseState,
  ctx: Context,
  on: Day,
): readonly Convener[] {
  const entry = state.stages.find(({ id }) => id === meeting.stage);
  const at = {
    scope: scopeOf(state),
    raiser: state.raiser,
    on,
    responders: entry?.responders ?? [],
  };
  const seated = [meeting.rulesConvener ?? meeting.convenerRole, RAISER_MANAGER].flatMap((role) =>
    seatsOf(role, at, ctx).flatMap(({ role: held, person, deputy }) =>
      [person, deputy].map((each) => ({ person: each, role: held })),
    ),
  );
  const found = [
    { person: state.raiser, role: RAISER },
    { person: state.cover, role: RAISER },
    ...seated,
    ...meeting.required.map(({ role, person }) => ({ person, role })),
  ];
  const seen = new Set<PersonId | null>([meeting.convener]);
  return found.flatMap(({ person, role }) => {
    if (person === null || seen.has(person) || !ctx.directory.people.has(person)) return [];
    seen.add(person);
    return [{ person, role }];
  });
}

/** Whoever arranges it now, the raiser and the raiser's manager (permission table of design section 6). */
export const mayHandOver = (meeting: Meeting, who: Standing): boolean =>
  (who.meetings.find((each) => each.meeting === meeting.id)?.arranges ??
    who.raiser ??
    who.manager) !== null;
