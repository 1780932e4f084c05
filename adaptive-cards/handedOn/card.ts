import { longDay } from '../../domain/calendar/index.ts';
import type { CaseView } from '../../domain/case/index.ts';
import { buttons, press } from '../elements/actions.ts';
import { card, type Card } from '../elements/card.ts';
import { heading, quiet, say } from '../elements/text.ts';
import { addressOf, caseCard, type CardMessage, type Making } from '../parts/message.ts';
import { listWords, stageAt, stageWords, titleOf } from '../wording/caseWords.ts';

/** What an older card becomes for whoever has handed it over: kind, and with nothing of the child. */
export function handedOnCard(message: CardMessage, making: Making): Card {
  const { view } = message;
  const address = addressOf(message);
  return card(
    [
      heading(`${titleOf(view)}, ${stageWords(stageAt(view, message.stage))}`, 1),
      say(handedOnWords(view)),
      quiet('What you did here stays on the record under your post.'),
      ...buttons([press({ verb: 'showCases', title: 'My cases', address, keys: making.keys })]),
    ],
    caseCard(message, making),
  );
}

/** "This was handed over to Team manager, North on 4 January 2027." */
export function handedOnWords({ handedOn, procedure }: CaseView): string {
  if (handedOn === null) return '';
  if (handedOn.on === null) {
    const whom = listWords(handedOn.to, 'and') || 'the post';
    return `Your days of standing in for ${whom} are over. Nothing more is asked of you here.`;
  }
  const to =
    handedOn.to.length === 0
      ? 'is no longer yours: the post is vacant, and the person who raised it knows'
      : `was handed over to ${listWords(handedOn.to, 'and')}`;
  return `This ${procedure.labels.matter} ${to}. That was on ${longDay(handedOn.on)}. Nothing more is asked of you.`;
}
