import type { RecordedEvent } from '../../domain/case/index.ts';
import type { Theatre } from '../crash/theatre.ts';
import type { Mails } from './mailbox.ts';
import type { RealOutside } from './outside.ts';

type Recorded = Extract<RecordedEvent, { readonly type: 'DeliveryRecorded' }>;

const TELLING: readonly string[] = ['undeliverable', 'still-undelivered'];

/** What reached nobody is told to somebody else: of an alert or a copy each, of mere news once. */
export function failuresUntold(events: readonly RecordedEvent[]): readonly string[] {
  const failed = events.filter((event) => event.type === 'DeliveryFailed');
  const told = events.filter(
    (event): event is Recorded =>
      event.type === 'DeliveryRecorded' &&
      event.outcome !== 'refused' &&
      TELLING.includes(event.what),
  );
  return failed
    .filter(({ what }) => !TELLING.includes(what))
    .filter((event) => {
      const first = failed.find(({ person }) => person === event.person) ?? event;
      const since = (event.as === 'notice' ? first : event).meta.at;
      return !told.some(({ meta, person }) => meta.at >= since && person !== event.person);
    })
    .map(({ what, effect }) => `it reached nobody and nobody was told: ${what} ${effect}`);
}

const TWO_HOURS = 7_200_000;

/** Nothing confirmed for two hours, and the raiser not told. */
export function lateUntold(events: readonly RecordedEvent[]): readonly string[] {
  return events
    .filter((event) => event.type === 'StageOpened')
    .flatMap(({ version, meta, responders }) =>
      responders.flatMap(({ person }) => {
        const until = new Date(Date.parse(meta.at) + TWO_HOURS).toISOString();
        const known = events.some(
          (event) =>
            ((event.type === 'DeliveryRecorded' && event.outcome !== 'refused') ||
              event.type === 'DeliveryFailed' ||
              event.type === 'DeliveryDelayed') &&
            event.stage === version &&
            event.person === person &&
            event.as === 'responder' &&
            event.meta.at <= until,
        );
        return known ? [] : [`an alert was late and nobody was told: ${String(person)}`];
      }),
    );
}

/** Each dead letter is told to an administrator, on a card or by mail. */
export async function lettersUntold(
  { eye }: Theatre,
  outside: RealOutside,
  mails: Mails,
): Promise<readonly string[]> {
  const letters = await eye.deadLetters.list();
  const isTold =
    outside.bulletins().some((each) => each.includes('undelivered')) ||
    [...mails].some(
      ([value, { sent }]) => value.includes('undelivered/administrator/') && sent > 0,
    );
  return letters.length > 0 && !isTold ? ['a dead letter that no administrator knows of'] : [];
}
