import { localDay } from '../../calendar/index.ts';
import type { RecordedOf } from '../events.ts';
import type { CaseState, Delivery, StageEntry } from '../state.ts';
import { changeEntry, involve } from './change.ts';
import { evolveStages, type StageEvent } from './stages.ts';

export type DeliveryEvent =
  StageEvent | RecordedOf<'DeliveryRecorded' | 'DeliveryFailed' | 'CardOpened'>;

/** What became of the cards: four facts, kept apart (design section 7). */
export function evolveDeliveries(state: CaseState, event: DeliveryEvent): CaseState {
  switch (event.type) {
    case 'DeliveryRecorded':
      return delivered(state, event);
    case 'DeliveryFailed':
      return failed(state, event);
    case 'CardOpened':
      return changeEntry(state, event.stage, (entry) => opened(entry, event));
    default:
      return evolveStages(state, event);
  }
}

type Recipient = Pick<RecordedOf<'DeliveryFailed'>, 'role' | 'person' | 'as'>;

/** Changes the delivery of the recipient it was on its way to, as the effect had said it. */
const changeDelivery = (
  entry: StageEntry,
  to: Recipient,
  change: (delivery: Delivery) => Delivery,
): StageEntry => {
  const meant = (each: { role: string; person: string | null }): boolean =>
    each.person === to.person && (to.person !== null || each.role === to.role);
  const apply = <T extends { role: string; person: string | null; delivery: Delivery }>(
    seats: readonly T[],
  ): readonly T[] =>
    seats.map((seat) => (meant(seat) ? { ...seat, delivery: change(seat.delivery) } : seat));
  if (to.as === 'responder') return { ...entry, responders: apply(entry.responders) };
  return to.as === 'copy' ? { ...entry, copies: apply(entry.copies) } : entry;
};

function delivered(state: CaseState, event: RecordedOf<'DeliveryRecorded'>): CaseState {
  const next = changeEntry(state, event.stage, (entry) =>
    changeDelivery(entry, event, (delivery) => attempted(delivery, event)),
  );
  if (event.route !== 'deputy' || event.as !== 'responder' || event.stage === null) return next;
  const seat = next.stages
    .find((entry) => entry.id === event.stage)
    ?.responders.find((each) => each.role === event.role && each.person === event.person);
  return involve(next, [seat?.deputy ?? null], 'deputy', event.stage, event.meta.at);
}

/** The earliest attempt that was accepted or uncertain counts, and stays (design section 5). */
function attempted(delivery: Delivery, event: RecordedOf<'DeliveryRecorded'>): Delivery {
  const sentAt = delivery.sentAt ?? event.sentAt;
  if (event.outcome === 'refused') return { ...delivery, sentAt };
  return {
    ...delivery,
    sentAt,
    deliveredAt: delivery.deliveredAt ?? event.sentAt,
    uncertain: event.outcome === 'uncertain',
    route: event.route,
    failed: null,
    effect: event.effect,
  };
}

function failed(state: CaseState, event: RecordedOf<'DeliveryFailed'>): CaseState {
  return changeEntry(state, event.stage, (entry) => {
    const after = changeDelivery(entry, event, (delivery) =>
      delivery.deliveredAt === null
        ? { ...delivery, failed: event.code, failedEffect: event.effect }
        : delivery,
    );
    return event.as === 'responder'
      ? { ...after, undeliveredToldOn: localDay(event.meta.at) }
      : after;
  });
}

function opened(entry: StageEntry, event: RecordedOf<'CardOpened'>): StageEntry {
  const mark = (delivery: Delivery): Delivery => ({
    ...delivery,
    openedAt: delivery.openedAt ?? event.meta.at,
  });
  return {
    ...entry,
    responders: entry.responders.map((seat) =>
      seat.person === event.person || seat.deputy === event.person
        ? { ...seat, delivery: mark(seat.delivery) }
        : seat,
    ),
    copies: entry.copies.map((copy) =>
      copy.person === event.person ? { ...copy, delivery: mark(copy.delivery) } : copy,
    ),
  };
}
