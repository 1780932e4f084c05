import { longDay } from '../../domain/calendar/index.ts';
import type { CaseView, CommandType } from '../../domain/case/index.ts';
import type { Address } from '../elements/actions.ts';
import type { Form } from '../elements/form.ts';
import { LIMITS, type Input } from '../elements/inputs.ts';
import { RAISER, type MeetingRule } from '../../domain/procedure/index.ts';
import { monitoringBefore } from '../meetingOutcome/presenter.ts';
import { startForm } from '../parts/startForm.ts';
import { roleTitle, ruleOf } from '../wording/caseWords.ts';
import { latestWords } from '../wording/dates.ts';
import { escalateForm } from './escalateForm.ts';
import { fieldInputs } from './fieldInputs.ts';
import { judgeForm } from './judgeForm.ts';
import { resolveForm } from './resolveForm.ts';
import { referralForms } from './referralForms.ts';

type ReasonVerb = Extract<
  CommandType,
  'resolve' | 'refuseTime' | 'talkFurther' | 'withdraw' | 'closeUnresolved' | 'reopen'
>;

/** Decisions that ask for one text: title, button, guidance, input id and label. */
const REASONS: Record<
  Exclude<ReasonVerb, 'resolve'>,
  readonly [string, string, string, string, string]
> = {
  refuseTime: [
    'Keep the due day',
    'Do not give more time',
    'The due day stays the same.',
    'refuse-reason',
    'Why the day should stay',
  ],
  talkFurther: [
    'Talk further',
    'Ask for further talk',
    'The case stays at this step, and its clock runs on to the same due day.',
    'talk-reason',
    'What you would like to talk about',
  ],
  withdraw: [
    'Withdraw',
    'Withdraw the case',
    'The case closes without a result. The record stays.',
    'withdraw-reason',
    'Why it is withdrawn',
  ],
  closeUnresolved: [
    'Close as unresolved',
    'Close at the highest level',
    'The case closes after its last step, and the record says that it was not resolved.',
    'close-reason',
    'What stays unresolved, and what it means for the child or carer',
  ],
  reopen: [
    'Open again',
    'Open the case again',
    'The case begins again where it ended.',
    'reopen-reason',
    'Why it is opened again',
  ],
};

function reasonForm(verb: Exclude<ReasonVerb, 'resolve'>, address: Address): Form {
  const [title, send, intro, id, label] = REASONS[verb];
  return {
    verb,
    title,
    send,
    intro: [intro],
    address,
    inputs: [{ kind: 'text', id, label, required: true, long: true, max: LIMITS.reason }],
  };
}

const MAIN: readonly ReasonVerb[] = ['resolve', 'talkFurther', 'refuseTime'];
const ENDS: readonly ReasonVerb[] = ['withdraw', 'closeUnresolved', 'reopen'];

/** What the raiser can decide now, in the order in which it is mostly wanted. */
export function decisionForms(
  view: CaseView,
  address: Address,
  wanted: string | null,
): readonly Form[] {
  const may = (verb: CommandType): boolean => view.may.includes(verb);
  const reasons = (verbs: readonly ReasonVerb[]): readonly Form[] =>
    verbs
      .filter(may)
      .map((verb) => (verb === 'resolve' ? resolveForm(view, address) : reasonForm(verb, address)));
  const escalate = may('escalate') ? escalateForm(view, address, wanted) : null;
  return [
    ...judgeForm(view, address),
    ...reasons(MAIN.slice(0, 1)),
    ...(escalate === null ? [] : [escalate]),
    ...reasons(MAIN.slice(1)),
    ...startForm(view, address),
    ...(may('giveTime') ? [giveTimeForm(view, address)] : []),
    ...(may('recordConsultation') ? [consultationForm(view, address)] : []),
    ...(may('askMeeting')
      ? [askMeetingForm(view, address, view.status === 'open' ? 'stage' : 'monitoring')]
      : []),
    ...referralForms(view, address),
    ...reasons(ENDS),
  ];
}

