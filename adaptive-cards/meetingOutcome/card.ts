import type { Action } from '@microsoft/teams.cards';
import type { MeetingView } from '../../domain/case/index.ts';
import { askMeetingForm } from '../decision/forms.ts';
import { buttons, press } from '../elements/actions.ts';
import { card, type Card } from '../elements/card.ts';
import { offers, opens, type Form } from '../elements/form.ts';
import { clip, fit, type Room } from '../elements/room.ts';
import { heading, labelled, say, type Element } from '../elements/text.ts';
import { acting } from '../parts/acting.ts';
import { addressOf, caseCard, type CardMessage, type Making } from '../parts/message.ts';
import { attended } from '../parts/attended.ts';
import { planned } from '../parts/planned.ts';
import { meetingFacts } from '../slots/card.ts';
import { meetingAt, rolesWords, titleOf } from '../wording/caseWords.ts';
import { notHeldForm, outcomeForm } from './forms.ts';
import { offeredNext, outcomeIntro } from './presenter.ts';

/** The recorder's card: what came of the meeting, and what follows where outcomes are not achieved. */
export function meetingOutcomeCard(message: CardMessage, making: Making): Card {
  return fit((room) => card(body(message, making, room), caseCard(message, making)));
}

function body(message: CardMessage, making: Making, room: Room): readonly Element[] {
  const { view } = message;
  const { keys, again } = making;
  const meeting = meetingAt(view, message.meeting);
  const address = addressOf(message);
  if (meeting === null) {
    return [
      heading(titleOf(view), 1),
      say('This meeting is no longer on the case.'),
      ...buttons([press({ verb: 'showCase', title: 'Open the case', address, keys })]),
    ];
  }
  const forms = meetingForms(message, meeting, room);
  const open = again === undefined ? undefined : forms.find((each) => each.verb === again.verb);
  return [
    heading(`${titleOf(view)}: ${meeting.label}`, 1),
    ...(open !== undefined && again !== undefined
      ? opens(open, again, keys, room)
      : [
          ...acting(view, room),
          say(outcomeIntro(meeting)),
          ...meetingFacts(message, meeting, room),
          ...held(meeting, room),
          ...buttons(offers(forms, keys, { ...room, forms: true }, 'showCase')),
        ]),
    ...buttons(ways(message, making, meeting)),
  ];
}

/** What can be filled in: the outcome; monitoring again where the procedure offers it. */
function meetingForms(message: CardMessage, meeting: MeetingView, room: Room): readonly Form[] {
  const { view } = message;
  const again = offeredNext(view, message.stage).some((each) => each.kind === 'monitor-again');
  return [
    ...(meeting.mayRecord && meeting.status !== 'held'
      ? [outcomeForm(message, meeting, room)]
      : []),
    ...(meeting.mayRecordNotHeld ? [notHeldForm(message, meeting)] : []),
    ...(meeting.achieved === false && again && view.may.includes('askMeeting')
      ? [askMeetingForm(view, addressOf(message), 'monitoring')]
      : []),
  ];
}

function held(meeting: MeetingView, room: Room): readonly Element[] {
  if (meeting.status !== 'held') return [];
  const achieved =
    meeting.achieved === null
      ? []
      : [
          say(
            meeting.achieved
              ? 'The agreed outcomes were achieved.'
              : 'Not all agreed outcomes were achieved.',
          ),
        ];
  return [
    ...achieved,
    ...(meeting.outcome === null ? [] : labelled('Outcome', clip(meeting.outcome, room))),
    ...attended(meeting, room),
    ...planned(meeting.tasks, room),
  ];
}

/** Ways on when outcomes were not achieved; the raiser decides, nothing moves by itself. */
function ways(message: CardMessage, { keys }: Making, meeting: MeetingView): readonly Action[] {
  const { view } = message;
  const address = addressOf(message);
  const next =
    meeting.achieved === false
      ? offeredNext(view, message.stage).flatMap((each) => {
          if (each.kind === 'pass-to' && view.may.includes('passTo')) {
            const roles = rolesWords(view.procedure, each.roles);
            return [press({ verb: 'passTo', title: `Pass to ${roles}`, address, keys })];
          }
          return each.kind === 'next-stage' && view.may.includes('escalate')
            ? [press({ verb: 'showDecision', title: 'Decide on the next step', address, keys })]
            : [];
        })
      : [];
  const another = meeting.mayFindAnother
    ? [press({ verb: 'findAnotherTime', title: 'Find another time', address, keys })]
    : [];
  return [...next, ...another, press({ verb: 'showCase', title: 'Open the case', address, keys })];
}
