import { longDay } from '../../domain/calendar/index.ts';
import type { CaseView, StageView } from '../../domain/case/index.ts';
import { stopped } from '../parts/due.ts';
import { stageWords } from '../wording/caseWords.ts';
import { dueWords } from '../wording/dates.ts';
import type { DueDay } from './models.ts';
import { leftWords, urgencyOf } from './urgency.ts';

/** Every due day that this person may know, the one that runs first, each with "why this day?". */
export const dueDays = (view: CaseView): readonly DueDay[] => [
  ...stagesFromLast(view).flatMap((stage) => stageDue(view, stage)),
  ...wholeDue(view),
];

/** The stage that runs may be known by its dates alone, and then stands in no list of stages. */
const stagesFromLast = ({ stages, current }: CaseView): readonly StageView[] => {
  const before = stages.filter(({ entry }) => entry !== current.entry);
  return [current, ...before.reverse()];
};

function stageDue({ today, status }: CaseView, stage: StageView): readonly DueDay[] {
  const { due, firstDue, daysLeft, wording, explanation, clock } = stage;
  if (due === null) return [];
  const runs = clock !== 'ended' && status === 'open';
  return [
    {
      of: stageWords(stage),
      due: runs
        ? `${dueWords(due, wording)}${stopped(stage)}`
        : `It was due by the end of ${longDay(due)}`,
      left: runs ? leftWords(due, today, daysLeft) : null,
      urgency: runs ? urgencyOf(due, today, daysLeft) : 'none',
      first: firstDue === null || firstDue === due ? null : longDay(firstDue),
      why: explanation,
    },
  ];
}

function wholeDue({ whole, today, status }: CaseView): readonly DueDay[] {
  if (whole === null) return [];
  const { due, firstDue, daysLeft, explanation } = whole;
  const runs = status === 'open';
  return [
    {
      of: 'Whole process',
      due: `${runs ? 'By' : 'It was due by'} the end of ${longDay(due)}`,
      left: runs ? leftWords(due, today, daysLeft) : null,
      urgency: runs ? urgencyOf(due, today, daysLeft) : 'none',
      first: firstDue === due ? null : longDay(firstDue),
      why: explanation,
    },
  ];
}
