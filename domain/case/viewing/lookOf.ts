import type { Moment } from '../../calendar/index.ts';
import type { PersonId } from '../../people/index.ts';
import type { Context } from '../commands.ts';
import { isStranger, standing, type Standing } from '../standing.ts';
import type { CaseState } from '../state.ts';
import { everything, sightOf, type Sight } from './scopeOfView.ts';

/** As somebody who has a part in the case, or as an auditor, whose reading stands in its record already. */
export type LookingAs = 'party' | 'auditor';

/** What somebody is to a case, and what they see of it. */
export interface Look {
  readonly who: Standing;
  readonly sight: Sight;
}

/** Null: they see nothing of it, not even that there is one. */
export function lookOf(
  viewer: PersonId,
  state: CaseState,
  ctx: Context,
  now: Moment,
  as: LookingAs,
): Look | null {
  const who = standing(viewer, state, ctx, now);
  if (as === 'auditor') return who.audits === null ? null : { who, sight: everything(state) };
  const sight = isStranger(who) ? null : sightOf(who, state, ctx);
  return sight === null ? null : { who, sight };
}
