import type { CaseView, StageView } from '../../domain/case/index.ts';
import type { Address } from '../elements/actions.ts';
import type { Form } from '../elements/form.ts';
import { LIMITS, NOBODY_CHOSEN, type Input, type Option } from '../elements/inputs.ts';
import type { CardMessage } from '../parts/message.ts';
import { addressOf } from '../parts/message.ts';
import { startForm } from '../parts/startForm.ts';
import { endingOf, isToBeSeen, roleTitle, ruleOf, stageAt } from '../wording/caseWords.ts';
import { latestWords } from '../wording/dates.ts';

/** Up to three tasks, each with an owner and a day; the owner may be chosen where people are offered. */
export const taskInputs = (
  rows = 3,
  needed = 0,
  people: readonly Option[] = [],
): readonly Input[] =>
  Array.from({ length: rows }, (_, index) => index + 1).flatMap((n): Input[] => {
    const required = n <= needed;
    return [
      { kind: 'text', id: `task-${n}`, label: `Task ${n}`, max: LIMITS.task, required },
      ...(people.length === 0 ? [] : [doerInput(n, people)]),
      {
        kind: 'text',
        id: `owner-${n}`,
        label: people.length === 0 ? `Who does task ${n}` : `Or, in words, who does task ${n}`,
        max: LIMITS.owner,
        required,
      },
      { kind: 'date', id: `due-${n}`, label: `Task ${n} by`, required },
    ];
  });

/** Whoever is chosen is reminded of the task's day. */
const doerInput = (n: number, people: readonly Option[]): Input => ({
  kind: 'choice',
  id: `doer-${n}`,
  label: `Who does task ${n}, and is reminded of it`,
  options: [{ value: NOBODY_CHOSEN, title: 'Somebody else, in words below' }, ...people],
});

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

/** Where it is enough to have seen it, writing back is an offer, and no plan is asked for. */
const writeBackForm = ({ view }: CardMessage, stage: StageView, address: Address): Form => ({
  verb: 'reply',
  title: 'Write back',
  send: 'Send what you wrote',
  intro: [
    ...helpWords(view, stage),
    'It is enough to acknowledge this.',
    `If you write back, it stays open until the ${roleTitle(view.procedure, view.raiser.role)} closes it.`,
  ],
  address,
  inputs: [replyText('What you would like to say')],
});

const replyText = (label: string): Input => ({
  kind: 'text',
  id: 'reply-text',
  label,
  required: true,
  long: true,
  max: LIMITS.long,
});

function helpWords(view: CaseView, { stage }: StageView): readonly string[] {
  const { help } = ruleOf(view, stage)?.reply ?? {};
  return help === undefined ? [] : [help];
}

/** What is wanted of the reply, and what becomes of it where it closes the matter. */
function replyIntro({ view }: CardMessage, stage: StageView, tasks: number): readonly string[] {
  const wanted =
    endingOf(view, stage).ends === 'reply'
      ? 'Say what you think. With your reply this is closed.'
      : 'Say what you think, and what has been or will be done.';
  const plan = tasks === 0 ? 'Tasks may be left empty.' : 'At least one task is asked for.';
  return [...helpWords(view, stage), `${wanted} ${plan}`];
}

/** Tasks that a reply must name: one where the procedure wants a plan and none was given yet. */
const tasksNeeded = (view: CaseView, { stage, replies }: StageView): number =>
  ruleOf(view, stage)?.reply?.plan === 'required' && replies.every(({ plan }) => plan.length === 0)
    ? 1
    : 0;

function replyForm(message: CardMessage, address: Address): Form {
  const stage = stageAt(message.view, message.stage);
  if (isToBeSeen(message.view, stage)) return writeBackForm(message, stage, address);
  const needed = tasksNeeded(message.view, stage);
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
    intro: replyIntro(message, stage, needed),
    address,
    inputs: [
      replyText('Your reply'),
      ...taskInputs(3, needed),
      ...(stage.wording === 'resolution' ? [done] : []),
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
        ...(latestDue === null
          ? {}
          : { help: latestWords(latestDue, message.view.procedure.labels.step) }),
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
