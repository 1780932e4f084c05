import { longDay } from '../../domain/calendar/index.ts';
import type { CaseView, TaskView } from '../../domain/case/index.ts';
import { endWords, whoDoes } from '../parts/tasks.ts';
import type { TaskRow } from './models.ts';
import { leftWords, urgencyOf } from './urgency.ts';

/** Something to do beside answering: whose it is, by when, and what became of it. */
export function taskRow({ today }: CaseView, task: TaskView): TaskRow {
  const { title, due, daysLeft, end, stageLabel, agreed } = task;
  const from = agreed === undefined ? `From ${stageLabel} on` : `Agreed at ${agreed.label}`;
  return {
    task: title,
    by: whoDoes(task),
    due: due === null ? null : longDay(due),
    state: end === null ? openWords(leftWords(due, today, daysLeft), from) : endWords(end),
    urgency: end === null ? urgencyOf(due, today, daysLeft) : 'none',
  };
}

const openWords = (left: string | null, from: string): string =>
  left === null ? `${from}. No day is set` : `${left}. ${from}`;
