import { clockStarts } from '../clockStart.ts';
import type { CommandOf, Context, DeliveryOf } from '../commands.ts';
import type { CaseEvent, EventMeta } from '../events.ts';
import { evolve } from '../evolve.ts';
import { entryOf } from '../find.ts';
import { NOTHING, type Decision } from '../refusals.ts';
import type { CaseState, Delivery } from '../state.ts';
import { happened } from './ask.ts';

/** One rung of the delivery ladder; it starts the clocks when it settles who has the alert. */
export function recordDelivery(
  state: CaseState,
  command: CommandOf<'recordDelivery'>,
  meta: EventMeta,
  ctx: Context,
): Decision {
  const { recipient, effect, route, outcome, sentAt, code, repeated } = command;
  const before = deliveryOf(state, recipient);
  if (before !== null && before.effect === effect && !repeated) return NOTHING;
  const { stage, role, person, as, what, through } = recipient;
  return settled(
    state,
    {
      type: 'DeliveryRecorded',
      effect,
      stage,
      role,
      person,
      as,
      what,
      route,
      outcome,
      sentAt,
      code,
      repeated,
      ...(through && { through }),
    },
    recipient,
    meta,
    ctx,
  );
}

/** No route was left: recorded, and the raiser is told (design sentence 2). */
export function recordUndeliverable(
  state: CaseState,
  command: CommandOf<'recordUndeliverable'>,
  meta: EventMeta,
  ctx: Context,
): Decision {
  const { recipient, effect, code } = command;
  const before = deliveryOf(state, recipient);
  // The same card once; another one that does not arrive either is another fact.
  if (before?.failed === code && before.failedEffect === effect) return NOTHING;
  return settled(
    state,
    { type: 'DeliveryFailed', effect, ...recipient, code },
    recipient,
    meta,
    ctx,
  );
}

/** A duty at risk is told before anything is given up: once for each alert, and no clock begins by it. */
export function recordDelayed(
  state: CaseState,
  { effect, since, recipient }: CommandOf<'recordDelayed'>,
): Decision {
  const before = deliveryOf(state, recipient);
  if (before === null || before.late === effect) return NOTHING;
  const { stage, role, person, as, what } = recipient;
  return happened({ type: 'DeliveryDelayed', effect, stage, role, person, as, what, since });
}

/** No attempt began: nothing is late by it, and no clock begins. */
export function recordListed({ effect, on, recipient }: CommandOf<'recordListed'>): Decision {
  const { stage, role, person, as, what } = recipient;
  return happened({ type: 'DeliveryListed', effect, stage, role, person, as, what, on });
}

function settled(
  state: CaseState,
  event: CaseEvent,
  { stage, as }: DeliveryOf,
  meta: EventMeta,
  ctx: Context,
): Decision {
  if (as !== 'responder') return happened(event);
  const after = evolve(state, { ...event, version: state.version + 1, meta });
  const entry = entryOf(after, stage);
  if (entry === null) return happened(event);
  return happened(event, ...clockStarts(after, entry, ctx, meta.at));
}

function deliveryOf(state: CaseState, to: DeliveryOf): Delivery | null {
  const entry = entryOf(state, to.stage);
  if (entry === null || to.as === 'notice') return null;
  const seats: readonly { role: string; person: string | null; delivery: Delivery }[] =
    to.as === 'responder' ? entry.responders : entry.copies;
  return (
    seats.find(({ role, person }) => person === to.person && (person !== null || role === to.role))
      ?.delivery ?? null
  );
}
