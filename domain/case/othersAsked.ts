import type { Day } from '../calendar/index.ts';
import { rolesHeld, type PersonId } from '../people/index.ts';
import type { RoleKey } from '../procedure/index.ts';
import type { Context } from './commands.ts';
import { isPostOf } from './holders.ts';
import type { Meeting } from './state.ts';

/** Somebody who may be invited beside those whom the rule names, and the post by which they may. */
export interface Invitable {
  readonly person: PersonId;
  readonly role: RoleKey;
}

/** Those whom the convener invited beside the ones whom the rule names. */
export const othersOf = ({ others = [] }: Pick<Meeting, 'others'>): readonly PersonId[] => others;

export const isSamePeople = (a: readonly PersonId[], b: readonly PersonId[]): boolean =>
  [...new Set(a)].sort().join() === [...new Set(b)].sort().join();

/**
 * Whoever holds a post inside the authority and is not invited already, by post: nobody where the rule
 * lets nobody say who else takes part. A post that the procedure does not know may be one outside.
 */
export function invitable(meeting: Meeting, ctx: Context, on: Day): readonly Invitable[] {
  if (meeting.othersBy === undefined) return [];
  const invited = new Set([...meeting.required, ...meeting.optional].map(({ person }) => person));
  return [...ctx.directory.people.values()]
    .filter(({ id }) => !invited.has(id))
    .flatMap(({ id, post }) => {
      const role = roleInside(id, ctx, on);
      return role === null ? [] : [{ person: id, role, post }];
    })
    .sort((a, b) => (a.post < b.post ? -1 : a.post > b.post ? 1 : 0))
    .map(({ person, role }) => ({ person, role }));
}

/** The role of a post that this person holds on that day inside the authority; null: none. */
export function roleInside(
  person: PersonId,
  { procedure, directory }: Context,
  on: Day,
): RoleKey | null {
  const held = rolesHeld(directory, person, on).filter((post) => isPostOf(post, procedure));
  const inside = Object.entries(procedure.roles).find(
    ([key, { outside, heldAs }]) =>
      outside !== true && held.some(({ role }) => role === (heldAs ?? key)),
  );
  return inside?.[0] ?? null;
}
