import type { MeetingView } from '../../domain/case/index.ts';
import type { Form } from '../elements/form.ts';
import { LIMITS } from '../elements/inputs.ts';
import { addressOf, type CardMessage } from '../parts/message.ts';
import { minutesOf, slotOptions } from './presenter.ts';

/** Choosing a time: one of those found, or the convener's own. */
export function slotForm(message: CardMessage, meeting: MeetingView): Form {
  return {
    verb: 'chooseSlot',
    title: meeting.status === 'booked' ? 'Move the meeting' : 'Choose a time',
    send: meeting.status === 'booked' ? 'Book the new time' : 'Book this time',
    intro: [],
    address: { ...addressOf(message), meeting: meeting.id },
    data: { minutes: minutesOf(message.view, meeting, message.stage) },
    inputs: [
      {
        kind: 'choice',
        id: 'slot',
        label: 'Time',
        required: true,
        options: slotOptions(meeting, message.view.today),
      },
      { kind: 'date', id: 'own-start', label: 'Another day' },
      { kind: 'time', id: 'own-time', label: 'Another time' },
      {
        kind: 'text',
        id: 'slot-reason',
        label: 'If it lies outside the days of this meeting: why',
        max: LIMITS.note,
      },
    ],
  };
}
