import type { MeetingView } from '../../domain/case/index.ts';
import { taskInputs } from '../alert/forms.ts';
import type { Form } from '../elements/form.ts';
import { LIMITS, YES_NO, type Input } from '../elements/inputs.ts';
import { addressOf, type CardMessage } from '../parts/message.ts';

/** What came of a meeting: its outcome, its tasks and, for monitoring, whether all was achieved. */
export function outcomeForm(message: CardMessage, meeting: MeetingView): Form {
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
    data: { purpose: meeting.purpose },
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
      ...taskInputs(),
    ],
  };
}
