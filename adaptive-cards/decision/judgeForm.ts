import type { CaseView } from '../../domain/case/index.ts';
import type { Address } from '../elements/actions.ts';
import type { Form } from '../elements/form.ts';
import { LIMITS, YES_NO } from '../elements/inputs.ts';
import { listWords } from '../wording/caseWords.ts';

/** Somebody beside the raiser says whether the last reply is enough; they may change their mind. */
export function judgeForm(view: CaseView, address: Address): readonly Form[] {
  if (!view.may.includes('judge')) return [];
  const said = view.current.judging?.words.find(({ own }) => own)?.satisfied ?? null;
  return [
    {
      verb: 'judge',
      title: said === null ? 'Say whether the answer is enough' : 'Change what you said of it',
      send: 'Send your word',
      intro: ['The person who raised this is told. They decide what happens next.'],
      address: { ...address, stage: view.current.entry },
      inputs: [
        {
          kind: 'choice',
          id: 'enough',
          label: 'Is the answer enough?',
          options: YES_NO,
          required: true,
          ...(said === null ? {} : { value: said ? 'yes' : 'no' }),
        },
        {
          kind: 'text',
          id: 'judge-reason',
          label: 'Why. If it is not enough: what is missing',
          long: true,
          max: LIMITS.reason,
        },
      ],
    },
  ];
}

/** Told with the form that closes the case, so that nobody fills it in vain. */
export function wordsMissing({ current }: CaseView): readonly string[] {
  if (current.replies.length === 0) return [];
  const { need = 'all', who = [] } = current.judging?.missing ?? {};
  if (who.length === 0) return [];
  return [
    need === 'all'
      ? `First these say that the last answer is enough: ${listWords(who, 'and')}.`
      : `First one of these says that the last answer is enough: ${listWords(who, 'or')}.`,
  ];
}
