import type { Address } from '../elements/actions.ts';
import type { Form } from '../elements/form.ts';
import { LIMITS, type Input } from '../elements/inputs.ts';
import type { CardMessage } from '../parts/message.ts';
import { addressOf } from '../parts/message.ts';
import { startForm } from '../parts/startForm.ts';
import { stageAt } from '../wording/caseWords.ts';
import { latestWords } from '../wording/dates.ts';

/** Up to three tasks, each with an owner and a day. */
export const taskInputs = (rows = 3): readonly Input[] =>
  Array.from({ length: rows }, (_, index) => String(index + 1)).flatMap((n): Input[] => [
    { kind: 'text', id: `task-${n}`, label: `Task ${n}`, max: LIMITS.task },
    { kind: 'text', id: `owner-${n}`, label: `Who does task ${n}`, max: LIMITS.owner },
    { kind: 'date', id: `due-${n}`, label: `Task ${n} by` },
  ]);

/** What a responder can answer, as far as this person may. */
export function alertForms(message: CardMessage): readonly Form[] {
  const { view } = message;
  const address = addressOf(message);
  return [
    ...(view.may.includes('reply') ? [replyForm(message, address)] : []),
    ...startForm(view, address),
    ...(view.may.includes('requestTime') ? [timeForm(message, address)] : []),
  ];
}

function replyForm(message: CardMessage, address: Address): Form {
  const { wording } = stageAt(message.view, message.stage);
  const done: Input = {
    kind: 'tick',
    id: 'done',
    label: 'Is what was asked done?',
    title: 'Yes, it is done',
  };
  return {
    verb: 'reply',
    title: 'Reply',
    send: 'Send reply',
    intro: ['Say what you think, and what has been or will be done. Tasks may be left empty.'],
    address,
    inputs: [
      {
        kind: 'text',
        id: 'reply-text',
        label: 'Your reply',
        required: true,
        long: true,
        max: LIMITS.long,
      },
      ...taskInputs(),
      ...(wording === 'resolution' ? [done] : []),
    ],
  };
}

function timeForm(message: CardMessage, address: Address): Form {
  const { latestDue } = stageAt(message.view, message.stage);
  return {
    verb: 'requestTime',
    title: 'Ask for more time',
    send: 'Send request',
    intro: ['The due day stays the same until the request is agreed.'],
    address,
    inputs: [
      {
        kind: 'date',
        id: 'until',
        label: 'Until when',
        required: true,
        ...(latestDue === null ? {} : { help: latestWords(latestDue) }),
      },
      {
        kind: 'text',
        id: 'time-reason',
        label: 'Why more time helps',
        required: true,
        long: true,
        max: LIMITS.reason,
      },
    ],
  };
}
