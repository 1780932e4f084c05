import type { Day } from '../calendar/index.ts';
import {
  coversFor,
  isInForce,
  rolesHeld,
  type CaseScope,
  type Directory,
  type PersonId,
  type Post,
} from '../people/index.ts';
import {
  AUDITOR,
  QUALITY,
  RAISER_MANAGER,
  type Procedure,
  type RoleKey,
} from '../procedure/index.ts';
import type { Acting } from './acting.ts';
import { holdersIn, isPostOf } from './holders.ts';
import { seatAmong } from './seatAmong.ts';

interface House {
  readonly procedure: Procedure;
  readonly directory: Directory;
}

/** The raiser's manager, or whoever deputises or covers for them; null: this person is not. */
export const managerSeat = (
  person: PersonId,
  scope: CaseScope,
  house: House,
  on: Day,
): Acting | null => seatAmong(holdersIn(RAISER_MANAGER, house, scope, on), person);

/** The quality side: the post itself, and nobody in its place. */
export function qualitySeat(
  person: PersonId,
  scope: CaseScope,
  house: House,
  on: Day,
): Acting | null {
  const role = QUALITY.find((each) =>
    holdersIn(each, house, scope, on).some((seat) => seat.person === person),
  );
  return role === undefined ? null : { role, onBehalfOf: null };
}

/** Who audits this scope: the post itself, and nobody in its place. */
export const auditorSeat = (
  person: PersonId,
  scope: CaseScope,
  house: House,
  on: Day,
): Acting | null =>
  holdersIn(AUDITOR, house, scope, on).some((seat) => seat.person === person)
    ? { role: AUDITOR, onBehalfOf: null }
    : null;

/** Whether there are cases that this person audits: those of one child, a team, a service or all. */
export const auditsSomewhere = (person: PersonId, directory: Directory, on: Day): boolean =>
  directory.people.has(person) &&
  rolesHeld(directory, person, on).some(({ role }) => role === AUDITOR);

/** Reads every case of this scope without a part in any: decided by posts alone (table of design section 6). */
export const oversees = (person: PersonId, scope: CaseScope, house: House, on: Day): boolean =>
  managerSeat(person, scope, house, on) !== null || qualitySeat(person, scope, house, on) !== null;

/** Where somebody oversees cases: everywhere, in a service, or in a team. */
export type Place =
  { readonly kind: 'everywhere' } | { readonly kind: 'service' | 'team'; readonly id: string };

/**
 * The places that a person's posts name for a procedure on a day. Which cases of a place are theirs,
 * `oversees` says, since a narrower post may be somebody else's. A post for one child names no place.
 */
export function placesOverseen(
  person: PersonId,
  { procedure, directory }: House,
  on: Day,
): readonly Place[] {
  if (!directory.people.has(person)) return [];
  const heldAs = (role: RoleKey): RoleKey => procedure.roles[role]?.heldAs ?? role;
  const managing = heldAs(RAISER_MANAGER);
  const quality = QUALITY.map(heldAs);
  const isTheirs = ({ role, holder, deputy }: Post): boolean =>
    holder === person
      ? role === managing || quality.includes(role)
      : role === managing &&
        (deputy === person || coversFor(directory, holder, [role], on).includes(person));
  return directory.posts
    .filter((post) => isInForce(post, on) && isPostOf(post, procedure) && isTheirs(post))
    .flatMap(({ scope }) => placeOf(scope));
}

function placeOf({ child, team, service }: Post['scope']): readonly Place[] {
  if (child !== null) return [];
  if (team !== null) return [{ kind: 'team', id: team }];
  return service === null ? [{ kind: 'everywhere' }] : [{ kind: 'service', id: service }];
}
