import type { CaseView, TaskView } from '../../domain/case/index.ts';
import type { Address } from '../elements/actions.ts';
import type { Form } from '../elements/form.ts';
import { LIMITS } from '../elements/inputs.ts';
import { noteHelp, noteInputs } from '../parts/noteInputs.ts';

/** The value of a choice that names a task of a stage. */
export const taskChoice = ({ entry, task }: Pick<TaskView, 'entry' | 'task'>): string =>
  `${entry}.${task}`;

/** Somebody says that something beside the answers is done, or why it is not needed. */
export function endTaskForm(view: CaseView, address: Address): Form | null {
  const open = view.tasks.filter(({ mayEnd }) => mayEnd);
  const [only] = open;
  if (only === undefined || !view.may.includes('endTask')) return null;
  return {
    verb: 'endTask',
    title: 'Say what is done',
    send: 'Put this on the record',
    intro: [
      ...new Set(open.flatMap(({ title, help }) => (help === null ? [] : [`${title}: ${help}`]))),
    ],
    address,
    inputs: [
      {
        kind: 'choice',
        id: 'task-ended',
        label: 'What it is about',
        required: true,
        options: open.map((task) => ({
          value: taskChoice(task),
          title: `${task.title} (${task.agreed?.label ?? task.stageLabel})`,
        })),
        ...(open.length === 1 ? { value: taskChoice(only) } : {}),
      },
      {
        kind: 'choice',
        id: 'task-how',
        label: 'Is it done?',
        required: true,
        options: [
          { value: 'done', title: 'Yes, it is done' },
          { value: 'not-needed', title: 'It is not needed, for the reason below' },
        ],
        value: 'done',
      },
      {
        kind: 'text',
        id: 'task-note',
        label: 'What came of it, or why it is not needed',
        long: true,
        max: LIMITS.reason,
      },
    ],
  };
}

/** Something for the record beside the stages. */
export function addNoteForm(view: CaseView, address: Address): Form | null {
  const kinds = view.noteKinds;
  if (kinds.length === 0 || !view.may.includes('addNote')) return null;
  const factsOnly = kinds.filter(({ text }) => text === 'none').map(({ label }) => label);
  return {
    verb: 'addNote',
    title: 'Add to the record',
    send: 'Add this to the record',
    intro: [
      'Only the raiser, their manager and the quality service read this.',
      ...(factsOnly.length === 0
        ? []
        : [
            `Of this the day alone is kept, and nothing of what was said: ${factsOnly.join('; ')}.`,
          ]),
      ...noteHelp(kinds),
    ],
    address,
    inputs: noteInputs(kinds, view.today),
  };
}
