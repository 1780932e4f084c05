import type { Moment } from '../calendar/index.ts';
import type { Delivery, RecordedEvent, StageEntry } from '../case/index.ts';
import type { PersonId } from '../people/index.ts';
import { holdingsOf, type Holding } from './holdingsOf.ts';
import type { DeliveryProof, Names } from './pack.ts';

/**
 * What became of the alert and of each copy of a stage: four facts, and how it went (design section 7). Of
 * a seat that was handed over: for each who had it, what reached them while it was theirs.
 */
export function deliveriesOf(
  entry: StageEntry,
  events: readonly RecordedEvent[],
  names: Names,
): readonly DeliveryProof[] {
  return [
    ...holdingsOf(entry.id, events).map((holding): DeliveryProof => {
      const { role, person, deputy, delivery } = holding.seat;
      return {
        ...seat(role, person, names),
        as: 'responder',
        ...facts(delivery),
        deputy: inPlace(delivery, deputy, names),
        acknowledged: acknowledgedIn(holding, entry, events),
        ...(holding.since && { since: holding.since.meta.at }),
        ...(holding.until && { until: holding.until.meta.at }),
      };
    }),
    ...entry.copies.map(({ role, person, registerOnly, delivery }): DeliveryProof => ({
      ...seat(role, person, names),
      as: registerOnly ? 'register copy' : 'copy',
      ...facts(delivery),
      deputy: null,
      acknowledged: null,
    })),
  ];
}

/** By whoever had the seat or stood in for them, while it was theirs. */
function acknowledgedIn(
  { seat: { person, deputy, delivery }, since, until }: Holding,
  { id }: StageEntry,
  events: readonly RecordedEvent[],
): Moment | null {
  const people = [person, deputy, delivery.through?.person];
  const found = events
    .slice(since?.version, until?.version)
    .find(
      (event) =>
        event.type === 'Acknowledged' &&
        event.stage === id &&
        event.meta.actor.kind === 'person' &&
        people.includes(event.meta.actor.person),
    );
  return found?.meta.at ?? null;
}

const inPlace = (
  { route, through }: Delivery,
  deputy: PersonId | null,
  names: Names,
): string | null =>
  through === undefined && route !== 'deputy' ? null : postOf(through?.person ?? deputy, names);

const postOf = (person: PersonId | null, { people }: Names): string =>
  person === null ? '' : (people[person] ?? person);

const seat = (role: string, person: PersonId | null, names: Names) => ({
  post: postOf(person, names),
  role: names.roles[role] ?? role,
});

const facts = ({ sentAt, deliveredAt, uncertain, route, openedAt, failed, listed }: Delivery) => ({
  sent: sentAt,
  delivered: deliveredAt,
  uncertain,
  route,
  opened: openedAt,
  failed,
  ...(listed && { listed }),
});
