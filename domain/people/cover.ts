import type { Day } from '../calendar/index.ts';
import type { RoleKey } from '../procedure/model.ts';
import type { Directory, PersonId } from './directory.ts';

/** On these days, first and last included, somebody stands in for a person by rota (design section 6). */
export interface Cover {
  readonly person: PersonId;
  readonly by: PersonId;
  readonly from: Day;
  readonly to: Day;
  /** Only in these roles, as the people file names them; null: in every one. */
  readonly roles: readonly RoleKey[] | null;
}

/** Who covers for a person in any of these roles on a day, in the order of the file. */
export function coversFor(
  { covers = [] }: Pick<Directory, 'covers'>,
  person: PersonId | null,
  roles: readonly RoleKey[],
  on: Day,
): readonly PersonId[] {
  return covers
    .filter((cover) => cover.person === person && cover.from <= on && on <= cover.to)
    .filter((cover) => cover.roles?.some((role) => roles.includes(role)) ?? true)
    .map(({ by }) => by);
}
