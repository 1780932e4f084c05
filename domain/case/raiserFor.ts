import type { Day } from '../calendar/index.ts';
import { rolesHeld, type CaseScope, type Directory, type PersonId } from '../people/index.ts';
import { RAISER, type Procedure, type RoleKey, type Stage } from '../procedure/index.ts';
import { holdersIn, isPostOf } from './holders.ts';

export interface RaisingAt {
  readonly procedure: Procedure;
  readonly stage: Stage;
  readonly scope: CaseScope;
  readonly directory: Directory;
  readonly on: Day;
}

/** Whose posts may begin a case under a procedure (a notice of a social worker's is begun by them). */
export const raisersOf = ({ raisers }: Procedure): readonly RoleKey[] => raisers ?? [RAISER];

/**
 * Whose case it will be when this person raises it; null when they may not. A raiser raises their own;
 * a raiser's deputy raises for them; a role that the stage's rule names raises for the child's own
 * raiser, who stays the raiser (A-DO-17).
 */
export function raiserFor(person: PersonId, at: RaisingAt): PersonId | null {
  if (holdsRaiser(person, at)) return person;
  const covered = raisersOf(at.procedure)
    .flatMap((role) => holdersIn(role, at, at.scope, at.on))
    .find((seat) => seat.deputy === person);
  if (covered !== undefined) return covered.person ?? person;
  const named = (at.stage.raisedBy ?? []).some((role) =>
    holdersIn(role, at, at.scope, at.on).some((seat) => seat.person === person),
  );
  if (!named) return null;
  const [own] = holdersIn(RAISER, at, at.scope, at.on);
  return own?.person ?? person;
}

export const holdsRaiser = (
  person: PersonId,
  { procedure, directory, on }: Pick<RaisingAt, 'procedure' | 'directory' | 'on'>,
): boolean =>
  rolesHeld(directory, person, on).some(
    (post) =>
      postsOf(raisersOf(procedure), procedure).includes(post.role) && isPostOf(post, procedure),
  );

/** The roles under which the people file has them. */
const postsOf = (roles: readonly RoleKey[], procedure: Procedure): readonly RoleKey[] =>
  roles.map((role) => procedure.roles[role]?.heldAs ?? role);

/** Roles that may raise at some stage of a procedure, beside the raiser. */
export const raisingRoles = (procedure: Procedure): readonly string[] =>
  procedure.stages.flatMap((stage) => stage.raisedBy ?? []);

/** Whether a person may raise anything under a procedure; which stage, the stage's rule says. */
export const mayRaiseUnder = (
  person: PersonId,
  procedure: Procedure,
  directory: Directory,
  on: Day,
): boolean =>
  holdsRaiser(person, { procedure, directory, on }) ||
  directory.posts.some(
    (post) =>
      postsOf(raisersOf(procedure), procedure).includes(post.role) &&
      isPostOf(post, procedure) &&
      post.deputy === person &&
      (post.from === null || post.from <= on) &&
      (post.to === null || on <= post.to),
  ) ||
  rolesHeld(directory, person, on).some(
    (post) =>
      postsOf(raisingRoles(procedure), procedure).includes(post.role) && isPostOf(post, procedure),
  );
