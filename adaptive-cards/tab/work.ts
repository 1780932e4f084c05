import { longDay, type Day } from '../../domain/calendar/index.ts';
import {
  isDayOfDuty,
  SECTIONS,
  stateSentence,
  type CaseLine,
  type CaseLines,
} from '../caseList/presenter.ts';
import type { WorkList, WorkPage, WorkRow } from './models.ts';
import { leftWords, urgencyOf } from './urgency.ts';

/** What a list is for, told above its rows. */
const INTROS: Readonly<Record<WorkList['key'], string>> = {
  answer: 'Somebody waits for your answer.',
  arrange: 'Find a time for these meetings and send the invitations.',
  record: 'Write down what these meetings agreed, once they were held.',
  do: 'What the procedure or a meeting gave you to do.',
  raised: 'You raised these, or you cover for whoever did.',
  copied: 'For you to know. Nothing is asked of you here.',
};

const MORE =
  'There are more than are shown here. Type /case and a reference in the chat to open one of the others.';

/** A person's own cases, by what they ask of that person: the lists of the card "My cases". */
export const workPage = ({ lines, today, more }: CaseLines): WorkPage => ({
  lists: SECTIONS.flatMap(({ kind, title, empty }): readonly WorkList[] => {
    const rows = lines.filter(({ list }) => list === kind).map((line) => rowOf(line, today));
    if (rows.length === 0 && empty === '') return [];
    return [{ key: kind, title, intro: rows.length === 0 ? empty : INTROS[kind], rows }];
  }),
  more: more ? MORE : null,
});

function rowOf(line: CaseLine, today: Day): WorkRow {
  const { caseId, reference, subject, stageLabel, daysLeft } = line;
  const due = isDayOfDuty(line) ? line.due : null;
  return {
    caseId,
    reference,
    about: subject,
    stage: stageLabel,
    state: stateSentence(line, today),
    due: due === null ? null : longDay(due),
    dueOn: due,
    left: leftWords(due, today, daysLeft),
    daysLeft: due === null ? null : daysLeft,
    urgency: urgencyOf(due, today, daysLeft),
  };
}
