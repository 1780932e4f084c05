import type { PersonId } from '../../people/index.ts';
import type { Referral, RoleKey } from '../../procedure/index.ts';
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

/** Who is to advise those who are told of the referral, where that is not the raiser (DU-139). */
export const advisersOf = ({ toldBy }: Referral, at: SeatsAt, ctx: Context): readonly PersonId[] =>
  toldBy === undefined ? [] : peopleIn([toldBy], at, ctx);
