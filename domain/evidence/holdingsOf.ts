import {
  deliveryAfter,
  evolve,
  type CaseState,
  type RecordedEvent,
  type RecordedOf,
  type Responder,
  type StageEntryId,
} from '../case/index.ts';

/** A seat for as long as it was one person's, with what reached them. */
export interface Holding {
  readonly seat: Responder;
  /** The event that gave it to them; null: the stage was opened with them. */
  readonly since: RecordedEvent | null;
  /** The event that gave it to somebody else; null: it is theirs, or was to the end. */
  readonly until: RecordedEvent | null;
}

/**
 * Everybody who was asked at a stage, seat by seat in the order in which they had it. The state knows who
 * has a seat now; what had reached those before them is proof all the same.
 */
export function holdingsOf(
  stage: StageEntryId,
  events: readonly RecordedEvent[],
): readonly Holding[] {
  let state: CaseState | null = null;
  let held: readonly (readonly Holding[])[] = [];
  for (const event of events) {
    state = evolve(state, event);
    const seats = state.stages.find(({ id }) => id === stage)?.responders ?? [];
    const late =
      isOnItsWay(event, stage) && !seats.some((seat) => isTo(event, seat)) ? event : null;
    held = seats
      .map((seat, n) => withSeat(held[n] ?? [], seat, event))
      .map((holdings) => (late === null ? holdings : withLate(holdings, late)));
  }
  return held.flat();
}

function withSeat(
  holdings: readonly Holding[],
  seat: Responder,
  event: RecordedEvent,
): readonly Holding[] {
  const last = holdings.at(-1);
  if (last === undefined) return [{ seat, since: null, until: null }];
  const before = holdings.slice(0, -1);
  const isSame = last.seat.person === seat.person && last.seat.deputy === seat.deputy;
  return isSame
    ? [...before, { ...last, seat }]
    : [...before, { ...last, until: event }, { seat, since: event, until: null }];
}

type OnItsWay = RecordedOf<'DeliveryRecorded' | 'DeliveryFailed'>;

const isOnItsWay = (event: RecordedEvent, stage: StageEntryId): event is OnItsWay =>
  (event.type === 'DeliveryRecorded' || event.type === 'DeliveryFailed') &&
  event.as === 'responder' &&
  event.stage === stage;

const isTo = ({ role, person }: OnItsWay, seat: Responder): boolean =>
  seat.role === role && seat.person === person;

/** It went out while the seat was theirs, and what became of it was known only afterwards. */
function withLate(holdings: readonly Holding[], event: OnItsWay): readonly Holding[] {
  const last = holdings.findLast(({ seat }) => isTo(event, seat));
  return holdings.map((each) =>
    each === last
      ? { ...each, seat: { ...each.seat, delivery: deliveryAfter(each.seat.delivery, event) } }
      : each,
  );
}
