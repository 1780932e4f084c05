import type { DraftForm } from '../../domain/case/index.ts';
import type { Procedure } from '../../domain/procedure/index.ts';
import {
  chosenInput,
  consultInputs,
  copyInputs,
  timescaleInputs,
} from '../decision/consultInputs.ts';
import { categoryInputs } from '../decision/categoryInputs.ts';
import { fieldInput } from '../decision/fieldInputs.ts';
import { LIMITS, type Input } from '../elements/inputs.ts';
import { stageWords } from '../wording/caseWords.ts';
import { capital } from '../wording/dates.ts';

/** Which procedure: asked only where more than one fits. */
export const procedureInputs = (form: DraftForm): readonly Input[] => [
  {
    kind: 'choice',
    id: 'procedure',
    label: 'Which procedure',
    required: true,
    options: form.procedures.map(({ id, title }) => ({ value: id, title })),
  },
];

/** Who it is about, and where it begins. */
export function whereInputs(form: DraftForm): readonly Input[] {
  const { procedure } = form;
  if (procedure === null) return [];
  const { labels, subject } = procedure;
  const several = subject.several
    ? {
        help: 'For several children of one family: separate them by commas, in the same order below.',
      }
    : {};
  return [
    ...(subject.kind === 'nobody'
      ? []
      : [
          {
            kind: 'text' as const,
            id: 'record',
            label: capital(labels.recordNumber),
            required: true,
            max: LIMITS.owner,
            ...several,
          },
        ]),
    ...(subject.initials
      ? [
          {
            kind: 'text' as const,
            id: 'initials',
            label: 'Initials (no names)',
            required: true,
            max: 60,
          },
        ]
      : []),
    ...(form.teams.length === 0
      ? []
      : [
          {
            kind: 'choice' as const,
            id: 'team',
            label: 'Team',
            required: true,
            options: form.teams.map(({ id, name }) => ({ value: id, title: name })),
          },
        ]),
    {
      kind: 'choice',
      id: 'stage',
      label: `The ${labels.step} to begin at`,
      required: true,
      options: form.stages.map((each) => ({ value: each.key, title: stageWords(each) })),
      ...(form.stages.length === 1 ? { value: form.stages[0]?.key ?? '' } : {}),
    },
  ];
}

/** What the procedure and the chosen stage ask for. */
export function whatInputs(form: DraftForm): readonly Input[] {
  const { asks, procedure } = form;
  if (asks === null || procedure === null) return [];
  const passed = procedure.stages.filter((each) => asks.skips.includes(each.key));
  return [
    ...chosenInput(procedure, asks.stage),
    ...(asks.categories === null
      ? []
      : categoryInputs(asks.categories.list, asks.categories.mustFill)),
    ...asks.fields.map(({ field, mustFill }) => fieldInput(field, mustFill)),
    ...timescaleInputs({ ...asks.stage, timescale: asks.timescale }),
    ...(asks.reasonAsked ? [skipReason(asks.skips.length > 0, procedure)] : []),
    ...copyInputs(procedure, asks.stage, passed),
    ...(asks.consult === null
      ? []
      : consultInputs(procedure, asks.consult.roles, asks.consult.need)),
  ];
}

const skipReason = (skips: boolean, procedure: Procedure): Input => ({
  kind: 'text',
  id: 'skip-reason',
  label: skips
    ? `Why it begins at this ${procedure.labels.step}`
    : 'Why this is an exceptional case',
  required: true,
  long: true,
  max: LIMITS.reason,
});
