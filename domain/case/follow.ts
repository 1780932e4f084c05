import type { Context } from './commands.ts';
import type { Effect } from './effects.ts';
import { effectsOfAppend } from './effectsOf.ts';
import type { RecordedEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { Decided } from './refusals.ts';
import type { CaseState } from './state.ts';

/** A decision followed through: what is recorded, how the case stands after it, and what is to be done. */
export interface Followed {
  readonly events: readonly RecordedEvent[];
  readonly state: CaseState;
  readonly effects: readonly Effect[];
}

/**
 * Numbers the events after those that stand, folds them, and asks what follows from them.
 * @throws Error `decided-nothing` for a decision without events on a case that does not exist.
 */
export function follow(
  before: CaseState | null,
  { events: decided, meta }: Extract<Decided, { readonly kind: 'events' }>,
  ctx: Context,
): Followed {
  const first = (before?.version ?? 0) + 1;
  const events = decided.map((event, n): RecordedEvent => ({ ...event, version: first + n, meta }));
  const state = events.reduce<CaseState | null>(evolve, before);
  if (state === null) throw new Error('decided-nothing');
  return { events, state, effects: effectsOfAppend(before, events, state, ctx) };
}
