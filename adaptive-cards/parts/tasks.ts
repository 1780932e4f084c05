import { longDay, shortDayAndTime } from '../../domain/calendar/index.ts';
import type { CaseView, TaskView } from '../../domain/case/index.ts';
import { clip, firstRows, type Room } from '../elements/room.ts';
import { facts, heading, quiet, type Element, type Fact } from '../elements/text.ts';
import { daysLeftWords } from '../wording/dates.ts';

/** What is to be done beside answering, and what became of it. */
export function tasksBlock(
  view: CaseView,
  tasks: readonly TaskView[],
  room: Room,
): readonly Element[] {
  if (tasks.length === 0) return [];
  const { shown, left } = firstRows(tasks, room);
  return [
    heading('To do beside the answers'),
    facts(shown.map((task): Fact => [clip(task.title, room), taskWords(task, view)])),
    ...(left === 0 ? [] : [quiet(`and ${left} more`)]),
  ];
}

export const ownOpen = ({ tasks }: CaseView): readonly TaskView[] =>
  tasks.filter(({ own, end }) => own && end === null);

/** Who, by when, or how it ended. */
function taskWords(task: TaskView, { today }: CaseView): string {
  const { due, daysLeft, end, stageLabel } = task;
  if (end !== null) return endWords(end);
  const who = whoDoes(task);
  if (due === null) return `${who}, from ${stageLabel} on. No day is set`;
  const left = daysLeftWords(due, today, daysLeft);
  const where = task.agreed === undefined ? '' : `. Agreed at ${task.agreed.label}`;
  return `${who}, by ${longDay(due)}${left === null ? '' : ` (${left})`}${where}`;
}

export function endWords({ how, by, onBehalfOf, at }: NonNullable<TaskView['end']>): string {
  const who = onBehalfOf === undefined ? by : `${by} for ${onBehalfOf}`;
  return `${how === 'done' ? 'Done' : 'Not needed'}, said ${who} on ${shortDayAndTime(at)}`;
}

/** What was agreed in words for somebody outside is theirs, whoever keeps it in view. */
export function whoDoes({ by, own, agreed }: TaskView): string {
  const posts = by.map(({ post }) => post);
  const named = agreed?.owner;
  if (own && (named === undefined || posts.includes(named))) return 'Yours';
  return named ?? (posts.length === 0 ? 'Nobody holds this post' : posts.join(', '));
}
