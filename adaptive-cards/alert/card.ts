import { buttons, press } from '../elements/actions.ts';
import { card, type Card } from '../elements/card.ts';
import { offers, opens } from '../elements/form.ts';
import { fit, type Room } from '../elements/room.ts';
import { heading, say, strong, type Element } from '../elements/text.ts';
import { asked, raisedFacts, shortened, subjects } from '../parts/asked.ts';
import { dueBlock } from '../parts/due.ts';
import { noticeWords } from '../notice/presenter.ts';
import { addressOf, caseCard, type CardMessage, type Making } from '../parts/message.ts';
import { askedAgain, chain, replies, timeRequest } from '../parts/replies.ts';
import { ownOpen, tasksBlock } from '../parts/tasks.ts';
import { isToBeSeen, stageAt } from '../wording/caseWords.ts';
import { alertForms } from './forms.ts';
import { alertWords } from './presenter.ts';

/** The card that asks a responder: what was raised, by when, and how to answer. */
export function alertCard(message: CardMessage, making: Making): Card {
  return fit((room) => card(body(message, making, room), caseCard(message, making)));
}

function body(message: CardMessage, making: Making, room: Room): readonly Element[] {
  const { view } = message;
  const stage = stageAt(view, message.stage);
  const words = alertWords(message);
  const form = alertForms(message).find((each) => each.verb === making.again?.verb);
  const top = [
    heading(words.heading, 1),
    ...(words.onBehalf === null ? [] : [strong(words.onBehalf)]),
    ...(message.notice === 'seat-handed-to-you'
      ? [say(noticeWords(message.notice, message).text)]
      : []),
  ];
  if (form !== undefined && making.again !== undefined) {
    return [
      ...top,
      ...opens(form, making.again, making.keys, room),
      ...buttons([
        press({ verb: 'showAlert', title: 'Go back', address: form.address, keys: making.keys }),
      ]),
    ];
  }
  return [
    ...top,
    ...dueBlock(view, stage, room),
    say(words.asked),
    ...(words.acknowledged === null ? [] : [say(words.acknowledged)]),
    ...subjects(view, room),
    raisedFacts(view, room),
    ...asked(view, room),
    ...chain(view, stage, room),
    ...replies(stage, room),
    ...askedAgain(stage, room),
    ...timeRequest(stage, room),
    ...tasksBlock(view, ownOpen(view), room),
    ...shortened(view, room),
    ...answerButtons(message, making, room),
  ];
}

function answerButtons(message: CardMessage, { keys }: Making, room: Room): readonly Element[] {
  const { view } = message;
  const address = addressOf(message);
  const [reply, ...others] = offers(alertForms(message), keys, room, 'showAlert');
  const seen = view.may.includes('acknowledge')
    ? [press({ verb: 'acknowledge', title: 'Acknowledge', address, keys })]
    : [];
  const answer = reply === undefined ? [] : [reply];
  return buttons([
    ...(isToBeSeen(view, stageAt(view, message.stage))
      ? [...seen, ...answer]
      : [...answer, ...seen]),
    ...others,
    press({ verb: 'showCase', title: 'Open the case', address, keys }),
  ]);
}
