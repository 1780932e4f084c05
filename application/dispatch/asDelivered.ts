import type { Moment } from '../../domain/calendar/index.ts';
import {
  decide,
  evolve,
  type CaseState,
  type Context,
  type DeliveryOf,
  type RecordedEvent,
} from '../../domain/case/index.ts';

/**
 * The case as it will be once the alerts that are on their way have arrived. A first card is rendered
 * before its own delivery is on record; without this it could not say by when a reply is due, and whoever
 * gets it in somebody's place (`through`) could not be asked for an answer. Nothing of it is stored.
 */
export function asDelivered(
  before: CaseState,
  ctx: Context,
  now: Moment,
  through: DeliveryOf | null,
): CaseState {
  const state = through === null ? before : imagine(before, ctx, now, through);
  const entry = state.stages.at(-1);
  if (entry?.decision !== null) return state;
  return entry.responders
    .filter(({ person, delivery }) => person !== null && delivery.deliveredAt === null)
    .reduce(
      (before, { role, person }) =>
        imagine(before, ctx, now, {
          stage: entry.id,
          role,
          person,
          as: 'responder',
          what: 'alert',
        }),
      state,
    );
}

function imagine(state: CaseState, ctx: Context, now: Moment, recipient: DeliveryOf): CaseState {
  const decision = decide(
    state,
    {
      caseId: state.id,
      now,
      key: 'imagined',
      actor: null,
      command: {
        type: 'recordDelivery',
        effect: `imagined-${recipient.person ?? recipient.role}`,
        route: 'teams',
        outcome: 'accepted',
        sentAt: now,
        code: null,
        repeated: false,
        recipient,
      },
    },
    ctx,
  );
  if (decision.kind !== 'events') return state;
  const meta = {
    at: now,
    actor: { kind: 'system' as const },
    procedureVersion: ctx.procedure.version,
    calendarVersion: ctx.calendar.version,
    key: 'imagined',
  };
  return decision.events
    .map((event, i): RecordedEvent => ({ ...event, version: state.version + 1 + i, meta }))
    .reduce<CaseState>((before, event) => evolve(before, event), state);
}
