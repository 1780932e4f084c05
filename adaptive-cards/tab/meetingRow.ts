import { longDay } from '../../domain/calendar/index.ts';
import type { CaseView, MeetingView } from '../../domain/case/index.ts';
import { meetingLine, meetingTitle } from '../case/presenter.ts';
import { listWords, personWords } from '../wording/caseWords.ts';
import type { Fact, MeetingRow } from './models.ts';

/** A meeting: how it stands, who takes part, and what came of it. */
export function meetingRow(view: CaseView, meeting: MeetingView): MeetingRow {
  const named = (person: MeetingView['convener']): string => personWords(person, view.procedure);
  return {
    meetingId: meeting.id,
    label: meetingTitle(view, meeting),
    state: meetingLine(meeting),
    people: [
      ...new Set([
        `${named(meeting.convener)}: arranges it`,
        ...meeting.attendees
          .filter(({ id }) => id === null || id !== meeting.convener.id)
          .map((each) => `${named(each)}${each.required ? '' : ': if they can'}`),
        ...meeting.others.map(named),
      ]),
    ],
    facts: factsOf(meeting),
  };
}

const factsOf = ({
  wish,
  lost,
  outcome,
  attended,
  tasks,
  achieved,
}: MeetingView): readonly Fact[] => [
  ...(wish === null ? [] : [{ name: 'What it is for', value: wish }]),
  ...(lost === null
    ? []
    : [{ name: 'In Outlook', value: 'It was taken out of the calendar there' }]),
  ...(outcome === null ? [] : [{ name: 'What it agreed', value: outcome }]),
  ...(attended === null ? [] : [{ name: 'Who was there', value: thereWords(attended) }]),
  ...tasks.map(({ task, owner, due }, at) => ({
    name: `Task ${String(at + 1)}`,
    value: `${task} (${owner}, by ${longDay(due)})`,
  })),
  ...(achieved === null
    ? []
    : [{ name: 'Outcomes', value: achieved ? 'Achieved' : 'Not all achieved yet' }]),
];

const thereWords = (people: NonNullable<MeetingView['attended']>): string =>
  people.length === 0
    ? 'Nobody of those invited'
    : listWords(
        people.map(({ post }) => post),
        'and',
      );
