import type { Day } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import type { Acting } from './acting.ts';
import type { Context } from './commands.ts';
import { standInsFor } from './standIns.ts';
import type { CaseState, Responder, StageEntry } from './state.ts';

/** The seat that this person has by what the case itself has recorded of it; null: none. */
export function recordedSeat(
  asked: Responder,
  person: PersonId,
  entry: StageEntry,
  state: CaseState,
  ctx: Context,
  on: Day,
): Acting | null {
  if (asked.person === person) return { role: asked.role, onBehalfOf: asked.onBehalfOf ?? null };
  const standsIn =
    asked.deputy === person ||
    (hasAlertOf(asked, person) && isStillStandIn(asked, person, entry, state, ctx, on));
  return standsIn ? { role: asked.role, onBehalfOf: asked.person } : null;
}

const hasAlertOf = ({ standIns = [] }: Responder, person: PersonId): boolean =>
  standIns.some((each) => each.person === person);

/**
 * Whoever got an alert in somebody's place has it as long as they stand in; longer where they have
 * answered, or where it has reached nobody but them (ADR 22).
 */
const isStillStandIn = (
  asked: Responder,
  person: PersonId,
  { replies, timeRequest }: StageEntry,
  state: CaseState,
  ctx: Context,
  on: Day,
): boolean =>
  asked.delivery.through?.person === person ||
  replies.some(({ by }) => by === person) ||
  timeRequest?.by === person ||
  standInsFor(asked, state, on, ctx).some((each) => each.person === person);
