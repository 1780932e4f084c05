import type { CaseView } from '../../domain/case/index.ts';
import type { CommandType } from '../../domain/case/index.ts';
import type { Address } from '../elements/actions.ts';
import type { Form } from '../elements/form.ts';
import { LIMITS, type Input } from '../elements/inputs.ts';
import { noteHelp, noteInputs } from '../parts/noteInputs.ts';
import { rolesWords, ruleOf } from '../wording/caseWords.ts';
import { capital } from '../wording/dates.ts';
import { fieldInputs } from './fieldInputs.ts';

type ReferralVerb = Extract<
  CommandType,
  'considerReferral' | 'discussReferral' | 'refer' | 'answerReferral' | 'dropReferral'
>;

const ORDER: readonly ReferralVerb[] = [
  'considerReferral',
  'discussReferral',
  'refer',
  'answerReferral',
  'dropReferral',
];

/** A referral outside the authority, step by step; conditions ask for a reason and never block. */
export function referralForms(view: CaseView, address: Address): readonly Form[] {
  if (view.procedure.referral === null) return [];
  return [
    ...ORDER.filter((verb) => view.may.includes(verb)).map((verb) => ({
      verb,
      address,
      ...parts(verb, view),
    })),
    ...insteadForm(view, address),
  ];
}

/** Somebody else brings it: an outcome of its own, that is no referral and counts as none (CB-62, CB-63). */
function insteadForm(view: CaseView, address: Address): readonly Form[] {
  const kinds = view.noteKinds.filter(({ insteadOfReferral }) => insteadOfReferral === true);
  const made = ['referred', 'answered'].includes(view.referral?.state ?? '');
  if (made || kinds.length === 0 || !view.may.includes('addNote')) return [];
  const to = view.procedure.referral?.label ?? '';
  return [
    {
      verb: 'addNote',
      title: `Somebody else brings it, not ${to}`,
      send: 'Record this outcome',
      intro: [...noteHelp(kinds)],
      address,
      detail: 'instead',
      inputs: noteInputs(kinds, view.today),
    },
  ];
}

const text = (id: string, label: string, required: boolean): Input => ({
  kind: 'text',
  id,
  label,
  long: true,
  max: LIMITS.reason,
  ...(required ? { required } : {}),
});

type Parts = Pick<Form, 'title' | 'send' | 'intro' | 'inputs'>;

function parts(verb: ReferralVerb, view: CaseView): Parts {
  const to = view.procedure.referral?.label ?? '';
  switch (verb) {
    case 'considerReferral':
      return {
        title: `Consider a referral to ${to}`,
        send: 'Record that it is considered',
        intro: told(view),
        inputs: [text('consider-note', 'Note (may be left empty)', false)],
      };
    case 'discussReferral':
      return {
        title: `Discussed with ${to}`,
        send: 'Record the discussion',
        intro: ['A discussion is not a referral.'],
        inputs: [text('discuss-note', 'What was discussed, and with whom', true)],
      };
    case 'refer':
      return { title: `Refer to ${to}`, send: 'Record the referral', ...referParts(view) };
    case 'answerReferral':
      return {
        title: `Answer from ${to}`,
        send: 'Record the answer',
        intro: [],
        inputs: [
          { kind: 'date', id: 'answered-on', label: 'Day of the answer', required: true },
          text('answer-note', 'What the answer says', true),
        ],
      };
    case 'dropReferral':
      return {
        title: `Do not refer to ${to}`,
        send: 'Record that it is not pursued',
        intro: [],
        inputs: [text('drop-reason', 'Why it is not pursued', true)],
      };
  }
}

function told(view: CaseView): readonly string[] {
  const roles = view.procedure.referral?.tellWhenConsidered ?? [];
  return roles.length === 0
    ? ['Managers who are asked about this case are not told.']
    : [`These are told: ${rolesWords(view.procedure, roles)}.`];
}

/** A reason is asked for only where one of these is so. */
function whyNow(referral: CaseView['procedure']['referral']): string {
  const asked = [
    ...((referral?.checklist.length ?? 0) === 0 ? [] : ['for each condition that is not met']),
    ...(referral?.earlyReason === true ? ['where steps are still open'] : []),
  ];
  return asked.length === 0 ? 'Why refer now' : `${capital(asked.join(', and '))}: why refer now`;
}

function referParts(view: CaseView): Pick<Form, 'intro' | 'inputs'> {
  const referral = view.procedure.referral;
  const checklist = referral?.checklist ?? [];
  const discuss = referral?.discussWith ?? [];
  const met: Input = {
    kind: 'choices',
    id: 'met',
    label: 'Which of these conditions are met',
    options: checklist.map(({ key, label }) => ({ value: key, title: label })),
  };
  return {
    intro:
      discuss.length === 0
        ? []
        : [`The reason is talked through first with: ${rolesWords(view.procedure, discuss)}.`],
    inputs: [
      { kind: 'date', id: 'referred-on', label: 'Day of the referral', required: true },
      ...(checklist.length === 0 ? [] : [met]),
      text('refer-reason', whyNow(referral), false),
      ...fieldInputs(referral?.fields ?? [], ruleOf(view, view.current.stage)),
    ],
  };
}
