import type { Day } from '../../calendar/index.ts';
import { rolesHeld, type PersonId } from '../../people/index.ts';
import { RAISER, RESPONDER, type RoleKey } from '../../procedure/index.ts';
import type { Context } from '../commands.ts';
import type { EventOf } from '../events.ts';
import { entryOf, isPending, scopeOf } from '../find.ts';
import { seatsOf } from '../seats.ts';
import type { CaseState, Meeting } from '../state.ts';

type SeatEvent = EventOf<'SeatHandedOver'>;

/** What whoever had a seat was to arrange as its holder goes along with it. */
export const conveningGoesAlong = (
  state: CaseState,
  { stage, role, handedFrom, handedTo, deputy }: SeatEvent,
): readonly EventOf<'ConvenerChanged'>[] =>
  state.meetings
    .filter(isPending)
    .filter((meeting) => meeting.stage === stage)
    .filter(({ convenerRole }) => convenerRole === role || convenerRole === RESPONDER)
    .filter(({ convener }) => convener !== null && convener === handedFrom)
    .map((meeting) => arrangedBy(meeting, handedTo ?? deputy, role, state));

/**
 * Whoever arranges a meeting has left the post from which they do: whoever holds it now goes on, where it
 * is vacant its deputy, else the raiser. Also after the case has ended, as long as a meeting is to come.
 */
export const conveningFollows = (
  state: CaseState,
  today: Day,
  ctx: Context,
): readonly EventOf<'ConvenerChanged'>[] =>
  state.meetings
    .filter(isPending)
    .filter((meeting) => !isInPost(meeting, state, today, ctx))
    .map((meeting) => {
      const role = meeting.rulesConvener ?? meeting.convenerRole;
      const seats = role === RAISER ? [] : seatsHere(role, meeting, state, today, ctx);
      const next = seats
        .map(({ person, deputy }) => person ?? deputy)
        .find((person) => person !== null && ctx.directory.people.has(person));
      return arrangedBy(meeting, next ?? null, role, state);
    })
    .filter(({ before, person }) => before !== person);

/**
 * Whoever was to record what comes of a meeting, from another post than its convener's, has left it: whoever
 * holds it now does, where it is vacant its deputy, else whoever convenes. A raiser's goes with the case.
 */
export const recordersFollow = (
  state: CaseState,
  today: Day,
  ctx: Context,
): readonly EventOf<'RecorderChanged'>[] =>
  state.meetings.filter(isPending).flatMap((meeting) => {
    const { id, recorder, recorderRole, convener } = meeting;
    if (recorderRole === undefined || recorderRole === RAISER) return [];
    const here = (person: PersonId | null): person is PersonId =>
      person !== null && ctx.directory.people.has(person);
    const seats = seatsHere(recorderRole, meeting, state, today, ctx);
    const holds = seats.some(({ person, deputy }) => [person, deputy].includes(recorder));
    if (here(recorder) && holds) return [];
    const next = seats.map(({ person, deputy }) => person ?? deputy).find(here);
    const person = next ?? (here(convener) ? convener : state.raiser);
    return person === recorder
      ? []
      : [{ type: 'RecorderChanged', meeting: id, before: recorder, person } as const];
  });

/** Nobody is left in the post: the raiser sees to it that somebody arranges it. */
const arrangedBy = (
  { id, convener }: Meeting,
  to: PersonId | null,
  role: RoleKey,
  { raiser }: CaseState,
): EventOf<'ConvenerChanged'> => ({
  type: 'ConvenerChanged',
  meeting: id,
  before: convener,
  person: to ?? raiser,
  role: to === null ? RAISER : role,
});

/** A person who was chosen for it by name arranges it for as long as they hold such a post at all. */
function isInPost(meeting: Meeting, state: CaseState, today: Day, ctx: Context): boolean {
  const { convener, convenerRole, rulesConvener } = meeting;
  if (convener === null || convener === state.raiser) return true;
  if (!ctx.directory.people.has(convener)) return false;
  if (rulesConvener !== undefined) return rolesHeld(ctx.directory, convener, today).length > 0;
  return seatsHere(convenerRole, meeting, state, today, ctx).some(
    ({ person, deputy }) => person === convener || deputy === convener,
  );
}

const seatsHere = (role: RoleKey, meeting: Meeting, state: CaseState, on: Day, ctx: Context) =>
  seatsOf(
    role,
    {
      ...{ scope: scopeOf(state), raiser: state.raiser, on },
      responders: entryOf(state, meeting.stage)?.responders ?? [],
    },
    ctx,
  );
