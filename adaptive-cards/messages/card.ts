import { longDay, type Day } from '../../domain/calendar/index.ts';
import { buttons, press } from '../elements/actions.ts';
import { card, type Card } from '../elements/card.ts';
import { heading, list, say, strong } from '../elements/text.ts';
import type { Keys } from '../verbs.ts';

/** How news come to this person now. */
export interface MessagesShown {
  readonly wish: 'each' | 'list';
  /** Null: never chosen. */
  readonly since: Day | null;
  /** They have just chosen it. */
  readonly chosen: boolean;
}

const NOW: Readonly<Record<MessagesShown['wish'], string>> = {
  each: 'Now: each message as it happens.',
  list: 'Now: news in one list each working morning.',
};

const CHOSEN: Readonly<Record<MessagesShown['wish'], string>> = {
  each: 'From now on each message comes as it happens. What already waits comes with its list, on the next working morning.',
  list: 'From now on news come in one list at nine on the next working morning. Where nothing happened, no list comes.',
};

const ALWAYS_AT_ONCE: readonly string[] = [
  'What you are asked to do, to answer or to decide.',
  'Due days, reminders and warnings, and all of an urgent concern.',
  'Meetings that are booked, moved or called off.',
  'Answers to something that you have asked for or sent.',
];

/** Two choices, and what neither of them changes (ADR 23). */
export function messagesCard({ wish, since, chosen }: MessagesShown, keys: Keys): Card {
  const day = since === null || chosen ? '' : ` Chosen on ${longDay(since)}.`;
  return card(
    [
      heading('Your messages', 1),
      chosen ? strong(CHOSEN[wish]) : strong(`${NOW[wish]}${day}`),
      say(
        'Copies for your information and news that ask nothing of you can come in one list instead of one by one. The choice is yours alone, and you can change it at any time.',
      ),
      heading('These always come at once'),
      ...list(ALWAYS_AT_ONCE),
      ...buttons([
        choice('list', 'One list each working morning', keys),
        choice('each', 'Each message as it happens', keys),
      ]),
    ],
    { fallbackText: 'Your messages' },
  );
}

const choice = (wish: MessagesShown['wish'], title: string, keys: Keys) =>
  press({ verb: 'chooseMessages', title, address: {}, keys, data: { wish }, detail: wish });
