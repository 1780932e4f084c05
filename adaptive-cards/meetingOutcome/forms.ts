import type { MeetingView } from '../../domain/case/index.ts';
import { taskInputs } from '../alert/forms.ts';
import type { Form } from '../elements/form.ts';
import { LIMITS, YES_NO, type Input, type Option } from '../elements/inputs.ts';
import type { Room } from '../elements/room.ts';
import { post } from '../parts/asked.ts';
import { addressOf, type CardMessage } from '../parts/message.ts';
import { ATTENDED_ASKED } from './input.ts';

/** What came of a meeting: its outcome, its tasks and, for monitoring, whether all was achieved. */
export function outcomeForm(message: CardMessage, meeting: MeetingView, room: Room): Form {
  const achieved: Input = {
    kind: 'choice',
    id: 'achieved',
    label: 'Were the agreed outcomes achieved?',
    options: YES_NO,
    required: true,
  };
  return {
    verb: 'recordMeeting',
    title: 'Record the outcome',
    send: 'Save the outcome',
    intro: [],
    address: { ...addressOf(message), meeting: meeting.id },
    data: {
      purpose: meeting.purpose,
      ...(meeting.invited.length === 0 ? {} : { [ATTENDED_ASKED]: 'yes' }),
    },
    inputs: [
      ...(meeting.purpose === 'monitoring' ? [achieved] : []),
      {
        kind: 'text',
        id: 'outcome',
        label: 'Outcome',
        required: true,
        long: true,
        max: LIMITS.long,
      },
      ...attendedInput(message, meeting, room),
      ...taskInputs(3, 0, doerOptions(message, meeting, room)),
    ],
  };
}

/** Those who take part, each of whom can be given a task and is reminded of it. */
const doerOptions = (
  { view }: CardMessage,
  { doers }: MeetingView,
  room: Room,
): readonly Option[] =>
  doers.map((each) => ({ value: each.id ?? '', title: post(each, view, room) }));

/** A tick for each of those who were invited. */
function attendedInput(
  { view }: CardMessage,
  { invited }: MeetingView,
  room: Room,
): readonly Input[] {
  if (invited.length === 0) return [];
  return [
    {
      kind: 'choices',
      id: 'attended',
      label: 'Who was there, of those invited',
      options: invited.map((each) => ({ value: each.id ?? '', title: post(each, view, room) })),
    },
  ];
}

/** It did not take place: why, and what follows. */
export function notHeldForm(message: CardMessage, meeting: MeetingView): Form {
  return {
    verb: 'recordNotHeld',
    title: 'It was not held',
    send: 'Save that it was not held',
    intro: [],
    address: { ...addressOf(message), meeting: meeting.id },
    inputs: [
      {
        kind: 'text',
        id: 'not-held-reason',
        label: 'Why it was not held',
        required: true,
        long: true,
        max: LIMITS.reason,
      },
      {
        kind: 'choice',
        id: 'not-held-next',
        label: 'What follows',
        required: true,
        options: [
          { value: 'another-time', title: 'Look for another time' },
          { value: 'called-off', title: 'It is called off' },
        ],
      },
    ],
  };
}
