import { longDay, shortDayAndTime } from '../../domain/calendar/index.ts';
import type { CaseView, StageView } from '../../domain/case/index.ts';
import { answerWords, categoryWords, seesCase, stageWords } from '../wording/caseWords.ts';
import type { Fact } from './models.ts';

/** What people wrote: what was raised, replies, decisions, notes; nothing for a register or a meeting alone. */
export const written = (view: CaseView): readonly Fact[] =>
  seesCase(view)
    ? [...raised(view), ...view.stages.flatMap(ofStage), ...referred(view), ...notes(view)]
    : [];

const raised = (view: CaseView): readonly Fact[] => {
  const categories = categoryWords(view).join('; ');
  const label = view.procedure.categories?.label ?? 'Category';
  return [
    ...(categories === '' ? [] : [{ name: label, value: categories }]),
    ...view.answers.map((answer) => ({ name: answer.label, value: answerWords(view, answer) })),
  ];
};

const ofStage = (stage: StageView): readonly Fact[] => [
  ...(stage.reason === null || stage.reason === ''
    ? []
    : [{ name: `Why ${stageWords(stage)}`, value: stage.reason }]),
  ...stage.replies.flatMap(replied(stage)),
  ...(stage.decision === null || stage.decision.reason === ''
    ? []
    : [
        {
          name: `Decision at ${stage.label}, ${shortDayAndTime(stage.decision.at)}`,
          value: stage.decision.reason,
        },
      ]),
];

const replied =
  ({ label }: StageView) =>
  ({ by, onBehalfOf, at, text, plan }: StageView['replies'][number]): readonly Fact[] => {
    const who = onBehalfOf === null ? by : `${by} for ${onBehalfOf}`;
    return [
      { name: `Reply at ${label}: ${who}, ${shortDayAndTime(at)}`, value: text },
      ...plan.map(({ task, owner, due }, n) => ({
        name: `Task ${String(n + 1)} of that reply`,
        value: `${task} (${owner}, by ${longDay(due)})`,
      })),
    ];
  };

/** What the referral itself says, for the reviewing side (DU-142). */
const referred = ({ referral }: CaseView): readonly Fact[] =>
  (referral?.answers ?? []).map(({ label, value }) => ({ name: label, value }));

const notes = ({ notes: all }: CaseView): readonly Fact[] =>
  all.map(({ label, on, by, onBehalfOf, text }) => ({
    name: `${label}, ${longDay(on)}`,
    value: `${onBehalfOf === undefined ? by : `${by} for ${onBehalfOf}`}${text === null ? '' : `: ${text}`}`,
  }));
