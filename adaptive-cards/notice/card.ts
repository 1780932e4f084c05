import type { Action } from '@microsoft/teams.cards';
import { buttons, press } from '../elements/actions.ts';
import { card, type Card } from '../elements/card.ts';
import { facts, heading, say } from '../elements/text.ts';
import { dueFacts } from '../parts/due.ts';
import { addressOf, caseCard, type CardMessage, type Making } from '../parts/message.ts';
import { stageAt, titleOf } from '../wording/caseWords.ts';
import { noticeWords } from './presenter.ts';

/** Short news of a case: what happened, when it is due, and a way to the case. */
export function noticeCard(message: CardMessage, { keys }: Making): Card {
  const { view } = message;
  const words = noticeWords(message.notice ?? 'moved-on', message);
  const rows = dueFacts(view, stageAt(view, message.stage));
  return card(
    [
      heading(`${titleOf(view)}: ${words.heading}`, 1),
      say(words.text),
      ...(rows.length === 0 ? [] : [facts(rows)]),
      ...buttons(ways(message, { keys })),
    ],
    caseCard(message, { keys }),
  );
}

/** The case for everybody; the answer or the decision for those who have one to make. */
function ways(message: CardMessage, { keys }: Making): readonly Action[] {
  const { may } = message.view;
  const address = addressOf(message);
  return [
    ...(may.includes('reply')
      ? [press({ verb: 'showAlert', title: 'Answer', address, keys })]
      : []),
    ...(may.includes('resolve') || may.includes('reopen')
      ? [press({ verb: 'showDecision', title: 'Decide', address, keys })]
      : []),
    press({ verb: 'showCase', title: 'Open the case', address, keys }),
  ];
}
