import type { Day } from '../calendar/index.ts';
import {
  holdersOf,
  type CaseScope,
  type Directory,
  type Holder,
  type Post,
} from '../people/index.ts';
import type { Procedure, RoleKey } from '../procedure/index.ts';

interface House {
  readonly procedure: Procedure;
  readonly directory: Directory;
}

/**
 * Who holds a procedure's role: its posts may stand in the people file under another name, or be kept
 * there for another procedure.
 */
export function holdersIn(
  role: RoleKey,
  { procedure, directory }: House,
  scope: CaseScope,
  on: Day,
): readonly Holder[] {
  const heldAs = procedure.roles[role]?.heldAs ?? role;
  for (const id of [scope.procedure, ...(procedure.sharesPostsWith ?? [])]) {
    const holders = holdersOf(directory, heldAs, { ...scope, procedure: id }, on);
    if (holders.length > 0) return holders.map((holder) => ({ ...holder, role }));
  }
  return [];
}

/** Whether a post counts under a procedure. */
export const isPostOf = ({ scope }: Post, { id, sharesPostsWith = [] }: Procedure): boolean =>
  scope.procedure === null || scope.procedure === id || sharesPostsWith.includes(scope.procedure);
