import { shortDayAndTime } from '../../domain/calendar/index.ts';
import { buttons, press } from '../elements/actions.ts';
import { card, type Card } from '../elements/card.ts';
import { fit, type Room } from '../elements/room.ts';
import { facts, heading, say, type Element } from '../elements/text.ts';
import { asked, post, raisedFacts, shortened, subjects } from '../parts/asked.ts';
import { dueFacts } from '../parts/due.ts';
import { addressOf, caseCard, type CardMessage, type Making } from '../parts/message.ts';
import { replies } from '../parts/replies.ts';
import { seesContent, stageAt, stageWords, titleOf } from '../wording/caseWords.ts';
import { STATUS } from '../wording/status.ts';
import { copyNote } from './presenter.ts';

/** Read only: the alert that was copied and its outcome; for the register, its line. */
export function copyCard(message: CardMessage, { keys }: Making): Card {
  return fit((room) =>
    card(
      [
        ...body(message, room),
        ...buttons([
          press({ verb: 'showCase', title: 'Open the case', address: addressOf(message), keys }),
        ]),
      ],
      caseCard(message, { keys }),
    ),
  );
}

function body(message: CardMessage, room: Room): readonly Element[] {
  const { view } = message;
  const stage = stageAt(view, message.stage);
  const top = [
    heading(`${titleOf(view)}, ${stageWords(stage)}`, 1),
    say(copyNote(message)),
    facts([
      ['State', STATUS[view.status]],
      [`This ${view.procedure.labels.step} began`, shortDayAndTime(stage.openedAt)],
      ...dueFacts(view, stage),
    ]),
  ];
  if (!seesContent(view)) return top;
  return [
    ...top,
    ...(stage.responders.length === 0
      ? []
      : [facts(stage.responders.map((each) => ['Asked', post(each, view, room)] as const))]),
    ...subjects(view, room),
    raisedFacts(view, room),
    ...asked(view, room),
    ...replies(stage, room),
    ...shortened(view, room),
  ];
}
