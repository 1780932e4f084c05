import { buttons, press } from '../elements/actions.ts';
import { card, type Card } from '../elements/card.ts';
import { offers, opens } from '../elements/form.ts';
import { clip, fit, firstRows, type Room } from '../elements/room.ts';
import { facts, heading, list, quiet, say, type Element } from '../elements/text.ts';
import type { Day } from '../../domain/calendar/index.ts';
import type { MeetingView } from '../../domain/case/index.ts';
import { acting } from '../parts/acting.ts';
import { post } from '../parts/asked.ts';
import { addressOf, caseCard, type CardMessage, type Making } from '../parts/message.ts';
import { meetingAt, titleOf } from '../wording/caseWords.ts';
import { knownMissing, unreadWords } from '../wording/missing.ts';
import { MEETING_STATUS } from '../wording/status.ts';
import { slotForm } from './forms.ts';
import { compromiseLines, reminderWords, slotsIntro, slotWords, windowWords } from './presenter.ts';

/** The convener's card: who comes, by when, and which time. */
export function slotsCard(message: CardMessage, making: Making): Card {
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
  const form = slotForm(message, meeting, room);
  const reminder = reminderWords(message.notice, meeting, view.today);
  return [
    heading(`${titleOf(view)}: ${meeting.label}`, 1),
    ...(again?.verb === 'chooseSlot'
      ? opens(form, again, keys, room)
      : [
          ...acting(view, room),
          ...(reminder === null ? [] : [say(reminder)]),
          say(slotsIntro(meeting, view.today)),
          ...compromises(meeting, view.today),
          ...meetingFacts(message, meeting, room),
        ]),
    ...buttons([
      ...(again === undefined && meeting.mayArrange
        ? offers([form], keys, { ...room, forms: true }, 'showCase')
        : []),
      ...(meeting.mayFindAnother && again === undefined
        ? [press({ verb: 'findAnotherTime', title: 'Find another time', address, keys })]
        : []),
      ...(meeting.mayCancel && again === undefined
        ? [press({ verb: 'cancelMeeting', title: 'Cancel the meeting', address, keys })]
        : []),
      open,
    ]),
  ];
}

/** What the times that are offered lack, and whose calendar nobody could look into. */
function compromises(meeting: MeetingView, today: Day): readonly Element[] {
  const lines = meeting.mayArrange ? compromiseLines(meeting, today) : [];
  const unread = unreadWords((meeting.unread ?? []).map(({ post }) => post));
  return [...list(lines), ...(unread === '' ? [] : [quiet(unread)])];
}

/** Of the time that is chosen. */
const withoutFact = ({ missing = [] }: MeetingView) =>
  missing.length === 0 ? [] : [['Please note', knownMissing(missing)] as const];

export function meetingFacts(
  { view }: CardMessage,
  meeting: MeetingView,
  room: Room,
): readonly Element[] {
  const { shown, left } = firstRows(meeting.attendees, { ...room, rows: room.rows + 8 });
  return [
    facts([
      ...(meeting.aim === null ? [] : [['What it is for', clip(meeting.aim, room)] as const]),
      ...(meeting.wish === null ? [] : [['Asked for', clip(meeting.wish, room)] as const]),
      ['State', MEETING_STATUS[meeting.status]],
      ...(meeting.slot === null ? [] : [['Time', slotWords(meeting.slot)] as const]),
      ...withoutFact(meeting),
      ['Days', windowWords(meeting)],
      ['Arranged by', post(meeting.convener, view, room)],
      ...shown.map(
        (each) => [each.required ? 'Needed' : 'Invited', post(each, view, room)] as const,
      ),
    ]),
    ...(left === 0 ? [] : [quiet(`and ${left} more`)]),
    ...othersInvited(view, meeting, room),
  ];
}

/** In the calendar alone: they have no sight of the case. */
function othersInvited(
  view: CardMessage['view'],
  { others }: MeetingView,
  room: Room,
): readonly Element[] {
  if (others.length === 0) return [];
  const { shown, left } = firstRows(others, room);
  return [
    facts(shown.map((each) => ['Also invited', post(each, view, room)] as const)),
    ...(left === 0 ? [] : [quiet(`and ${left} more also invited`)]),
  ];
}
