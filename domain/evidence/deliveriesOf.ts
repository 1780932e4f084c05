import type { Delivery, RecordedEvent, StageEntry } from '../case/index.ts';
import type { PersonId } from '../people/index.ts';
import type { DeliveryProof, Names } from './pack.ts';

/** What became of the alert and of each copy of a stage: four facts, and how it went (design section 7). */
export function deliveriesOf(
  entry: StageEntry,
  events: readonly RecordedEvent[],
  names: Names,
): readonly DeliveryProof[] {
  const acknowledged = (people: readonly (PersonId | null)[]) =>
    events.find(
      ({ type, meta: { actor }, ...event }) =>
        type === 'Acknowledged' &&
        'stage' in event &&
        event.stage === entry.id &&
        actor.kind === 'person' &&
        people.includes(actor.person),
    )?.meta.at ?? null;
  return [
    ...entry.responders.map(({ role, person, deputy, delivery }): DeliveryProof => ({
      ...seat(role, person, names),
      as: 'responder',
      ...facts(delivery),
      deputy: inPlace(delivery, deputy, names),
      acknowledged: acknowledged([person, deputy, delivery.through?.person ?? null]),
    })),
    ...entry.copies.map(({ role, person, registerOnly, delivery }): DeliveryProof => ({
      ...seat(role, person, names),
      as: registerOnly ? 'register copy' : 'copy',
      ...facts(delivery),
      deputy: null,
      acknowledged: null,
    })),
  ];
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
