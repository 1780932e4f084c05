import type { CaseView, NextStage } from '../../domain/case/index.ts';
import type { Stage } from '../../domain/procedure/index.ts';
import type { Address } from '../elements/actions.ts';
import type { Form } from '../elements/form.ts';
import { LIMITS, type Input } from '../elements/inputs.ts';
import { ruleOf, stageWords } from '../wording/caseWords.ts';
import { contentInputs } from './contentInputs.ts';
import { chosenInput, consultInputs, copyInputs, timescaleInputs } from './consultInputs.ts';

/**
 * Moving on. The questions are those of one stage: the next one, or the one that was chosen when the
 * form is shown again (`wanted`).
 */
export function escalateForm(view: CaseView, address: Address, wanted: string | null): Form | null {
  const next = view.nextStages.find((each) => each.stage === wanted) ?? view.nextStages[0];
  if (next === undefined) return null;
  const rule = ruleOf(view, next.stage);
  const several = view.nextStages.length > 1;
  return {
    verb: 'escalate',
    title: `Not resolved: go to ${next.label}`,
    send: several ? 'Move the case on' : `Move to ${next.label}`,
    intro: [...gateText(view), ...meantFor(next, rule)],
    address,
    data: { builtFor: next.stage },
    inputs: [
      ...(several ? [toStage(view.nextStages, next)] : []),
      {
        kind: 'text',
        id: 'escalate-reason',
        label: 'What is still to be put right, and why it should move on',
        required: true,
        long: true,
        max: LIMITS.reason,
      },
      ...leadInput(view),
      ...contentInputs(view.procedure, next),
      ...skipInputs(view, next, rule),
      ...(rule === null ? [] : stageInputs(view, next, rule)),
    ],
  };
}

/** Guidance of the procedure for leaving the present stage: shown, never a gate. */
function gateText(view: CaseView): readonly string[] {
  const gate = ruleOf(view, view.current.stage)?.gate?.text;
  return gate === undefined ? [] : [gate];
}

/** When the stage is meant, in the procedure's words: shown on the way up as on the form, never a gate (CB-34). */
const meantFor = ({ label }: NextStage, rule: Stage | null): readonly string[] =>
  (rule?.entry ?? []).map((line) => `${label}: ${line}`);

const toStage = (stages: readonly NextStage[], next: NextStage): Input => ({
  kind: 'choice',
  id: 'to-stage',
  label: 'Where it should go',
  value: next.stage,
  required: true,
  options: stages.map((each) => ({ value: each.stage, title: optionTitle(each) })),
});

/** Another team may have taken the lead meanwhile: the next alert then goes to its managers (DU-29). */
const leadInput = ({ leads, procedure }: CaseView): readonly Input[] =>
  leads.length === 0
    ? []
    : [
        {
          kind: 'choice',
          id: 'lead-team',
          label: 'Team that leads from here',
          help: `If another team has taken the lead, choose it: the next ${procedure.labels.step} goes to its managers.`,
          value: leads.find(({ now }) => now)?.id ?? '',
          options: leads.map(({ id, name }) => ({ value: id, title: name })),
        },
      ];

const optionTitle = (stage: NextStage): string =>
  stage.skips.length === 0
    ? stageWords(stage)
    : `${stageWords(stage)} (passes over ${stage.skips.join(', ')})`;

function skipInputs(view: CaseView, next: NextStage, rule: Stage | null): readonly Input[] {
  const skips = next.skips.length > 0;
  const exceptional = rule?.exceptional === true;
  if (!skips && !exceptional && view.nextStages.every((each) => each.skips.length === 0)) return [];
  const required = skips || exceptional;
  return [
    {
      kind: 'text',
      id: 'skip-reason',
      label: skipLabel(required, exceptional),
      long: true,
      max: LIMITS.reason,
      ...(required ? { required: true } : {}),
    },
  ];
}

function skipLabel(required: boolean, exceptional: boolean): string {
  if (exceptional) return 'Why this is an exceptional case';
  return required ? 'Why earlier steps are passed over' : 'If steps are passed over: why';
}

function stageInputs(view: CaseView, next: NextStage, rule: Stage): readonly Input[] {
  const { procedure } = view;
  const passed = skippedStages(view, next);
  const bypass = passed.length > 0 ? procedure.bypass.consult : null;
  const roles = [...new Set([...(rule.consult?.roles ?? []), ...(bypass?.roles ?? [])])];
  return [
    ...chosenInput(procedure, rule),
    ...copyInputs(procedure, rule, [...passed, ...skippedBefore(view)]),
    ...timescaleInputs(rule, view.whole?.due ?? null),
    ...consultInputs(procedure, roles, rule.consult?.need ?? bypass?.need ?? 'all'),
  ];
}

/** Stages between the present one and the next, as the procedure lists them. */
function skippedStages(view: CaseView, next: NextStage): readonly Stage[] {
  const { stages } = view.procedure;
  const from = stages.findIndex((each) => each.key === view.current.stage);
  const to = stages.findIndex((each) => each.key === next.stage);
  if (next.skips.length === 0) return [];
  return stages.slice(from + 1, Math.max(from + 1, to)).filter((each) => each.entryOnly !== true);
}

const skippedBefore = (view: CaseView): readonly Stage[] => {
  const skipped = view.stages.flatMap((each) => each.skipped);
  return view.procedure.stages.filter(
    (each) => skipped.includes(each.key) || skipped.includes(each.label),
  );
};

/**
 * Whether the stage that was chosen asks something that the form did not show, because it was made
 * for another: then the form is shown once more, for that stage.
 */
export function escalationAsksMore(
  view: CaseView,
  values: { readonly stage: string; readonly builtFor: string },
): boolean {
  if (values.stage === values.builtFor) return false;
  const ids = (wanted: string): ReadonlySet<string> => {
    const form = escalateForm(view, {}, wanted);
    return new Set(form?.inputs.flatMap((each) => (each.kind === 'note' ? [] : [each.id])));
  };
  const shown = ids(values.builtFor);
  return (
    view.nextStages.some((each) => each.stage === values.stage) &&
    [...ids(values.stage)].some((id) => !shown.has(id))
  );
}
