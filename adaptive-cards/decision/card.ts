import { buttons, press } from '../elements/actions.ts';
import { card, type Card } from '../elements/card.ts';
import { offers, opens } from '../elements/form.ts';
import { clip, fit, type Room } from '../elements/room.ts';
import { heading, say, type Element } from '../elements/text.ts';
import { asked, shortened, subjects } from '../parts/asked.ts';
import { dueBlock } from '../parts/due.ts';
import { judgingBlock } from '../parts/judging.ts';
import { addressOf, caseCard, type CardMessage, type Making } from '../parts/message.ts';
import { outcomes } from '../parts/outcomes.ts';
import { askedAgain, chain, replies, timeRequest } from '../parts/replies.ts';
import { noticeWords } from '../notice/presenter.ts';
import { acting } from '../parts/acting.ts';
import { stageAt, stageWords, titleOf } from '../wording/caseWords.ts';
import { decisionForms } from './forms.ts';
import { decisionWordsFor, judgesOnly, waysBeside } from './presenter.ts';

/**
 * The raiser's card: the reply, and everything that can be decided now. Whoever judges the reply beside
 * them gets the same, with their own question alone.
 */
export function decisionCard(message: CardMessage, making: Making): Card {
  return fit((room) => card(body(message, making, room), caseCard(message, making)));
}

function body(message: CardMessage, making: Making, room: Room): readonly Element[] {
  const { view } = message;
  const { again, keys } = making;
  const stage = stageAt(view, message.stage);
  const address = addressOf(message);
  const wanted = again?.typed['to-stage'] ?? null;
  const forms = decisionForms(view, address, wanted);
  const title = heading(`${titleOf(view)}, ${stageWords(stage)}`, 1);
  const open = again === undefined ? undefined : forms.find((each) => each.verb === again.verb);
  if (open !== undefined && again !== undefined) {
    return [
      title,
      ...opens(open, again, keys, room),
      ...buttons([press({ verb: 'showDecision', title: 'Go back', address, keys })]),
    ];
  }
  return [
    title,
    ...acting(view, room),
    ...whyTold(message),
    say(decisionWordsFor(view, stage)),
    ...dueBlock(view, stage, room),
    ...subjects(view, room),
    // Whoever judges an answer has to know the question; the raiser wrote it.
    ...(judgesOnly(view, stage) ? asked(view, room) : []),
    ...replies(stage, room),
    ...waysBeside(view, stage).map((each) => say(clip(each, room))),
    ...askedAgain(stage, room),
    ...outcomes(view, stage.entry, room),
    ...judgingBlock(stage, room),
    ...timeRequest(stage, room),
    ...chain(view, stage, room),
    ...shortened(view, room),
    ...(forms.length === 0 ? [] : [heading('What you can do')]),
    ...buttons(offers(forms, keys, room, 'showDecision')),
    ...buttons([press({ verb: 'showCase', title: 'Open the case', address, keys })]),
  ];
}

/** Why the card came, where that is not something that happened at the stage. */
function whyTold(message: CardMessage): readonly Element[] {
  const { notice } = message;
  if (notice !== 'case-handed-to-you' && notice !== 'cover-begins') return [];
  return [say(noticeWords(notice, message).text)];
}
