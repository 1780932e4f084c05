import type { CaseState, InvitationAnswer, Meeting, MeetingAnswer, Slot } from './state.ts';
import type { PersonId } from '../people/index.ts';

/** What somebody's line in an event says. */
export interface Heard {
  readonly person: PersonId;
  readonly said: InvitationAnswer | null;
  readonly proposes: Slot | null;
}

/** What an event in a calendar says of the time and of who comes. */
export interface CalendarSeen {
  readonly slot: Slot;
  readonly answers: readonly Heard[];
}

/**
 * One reading of it for all who compare: a proposal of the very time that stands proposes nothing, and
 * another time without an answer beside it counts as "perhaps".
 */
export function heard({ person, said, proposes }: Heard, slot: Slot): Heard {
  const another = proposes !== null && !isSameTime(proposes, slot) ? proposes : null;
  return { person, said: said ?? (another === null ? null : 'tentative'), proposes: another };
}

export const isSameTime = (a: Slot, b: Slot): boolean => a.start === b.start && a.end === b.end;

export const answersTo = ({ answers = [] }: Meeting): readonly MeetingAnswer[] => answers;

/** Those without whom the rule does not hold it, each once. */
export const neededAt = ({ required }: Meeting): readonly PersonId[] => [
  ...new Set(required.flatMap(({ person }) => person ?? [])),
];

export const isNeeded = ({ required }: Meeting, person: PersonId): boolean =>
  required.some((each) => each.person === person);

export const hasDeclined = ({ said, settled }: MeetingAnswer): boolean =>
  said === 'declined' && settled === undefined;

export const hasProposed = ({ proposes, settled }: MeetingAnswer): boolean =>
  proposes !== undefined && settled === undefined;

/** Those who are needed and have said that they cannot come, until the convener has dealt with it. */
export const missedAt = (meeting: Meeting): readonly MeetingAnswer[] =>
  answersTo(meeting).filter((each) => hasDeclined(each) && isNeeded(meeting, each.person));

/** The booked time, where what people said to it waits for a word of the convener's. */
export const waitsForWord = (meeting: Meeting): boolean =>
  meeting.status.kind === 'booked' &&
  (meeting.owesReason === true ||
    missedAt(meeting).length > 0 ||
    answersTo(meeting).some(hasProposed));

/** The time that a meeting has, or had before its event was taken out of the calendar. */
export const timeOf = ({ status, gone }: Meeting): Slot | null =>
  status.kind === 'booking' || status.kind === 'booked' ? status.slot : (gone?.slot ?? null);

/**
 * What the case knows of a booked meeting's event, as one text in one order: a look at the calendar that
 * finds the same has no news, and need not open the case.
 */
export const knownOf = (meeting: Meeting, slot: Slot): string =>
  calendarText({
    slot,
    answers: answersTo(meeting).map(({ person, said, proposes }) => ({
      person,
      said,
      proposes: proposes ?? null,
    })),
  });

export const calendarText = ({ slot, answers }: CalendarSeen): string =>
  JSON.stringify([
    slot.start,
    slot.end,
    answers
      .map((each) => heard(each, slot))
      .filter(({ said }) => said !== null)
      .map(({ person, said, proposes }) => [person, said, proposes?.start, proposes?.end])
      .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1)),
  ]);

export interface StandingMeeting {
  readonly meeting: number;
  readonly slot: Slot;
  /** Everybody who stands in the invitation. */
  readonly people: readonly PersonId[];
  /** What the case knows of the event: the same text, no news. */
  readonly known: string;
}

/** Booked meetings, as whoever looks into the calendar has to know of them. */
export const standingMeetings = (state: CaseState): readonly StandingMeeting[] =>
  state.meetings.flatMap((meeting) =>
    meeting.status.kind === 'booked'
      ? [
          {
            meeting: meeting.id,
            slot: meeting.status.slot,
            people: invitedTo(meeting),
            known: knownOf(meeting, meeting.status.slot),
          },
        ]
      : [],
  );

/** Everybody who stands in the invitation of a meeting. */
export const invitedTo = ({ required, optional, others = [] }: Meeting): readonly PersonId[] => [
  ...new Set([
    ...[...required, ...optional].flatMap(({ person }) => (person === null ? [] : [person])),
    ...others,
  ]),
];
