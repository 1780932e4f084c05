import type { MeetingView } from '../../domain/case/index.ts';
import type { Form } from '../elements/form.ts';
import { LIMITS } from '../elements/inputs.ts';
import type { Room } from '../elements/room.ts';
import { post } from '../parts/asked.ts';
import { addressOf, type CardMessage } from '../parts/message.ts';
import { missed } from './presenter.ts';

/** Whether keeping the time wants a reason: somebody needed is missing, or it lies outside its days. */
export const wantsReason = (meeting: MeetingView): boolean =>
  meeting.owesReason || missed(meeting).length > 0;

export function keepForm(message: CardMessage, meeting: MeetingView): Form {
  const without = missed(meeting);
  return {
    verb: 'keepTime',
    title: without.length > 0 ? 'Go ahead without them' : 'Keep this time',
    send: 'Keep this time',
    intro:
      without.length > 0
        ? without.map(({ post }) => `It will be held without ${post}, who is needed.`)
        : ['It lies outside the days of this meeting.'],
    address: { ...addressOf(message), meeting: meeting.id },
    inputs: [
      {
        kind: 'text',
        id: 'keep-reason',
        label: 'Why it is held then',
        required: true,
        long: true,
        max: LIMITS.note,
      },
    ],
  };
}

/** Somebody else arranges it from here on. */
export function handOverForm(message: CardMessage, meeting: MeetingView, room: Room): Form {
  return {
    verb: 'handOverMeeting',
    title: 'Let somebody else arrange it',
    send: 'Hand it over',
    intro: ['They are told. What stands in people’s calendars stays the same.'],
    address: { ...addressOf(message), meeting: meeting.id },
    inputs: [
      {
        kind: 'choice',
        id: 'hand-to',
        label: 'Who arranges it from here on',
        required: true,
        options: meeting.handTo.map((each) => ({
          value: each.id ?? '',
          title: post(each, message.view, room),
        })),
      },
    ],
  };
}
