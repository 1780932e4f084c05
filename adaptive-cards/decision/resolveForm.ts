import type { CaseView } from '../../domain/case/index.ts';
import type { Address } from '../elements/actions.ts';
import type { Form } from '../elements/form.ts';
import { LIMITS, type Input } from '../elements/inputs.ts';
import { endingOf } from '../wording/caseWords.ts';
import { wordsMissing } from './judgeForm.ts';

/** Closing as resolved; where the step waits for something, also who decides to go ahead, and why. */
export const resolveForm = (view: CaseView, address: Address): Form => ({
  verb: 'resolve',
  title: 'Resolved',
  send: 'Close as resolved',
  intro: [...wordsMissing(view), ...waiting(view), whatFollows(view)],
  address,
  inputs: [
    {
      kind: 'text',
      id: 'resolve-reason',
      label: 'What was agreed, and how satisfied you are with it',
      required: true,
      long: true,
      max: LIMITS.reason,
    },
    ...ahead(view),
  ],
});

/** A notice that its raiser closes is told to nobody else. */
const whatFollows = (view: CaseView): string =>
  endingOf(view, view.current).ends === undefined
    ? `The case closes. Those who were asked at this ${view.procedure.labels.step}, and those with a copy of it, are told. A monitoring meeting is asked for where the procedure has one.`
    : `This ${view.procedure.labels.matter} closes. It stays on the record; nobody else is told.`;

const waiting = ({ current: { waitsFor } }: CaseView): readonly string[] =>
  waitsFor.length === 0
    ? []
    : [
        `This waits for: ${waitsFor.join('; ')}. If it cannot wait, say who decided to go ahead, and why. Both stay on the record.`,
      ];

const ahead = ({ current: { waitsFor } }: CaseView): readonly Input[] =>
  waitsFor.length === 0
    ? []
    : [
        {
          kind: 'text',
          id: 'ahead-by',
          label: 'Who decided to go ahead (post and name)',
          required: true,
          max: LIMITS.owner,
        },
        {
          kind: 'text',
          id: 'ahead-why',
          label: 'Why it cannot wait',
          required: true,
          long: true,
          max: LIMITS.reason,
        },
      ];
