import type { PersonId } from '../../people/index.ts';
import type { RoleKey } from '../../procedure/index.ts';
import type { Context } from '../commands.ts';
import { seatsOf, type SeatsAt } from '../seats.ts';

/** The people who hold these roles now (or deputise for a vacant post), each once; never the raiser. */
export function peopleIn(
  roles: readonly RoleKey[],
  at: SeatsAt,
  ctx: Context,
): readonly PersonId[] {
  const people = roles
    .flatMap((role) => seatsOf(role, at, ctx))
    .map(({ person, deputy }) => person ?? deputy)
    .filter((person) => person !== null && person !== at.raiser);
  return [...new Set(people)].filter((person) => person !== null);
}
