import type { Day } from '../calendar/index.ts';
import type { CaseScope, Holder, PersonId } from '../people/index.ts';
import { RAISER, RESPONDER, type RoleKey } from '../procedure/index.ts';
import type { Context } from './commands.ts';
import { holdersIn } from './holders.ts';

/** Of which case the people are wanted, and on which day. */
export interface SeatsAt {
  readonly scope: CaseScope;
  readonly raiser: PersonId;
  readonly on: Day;
  /** Who is asked at the stage, for rules that say "responder". */
  readonly responders: readonly Holder[];
}

const vacant = (role: RoleKey): Holder => ({ role, person: null, deputy: null });

/**
 * Who holds a role for a case: never nobody, a vacant post is a seat without a person (design section
 * 6). A group role means all of its holders. Officers outside the authority are never messaged.
 */
export function seatsOf(role: RoleKey, at: SeatsAt, ctx: Context): readonly Holder[] {
  if (role === RAISER) return [{ role, person: at.raiser, deputy: null }];
  if (role === RESPONDER) return at.responders;
  const rule = ctx.procedure.roles[role];
  if (rule?.outside === true) return [vacant(role)];
  const holders = holdersIn(role, ctx, at.scope, at.on);
  if (holders.length === 0) return [vacant(role)];
  return rule?.group === true ? holders : holders.slice(0, 1);
}

/** Each person once, in order; vacant seats stay, once per role. */
export function oncePerPerson<T extends { readonly role: RoleKey; readonly person: string | null }>(
  seats: readonly T[],
): readonly T[] {
  const seen = new Set<string>();
  return seats.filter(({ role, person }) => {
    const key = person ?? `vacant ${role}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
