import { longDay } from '../../domain/calendar/index.ts';
import type { CaseView } from '../../domain/case/index.ts';
import type { Address } from '../elements/actions.ts';
import type { Form } from '../elements/form.ts';
import { insideWords } from '../wording/dates.ts';

/** Says on which day that happened with which the stage's time begins; later, corrects the day. */
export function startForm(view: CaseView, address: Address): readonly Form[] {
  const { start } = view.current;
  if (start === null || !view.may.includes('recordStart')) return [];
  const { label, on } = start;
  return [
    {
      verb: 'recordStart',
      title: on === null ? 'Say that it happened' : 'Correct the day on which it happened',
      send: on === null ? 'Record the day' : 'Record the other day',
      intro: [
        `The time of this ${view.procedure.labels.step} begins when ${insideWords(label)}.`,
        ...(on === null
          ? []
          : [`Recorded is ${longDay(on)}. The first due day stays on the record.`]),
      ],
      address: { ...address, stage: view.current.entry },
      inputs: [
        {
          kind: 'date',
          id: 'started-on',
          label: 'On which day it happened',
          required: true,
          value: on ?? view.today,
        },
      ],
    },
  ];
}
