import { localDay } from '../../calendar/index.ts';
import { isAlert, standsIn } from '../standIns.ts';
import type { RecordedOf } from '../events.ts';
import type { CaseState, Delivery, HasAlert, Responder, StageEntry } from '../state.ts';
import { changeEntry, involve } from './change.ts';
import { evolveStages, type StageEvent } from './stages.ts';

export type DeliveryEvent =
  | StageEvent
  | RecordedOf<
      | 'DeliveryRecorded'
      | 'DeliveryFailed'
      | 'DeliveryDelayed'
      | 'DeliveryListed'
      | 'CardOpened'
      | 'AwayNoticed'
    >;

/** What became of the cards: four facts, kept apart (design section 7). */
export function evolveDeliveries(state: CaseState, event: DeliveryEvent): CaseState {
  switch (event.type) {
    case 'DeliveryRecorded':
      return delivered(state, event);
    case 'DeliveryFailed':
      return failed(state, event);
    case 'DeliveryDelayed':
      return changeEntry(state, event.stage, (entry) =>
        changeDelivery(entry, event, (delivery) => ({ ...delivery, late: event.effect })),
      );
    case 'DeliveryListed':
      return changeEntry(state, event.stage, (entry) =>
        changeDelivery(entry, event, (delivery) => ({ ...delivery, listed: event.on })),
      );
    case 'CardOpened':
      return changeEntry(state, event.stage, (entry) => opened(entry, event));
    case 'AwayNoticed':
      return changeEntry(state, event.stage, (entry) => away(entry, event));
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
  const apply = <T extends { role: string; person: string | null; delivery: Delivery }>(
    seats: readonly T[],
  ): readonly T[] =>
    seats.map((seat) => (isOf(seat, to) ? { ...seat, delivery: change(seat.delivery) } : seat));
  if (to.as === 'responder') return { ...entry, responders: apply(entry.responders) };
  return to.as === 'copy' ? { ...entry, copies: apply(entry.copies) } : entry;
};

function delivered(before: CaseState, event: RecordedOf<'DeliveryRecorded'>): CaseState {
  const state = event.outcome === 'refused' ? before : reached(before, event);
  const next = changeEntry(state, event.stage, (entry) =>
    standingIn(
      changeDelivery(entry, event, (delivery) => attempted(delivery, event)),
      event,
    ),
  );
  if (event.stage === null || event.outcome === 'refused') return next;
  if (event.through !== undefined && isAlert(event.what)) {
    return involve(next, [event.through.person], 'deputy', event.stage, event.meta.at);
  }
  if (event.route !== 'deputy' || event.as !== 'responder') return next;
  const seat = next.stages
    .find((entry) => entry.id === event.stage)
    ?.responders.find((each) => each.role === event.role && each.person === event.person);
  return involve(next, [seat?.deputy ?? null], 'deputy', event.stage, event.meta.at);
}

/** An alert that somebody got in a person's place: they may answer it for them from now on. */
function standingIn(entry: StageEntry, event: RecordedOf<'DeliveryRecorded'>): StageEntry {
  const { through, outcome, what, sentAt } = event;
  if (through === undefined || outcome === 'refused' || !isAlert(what)) return entry;
  const responders = entry.responders.map((seat) =>
    isOf(seat, event)
      ? { ...seat, standIns: withStandIn(seat, { ...through, since: sentAt }) }
      : seat,
  );
  return { ...entry, responders };
}

const withStandIn = ({ standIns = [] }: Responder, standIn: HasAlert): readonly HasAlert[] =>
  standIns.some(({ person }) => person === standIn.person) ? standIns : [...standIns, standIn];

const isOf = (
  seat: { readonly role: string; readonly person: string | null },
  to: { readonly role: string; readonly person: string | null },
): boolean => seat.person === to.person && (to.person !== null || seat.role === to.role);

/** Whom it was on its way to in fact. */
const addressee = ({ through, person }: RecordedOf<'DeliveryRecorded' | 'DeliveryFailed'>) =>
  through?.person ?? person;

/** News reach them again: the next that does not is told. */
function reached(state: CaseState, event: RecordedOf<'DeliveryRecorded'>): CaseState {
  const person = addressee(event);
  if (person === null || state.unreached?.[person] === undefined) return state;
  const others = Object.entries(state.unreached).filter(([id]) => id !== person);
  return { ...state, unreached: Object.fromEntries(others) };
}

function notReached(state: CaseState, event: RecordedOf<'DeliveryFailed'>): CaseState {
  const person = addressee(event);
  if (person === null) return state;
  const before = state.unreached?.[person] ?? 0;
  return { ...state, unreached: { ...state.unreached, [person]: before + 1 } };
}

function away(entry: StageEntry, event: RecordedOf<'AwayNoticed'>): StageEntry {
  const { back: until, standIn, what, meta } = event;
  return {
    ...entry,
    responders: entry.responders.map((seat) => {
      if (!isOf(seat, event)) return seat;
      const before = event.again ? (seat.away?.what ?? []) : [];
      return {
        ...seat,
        away: { until, noticedAt: meta.at, standIn, what: [...before, what] },
      };
    }),
  };
}

/** The earliest attempt that was accepted or uncertain counts, and stays (design section 5). */
function attempted(delivery: Delivery, event: RecordedOf<'DeliveryRecorded'>): Delivery {
  const sentAt = delivery.sentAt ?? event.sentAt;
  if (event.outcome === 'refused') return withoutList({ ...delivery, sentAt });
  return {
    openedAt: delivery.openedAt,
    // Whoever stands in may have had it before the way to its holder was given up.
    sentAt: event.sentAt < sentAt ? event.sentAt : sentAt,
    deliveredAt: delivery.deliveredAt ?? event.sentAt,
    uncertain: event.outcome === 'uncertain',
    route: event.route,
    failed: null,
    effect: event.effect,
    ...(event.through && { through: event.through }),
  };
}

/** The list did not arrive: the card goes by itself, and waits for no list any more. */
function withoutList(delivery: Delivery): Delivery {
  const { listed, ...rest } = delivery;
  return listed === undefined ? delivery : rest;
}

/** What reached somebody stays, whatever does not reach them after it. */
const lost = (delivery: Delivery, event: RecordedOf<'DeliveryFailed'>): Delivery =>
  delivery.deliveredAt === null
    ? { ...delivery, failed: event.code, failedEffect: event.effect }
    : delivery;

/** The four facts after one more of them, for whoever folds them for a seat by itself. */
export const deliveryAfter = (
  delivery: Delivery,
  event: RecordedOf<'DeliveryRecorded' | 'DeliveryFailed'>,
): Delivery =>
  event.type === 'DeliveryRecorded' ? attempted(delivery, event) : lost(delivery, event);

function failed(state: CaseState, event: RecordedOf<'DeliveryFailed'>): CaseState {
  return changeEntry(notReached(state, event), event.stage, (entry) => {
    const after = changeDelivery(entry, event, (delivery) => lost(delivery, event));
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
      seat.person === event.person || standsIn(seat, event.person)
        ? { ...seat, delivery: mark(seat.delivery) }
        : seat,
    ),
    copies: entry.copies.map((copy) =>
      copy.person === event.person ? { ...copy, delivery: mark(copy.delivery) } : copy,
    ),
  };
}
