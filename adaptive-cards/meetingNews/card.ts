import type { Action } from '@microsoft/teams.cards';
import type { MeetingView } from '../../domain/case/index.ts';
import { buttons, press } from '../elements/actions.ts';
import { card, type Card } from '../elements/card.ts';
import { offers, opens, type Form } from '../elements/form.ts';
import { fit, firstRows, type Room } from '../elements/room.ts';
import { facts, heading, quiet, say, type Element } from '../elements/text.ts';
import { noticeWords } from '../notice/presenter.ts';
import { addressOf, caseCard, type CardMessage, type Making } from '../parts/message.ts';
import { meetingFacts } from '../slots/card.ts';
import { slotKey } from '../slots/input.ts';
import { minutesOf, slotWords } from '../slots/presenter.ts';
import { meetingAt, titleOf } from '../wording/caseWords.ts';
import { handOverForm, keepForm, wantsReason } from './forms.ts';
import { isOpenNews, proposals, saidFacts } from './presenter.ts';

/** The convener's card: what has become of a booked meeting in people's calendars, and what can be done. */
export function meetingNewsCard(message: CardMessage, making: Making): Card {
  return fit((room) => card(body(message, making, room), caseCard(message, making)));
}

function body(message: CardMessage, making: Making, room: Room): readonly Element[] {
  const { view } = message;
  const { keys, again } = making;
  const meeting = meetingAt(view, message.meeting);
  const address = addressOf(message);
  const open = press({ verb: 'showCase', title: 'Open the case', address, keys });
  if (meeting === null) {
    return [
      heading(titleOf(view), 1),
      say('This meeting is no longer on the case.'),
      ...buttons([open]),
    ];
  }
  const forms = formsOf(message, meeting, room);
  const wanted = again === undefined ? undefined : forms.find((each) => each.verb === again.verb);
  return [
    heading(`${titleOf(view)}: ${meeting.label}`, 1),
    ...(wanted !== undefined && again !== undefined
      ? opens(wanted, again, keys, room)
      : [
          ...whatHappened(message, meeting).map(say),
          ...meetingFacts(message, meeting, room),
          ...answers(meeting, room),
        ]),
    ...buttons([
      ...(wanted === undefined ? ways(message, making, meeting) : []),
      ...(wanted === undefined ? offers(forms, keys, { ...room, forms: true }, 'showCase') : []),
      open,
    ]),
  ];
}

/** As it stands now: what was dealt with since the card was sent is not asked for again. */
function whatHappened(message: CardMessage, meeting: MeetingView): readonly string[] {
  const { notice } = message;
  if (meeting.status === 'held' || meeting.status === 'cancelled') {
    return ['Nothing more is asked of you for this meeting.'];
  }
  if (notice === 'convening-yours') return [noticeWords(notice, message).text];
  const kinds = [
    ...(meeting.lost === null ? [] : (['meeting-gone'] as const)),
    ...(notice === 'meeting-moved' || meeting.owesReason ? (['meeting-moved'] as const) : []),
    ...(meeting.said.some(({ said, settled }) => said === 'declined' && !settled)
      ? (['attendee-declined'] as const)
      : []),
    ...(proposals(meeting).length === 0 ? [] : (['time-proposed'] as const)),
  ];
  return kinds.length === 0
    ? ['Nothing waits for you here. You can still change the time, or who arranges it.']
    : kinds.map((kind) => noticeWords(kind, message).text);
}

function answers(meeting: MeetingView, room: Room): readonly Element[] {
  if (meeting.status !== 'booked' || !(meeting.mayArrange || meeting.said.length > 0)) return [];
  const { shown, left } = firstRows(saidFacts(meeting), { ...room, rows: room.rows + 8 });
  return [
    heading('Answers to the invitation'),
    facts(shown),
    ...(left === 0 ? [] : [quiet(`and ${left} more`)]),
  ];
}

function formsOf(message: CardMessage, meeting: MeetingView, room: Room): readonly Form[] {
  return [
    ...(meeting.mayKeep && wantsReason(meeting) ? [keepForm(message, meeting)] : []),
    ...(meeting.handTo.length > 0 ? [handOverForm(message, meeting, room)] : []),
  ];
}

/** What can be done in one press; whatever the rules ask beside, the answer asks for. */
function ways(message: CardMessage, { keys }: Making, meeting: MeetingView): readonly Action[] {
  if (!meeting.mayArrange) return [];
  const { view } = message;
  const address = { ...addressOf(message), meeting: meeting.id };
  const minutes = minutesOf(view, meeting, message.stage);
  const book = (how: string, title: string, slot: MeetingView['slots'][number]): Action =>
    press({
      ...({ verb: 'chooseSlot', title, address, keys } as const),
      data: { slot: slotKey(slot), minutes },
      detail: `${how}.${slot.start}`,
    });
  const { lost } = meeting;
  return [
    ...proposals(meeting)
      .slice(0, 3)
      .map(({ slot }) => book('take', `Take ${slotWords(slot)}`, slot)),
    ...(lost === null ? [] : [book('again', `Book it again: ${slotWords(lost)}`, lost)]),
    ...(meeting.mayKeep && !wantsReason(meeting)
      ? [press({ verb: 'keepTime', title: 'Keep the time', address, keys })]
      : []),
    press({
      ...({ verb: 'openCard', title: 'Choose another time', address, keys } as const),
      data: { card: 'slots' },
      detail: 'slots',
    }),
    ...(meeting.mayFindAnother
      ? [press({ verb: 'findAnotherTime', title: 'Find another time', address, keys })]
      : []),
    ...(meeting.mayCancel && isOpenNews(meeting)
      ? [press({ verb: 'cancelMeeting', title: 'Cancel the meeting', address, keys })]
      : []),
  ];
}
