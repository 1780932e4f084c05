import type { CaseView, MeetingView } from '../../domain/case/index.ts';
import { TO_JUDGE } from '../parts/ways.ts';
import { meetingTitle } from './presenter.ts';

/** A card on which this person can go on from here, and of which meeting it is. */
export interface Way {
  readonly card: 'alert' | 'decision' | 'slots' | 'meetingNews' | 'meetingOutcome';
  readonly title: string;
  /** Null: of the case. */
  readonly meeting: number | null;
}

/** What this person can do now on another card: the answer, the decision, the meetings that are theirs. */
export const waysOf = (view: CaseView): readonly Way[] => [
  ...caseWays(view),
  ...view.meetings.flatMap((meeting) => meetingWays(view, meeting)),
];

const may = ({ may: all }: CaseView, ...verbs: readonly CaseView['may'][number][]): boolean =>
  verbs.some((verb) => all.includes(verb));

export const caseWays = (view: CaseView): readonly Way[] => [
  ...(may(view, 'reply', 'acknowledge', 'requestTime') ? [ofCase('alert', 'Answer')] : []),
  ...(may(view, 'resolve', 'escalate', 'withdraw', 'reopen', 'considerReferral', 'giveTime')
    ? [ofCase('decision', 'Decide')]
    : []),
  ...(may(view, 'judge') ? [ofCase('decision', TO_JUDGE)] : []),
];

const ofCase = (card: Way['card'], title: string): Way => ({ card, title, meeting: null });

export function meetingWays(view: CaseView, meeting: MeetingView): readonly Way[] {
  const title = meetingTitle(view, meeting);
  const open = meeting.status !== 'held' && meeting.status !== 'cancelled';
  const way = (card: Way['card'], words: string): Way => ({
    card,
    title: `${words}: ${title}`,
    meeting: meeting.id,
  });
  return [
    ...(meeting.mayArrange && open ? [way('slots', 'Arrange')] : []),
    ...(hasNewsCard(meeting) ? [way('meetingNews', 'Who comes, and who arranges')] : []),
    ...(meeting.mayRecord && open ? [way('meetingOutcome', 'Record')] : []),
    ...(meeting.achieved === false && may(view, 'passTo', 'askMeeting', 'escalate')
      ? [way('meetingOutcome', 'What next')]
      : []),
  ];
}

/** What people said to it waits for a word, or somebody else may arrange it. */
const hasNewsCard = ({ mayKeep, handTo }: MeetingView): boolean => mayKeep || handTo.length > 0;
