import { shortDayAndTime } from '../../domain/calendar/index.ts';
import type { CaseView, NamedPerson } from '../../domain/case/index.ts';
import { clip, firstRows, type Room } from '../elements/room.ts';
import {
  facts,
  heading,
  labelled,
  list,
  quiet,
  say,
  strong,
  type Element,
} from '../elements/text.ts';
import { answerWords, categoryWords, personWords, subjectWords } from '../wording/caseWords.ts';
import { capital } from '../wording/dates.ts';

/** Who it is about: record number and initials, never a name of ours. */
export function subjects(view: CaseView, room: Room): readonly Element[] {
  if (view.subjects.length === 0) return [];
  const { shown, left } = firstRows(view.subjects, room);
  const more = left === 0 ? '' : ` and ${left} more`;
  return labelled(
    capital(view.procedure.labels.recordNumber),
    `${shown.map((each) => clip(subjectWords(each), { chars: 60 })).join(', ')}${more}`,
  );
}

/** Who raised it, and when. */
export const raisedFacts = (view: CaseView, room: Room): Element =>
  facts([
    ['Raised by', post(view.raiser, view, room)],
    ['Raised on', shortDayAndTime(view.raisedAt)],
    ...(view.team === null ? [] : [['Team', clip(view.team, room)] as const]),
  ]);

export const post = (person: NamedPerson, view: CaseView, room: Room): string =>
  clip(personWords(person, view.procedure), { chars: Math.min(120, room.chars) });

/** What was raised: categories, then the form's answers as the raiser wrote them. */
export function asked(view: CaseView, room: Room): readonly Element[] {
  return [...categories(view, room), ...answers(view, room)];
}

function categories(view: CaseView, room: Room): readonly Element[] {
  const words = categoryWords(view);
  if (words.length === 0) return [];
  const { shown, left } = firstRows(words, room);
  return [
    strong(view.procedure.categories?.label ?? 'Category'),
    ...list(shown.map((each) => clip(each, room))),
    ...(left === 0 ? [] : [quiet(`and ${left} more`)]),
  ];
}

function answers(view: CaseView, room: Room): readonly Element[] {
  if (view.answers.length === 0) return [];
  return [
    heading('What was raised'),
    ...view.answers.flatMap((answer) =>
      labelled(clip(answer.label, room), clip(answerWords(view, answer), room)),
    ),
  ];
}

/** Told where the card had to leave something out. */
export function shortened(view: CaseView, room: Room): readonly Element[] {
  const texts = [
    ...view.answers.map(({ value }) => value),
    ...view.stages.flatMap(({ replies }) => replies.map(({ text }) => text)),
  ];
  return texts.some((text) => text.length > room.chars)
    ? [say(`Some text is shortened here. Type /case ${view.reference} to read all of it.`)]
    : [];
}