function giveTimeForm(view: CaseView, address: Address): Form {
  const { timeRequest: request, latestDue } = view.current;
  return {
    verb: 'giveTime',
    title: 'Give more time',
    send: 'Set the new due day',
    intro: ['The first due day stays on the record beside the new one.', ...wholeIntro(view)],
    address,
    inputs: [
      {
        kind: 'date',
        id: 'until',
        label: 'New due day',
        required: true,
        ...(latestDue === null ? {} : { help: latestWords(latestDue, view.procedure.labels.step) }),
        ...(request?.state === 'open' ? { value: request.until } : {}),
      },
      ...fieldInputs(view.procedure.extension?.record ?? [], ruleOf(view, view.current.stage)),
    ],
  };
}

/** What more time does to the limit of the whole process, before it is given (A-DU-16). */
function wholeIntro({ whole, procedure, status }: CaseView): readonly string[] {
  if (whole === null || status !== 'open') return [];
  return [
    procedure.extension?.wholeLimit === 'moves'
      ? `The whole process is due by ${longDay(whole.due)}; that day moves by as much.`
      : `The whole process stays due by ${longDay(whole.due)}, whatever day you choose.`,
  ];
}

export function askMeetingForm(
  view: CaseView,
  address: Address,
  purpose: 'stage' | 'monitoring',
): Form {
  const monitoring = purpose === 'monitoring';
  const rule = askedRule(view, purpose);
  return {
    verb: 'askMeeting',
    title: monitoring ? 'Monitor again' : 'Ask for a meeting',
    send: monitoring ? 'Ask for another monitoring meeting' : 'Send the request for a meeting',
    intro: [
      ...(rule?.purpose === undefined ? [] : [`${rule.label}: ${rule.purpose}`]),
      'The person who arranges it gets times to choose from.',
    ],
    address,
    data: { purpose },
    detail: purpose,
    inputs: [
      { kind: 'date', id: 'meet-by', label: 'To take place by', required: true },
      {
        kind: 'text',
        id: 'meet-reason',
        label: 'What it is for (may be left empty)',
        long: true,
        max: LIMITS.reason,
      },
    ],
  };
}

/** The rule that shapes the meeting that is asked for, as the case itself finds it. */
function askedRule(
  view: CaseView,
  purpose: 'stage' | 'monitoring',
): Pick<MeetingRule, 'label' | 'purpose'> | null {
  if (purpose === 'monitoring') return monitoringBefore(view, view.current.entry);
  const rule = ruleOf(view, view.current.stage);
  return rule?.offeredMeeting ?? rule?.meeting ?? null;
}

function consultationForm(view: CaseView, address: Address): Form {
  const note = (id: string, label: string): Input => ({
    kind: 'text',
    id,
    label,
    long: true,
    max: id === 'consult-view' ? LIMITS.reason : LIMITS.note,
  });
  return {
    verb: 'recordConsultation',
    title: 'Record a discussion',
    send: 'Save the discussion',
    intro: [
      'A discussion about this, whether the procedure asks for it or not. It holds nothing up.',
    ],
    address,
    inputs: [
      {
        kind: 'choice',
        id: 'consult-with',
        label: 'Discussed with',
        required: true,
        options: consultRoles(view).map((role) => ({
          value: role,
          title: roleTitle(view.procedure, role),
        })),
      },
      { kind: 'date', id: 'consult-on', label: 'Day you talked, or tried to', required: true },
      note('consult-view', 'Their view'),
      note('consult-not-held', 'If it did not take place: why'),
    ],
  };
}

/** Those the procedure names for a talk; where it names nobody, everybody inside the authority. */
function consultRoles(view: CaseView): readonly string[] {
  const { procedure } = view;
  const named = [
    ...(ruleOf(view, view.current.stage)?.consult?.roles ?? []),
    ...view.nextStages.flatMap((next) => ruleOf(view, next.stage)?.consult?.roles ?? []),
    ...(procedure.bypass.consult?.roles ?? []),
    ...(procedure.referral?.discussWith ?? []),
  ];
  const all = Object.entries(procedure.roles).flatMap(([key, role]) =>
    role.outside === true || key === RAISER ? [] : [key],
  );
  const known = named.filter((role) => procedure.roles[role] !== undefined);
  return [...new Set(known.length > 0 ? known : all)];
}
