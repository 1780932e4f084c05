import type { Day } from '../calendar/index.ts';
import { coversFor, type PersonId } from '../people/index.ts';
import { DUTY, RAISER, type RoleKey } from '../procedure/index.ts';
import type { Context } from './commands.ts';
import { scopeOf } from './find.ts';
import { holdersIn } from './holders.ts';
import { raisersOf } from './raiserFor.ts';
import type { CaseState, Responder, StandIn } from './state.ts';

type Seat = Pick<Responder, 'role' | 'person' | 'deputy'>;

/** Who covers by rota for a person in a role of the procedure. */
export const coversIn = (
  { role, person }: Pick<Seat, 'role' | 'person'>,
  on: Day,
  { procedure, directory }: Context,
): readonly PersonId[] => coversFor(directory, person, namesOf(role, procedure), on);

/** The posts by which the rota knows a part in a case; the raiser's own are in the procedure. */
const namesOf = (role: RoleKey, procedure: Context['procedure']): readonly RoleKey[] =>
  (role === RAISER ? [RAISER, ...raisersOf(procedure)] : [role]).flatMap((each) => [
    each,
    procedure.roles[each]?.heldAs ?? each,
  ]);

/**
 * Who may be told in the place of whoever is asked, in the order in which they are tried: rota, deputy,
 * duty post (design section 7). Never the raiser, whose matter it is.
 */
export function standInsFor(
  seat: Seat,
  state: CaseState,
  on: Day,
  ctx: Context,
): readonly StandIn[] {
  const duty = holdersIn(DUTY, ctx, scopeOf(state), on).map(
    ({ person, deputy }) => person ?? deputy,
  );
  const all: readonly (readonly [StandIn['as'], PersonId | null])[] = [
    ...coversIn(seat, on, ctx).map((person) => ['cover', person] as const),
    ['deputy', seat.deputy],
    ...duty.map((person) => ['duty', person] as const),
  ];
  const taken = new Set<PersonId | null>([seat.person, state.raiser]);
  return all.flatMap(([as, person]) => {
    if (person === null || taken.has(person) || !ctx.directory.people.has(person)) return [];
    taken.add(person);
    return [{ person, as }];
  });
}

/** What asks somebody to answer: an alert, a fresh one, or that of a seat they now have. */
const ALERTS: readonly string[] = ['alert', 'time-given', 'talk-further', 'seat-handed-to-you'];
export const isAlert = (what: string): boolean => ALERTS.includes(what);

/** Their deputy, or whoever got an alert in their place. */
export const standsIn = ({ deputy, standIns = [] }: Responder, person: PersonId): boolean =>
  deputy === person || standIns.some((each) => each.person === person);

/** Who has the alert of this seat: they themselves, whoever was told in their place, or nobody yet. */
export const holdsAlert = ({ person, deputy, delivery }: Responder): PersonId | null =>
  delivery.through?.person ?? (delivery.route === 'deputy' ? deputy : (person ?? deputy));
