import type { CaseView, MeetingView } from '../../domain/case/index.ts';
import { clip, lastRows, type Room } from '../elements/room.ts';
import { heading, panel, quiet, say, strong, written, type Element } from '../elements/text.ts';
import { attended } from './attended.ts';
import { planned } from './planned.ts';

type Held = MeetingView & { readonly outcome: string };

const isHeld = (meeting: MeetingView): meeting is Held => meeting.outcome !== null;

/** What meetings came to, the last ones in full: of one stage entry, or of the whole case. */
export function outcomes(
  { meetings }: CaseView,
  of: number | 'all',
  room: Room,
): readonly Element[] {
  const held = meetings.filter(isHeld).filter(({ entry }) => of === 'all' || entry === of);
  if (held.length === 0) return [];
  const { shown, left } = lastRows(held, room);
  return [
    heading(held.length === 1 ? 'What the meeting agreed' : 'What the meetings agreed'),
    ...(left === 0 ? [] : [quiet(`and ${left} earlier in the history.`)]),
    ...shown.flatMap((meeting) => [
      strong(clip(meeting.label, { chars: 120 })),
      panel([
        ...written(clip(meeting.outcome, room)),
        ...attended(meeting, room),
        ...planned(meeting.tasks, room),
        ...achievedWords(meeting),
      ]),
    ]),
  ];
}

const achievedWords = ({ achieved }: MeetingView): readonly Element[] =>
  achieved === null
    ? []
    : [
        say(
          achieved
            ? 'The agreed outcomes were achieved.'
            : 'Not all agreed outcomes were achieved yet.',
        ),
      ];

/** The same of a stage that has ended, in a line for each. */
export const outcomeLines = (
  { meetings }: CaseView,
  entry: number,
  room: { readonly chars: number },
): readonly Element[] =>
  meetings
    .filter(isHeld)
    .filter((meeting) => meeting.entry === entry)
    .flatMap(({ label, outcome }) => written(`${label}: ${clip(outcome, room)}`));
