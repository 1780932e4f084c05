import type { RecordedEvent, RecordedOf } from '../events.ts';
import { answersTo, isSameTime, timeOf } from '../meetingNews.ts';
import type { Attendee, CaseState, Meeting, MeetingAnswer, Slot } from '../state.ts';
import { changeMeeting, involve } from './change.ts';

/** What becomes of a booked meeting: in people's calendars, by its convener's word, and on its day. */
export type CalendarEvent = RecordedOf<
  | 'MeetingAnswered'
  | 'NewTimeProposed'
  | 'MeetingMovedOutside'
  | 'MeetingGone'
  | 'TimeKept'
  | 'ConvenerChanged'
  | 'RecorderChanged'
  | 'AttendeeChanged'
  | 'MeetingNotHeld'
>;

const TYPES: readonly string[] = [
  'MeetingAnswered',
  'NewTimeProposed',
  'MeetingMovedOutside',
  'MeetingGone',
  'TimeKept',
  'ConvenerChanged',
  'RecorderChanged',
  'AttendeeChanged',
  'MeetingNotHeld',
] satisfies readonly CalendarEvent['type'][];

export const isCalendarEvent = (event: RecordedEvent): event is CalendarEvent =>
  TYPES.includes(event.type);

export function evolveCalendar(state: CaseState, event: CalendarEvent): CaseState {
  if (event.type === 'ConvenerChanged') return handedOver(state, event);
  if (event.type === 'RecorderChanged') return recordedBy(state, event);
  if (event.type === 'AttendeeChanged') return attendedBy(state, event);
  return changeMeeting(state, event.meeting, (meeting) => changed(meeting, event));
}

type Changing = Exclude<
  CalendarEvent,
  { readonly type: 'ConvenerChanged' | 'RecorderChanged' | 'AttendeeChanged' }
>;

function changed(meeting: Meeting, event: Changing): Meeting {
  switch (event.type) {
    case 'MeetingAnswered':
      return answered(meeting, event);
    case 'NewTimeProposed':
      return proposed(meeting, event);
    case 'MeetingMovedOutside':
      return moved(meeting, event);
    case 'MeetingGone':
      return {
        ...asSaidNothing(meeting),
        eventId: null,
        gone: { at: event.meta.at, slot: event.slot },
        status: { kind: meeting.slots.length === 0 ? 'no-slot' : 'offered' },
      };
    case 'TimeKept': {
      return {
        ...without(meeting, 'owesReason'),
        answers: answersTo(meeting).map((each) =>
          each.said === 'declined' || each.proposes !== undefined
            ? { ...each, settled: true }
            : each,
        ),
      };
    }
    case 'MeetingNotHeld':
      return { ...meeting, status: { kind: 'cancelled', at: event.meta.at, why: 'not-held' } };
  }
}

/** What was said to one time says nothing of another: people are asked anew. */
const asSaidNothing = (meeting: Meeting): Meeting =>
  without(meeting, 'answers', 'owesReason', 'gone');

type Passing = 'answers' | 'owesReason' | 'gone';

/** What holds no longer is not kept as empty: it is not there, as before anything was known. */
function without(meeting: Meeting, ...names: readonly Passing[]): Meeting {
  const rest = { ...meeting };
  for (const name of names) Reflect.deleteProperty(rest, name);
  return rest;
}

/** A time that was chosen: where it is another one, or the event was lost, it begins afresh. */
export function sinceChosen(meeting: Meeting, slot: Slot): Meeting {
  const time = timeOf(meeting);
  const stays = time !== null && isSameTime(time, slot) && meeting.gone === undefined;
  return stays ? meeting : asSaidNothing(meeting);
}

function answered(
  meeting: Meeting,
  { person, said, meta }: RecordedOf<'MeetingAnswered'>,
): Meeting {
  const rest = answersTo(meeting).filter((each) => each.person !== person);
  if (said === 'none') return { ...meeting, answers: rest };
  const answer: MeetingAnswer = { person, said, at: meta.at };
  return { ...meeting, answers: [...rest, answer] };
}

function proposed(
  meeting: Meeting,
  { person, slot, meta }: RecordedOf<'NewTimeProposed'>,
): Meeting {
  const known = answersTo(meeting).find((each) => each.person === person);
  const rest = answersTo(meeting).filter((each) => each.person !== person);
  // Outlook sends another time along with an answer; one without counts as "perhaps".
  const answer: MeetingAnswer = {
    person,
    said: known?.said ?? 'tentative',
    at: meta.at,
    proposes: slot,
  };
  return { ...meeting, answers: [...rest, answer] };
}

function moved(meeting: Meeting, event: RecordedOf<'MeetingMovedOutside'>): Meeting {
  const { status } = meeting;
  if (status.kind !== 'booked') return meeting;
  return {
    ...asSaidNothing(meeting),
    ...(event.needsReason ? { owesReason: true } : {}),
    status: { ...status, slot: event.slot },
  };
}

/** Who wrote down what was agreed because they convened does not go on doing so. */
function handedOver(
  state: CaseState,
  { meeting: id, before, person, role, meta }: RecordedOf<'ConvenerChanged'>,
): CaseState {
  const next = changeMeeting(state, id, (meeting) => ({
    ...meeting,
    convener: person,
    convenerRole: role,
    rulesConvener: meeting.rulesConvener ?? meeting.convenerRole,
    recorder:
      meeting.recorder === before && meeting.recorderRole === undefined ? person : meeting.recorder,
  }));
  const stage = next.meetings.find((each) => each.id === id)?.stage;
  return stage === undefined ? next : involve(next, [person], 'convener', stage, meta.at);
}

function recordedBy(
  state: CaseState,
  { meeting: id, person, meta }: RecordedOf<'RecorderChanged'>,
): CaseState {
  const next = changeMeeting(state, id, (meeting) => ({ ...meeting, recorder: person }));
  const stage = next.meetings.find((each) => each.id === id)?.stage;
  return stage === undefined ? next : involve(next, [person], 'convener', stage, meta.at);
}

function attendedBy(
  state: CaseState,
  { meeting: id, role, before, person, meta }: RecordedOf<'AttendeeChanged'>,
): CaseState {
  const follows = (each: Attendee): Attendee =>
    each.role === role && each.person === before ? { role, person } : each;
  const next = changeMeeting(state, id, (meeting) => ({
    ...meeting,
    required: meeting.required.map(follows),
    optional: meeting.optional.map(follows),
  }));
  const stage = next.meetings.find((each) => each.id === id)?.stage;
  return stage === undefined ? next : involve(next, [person], 'attendee', stage, meta.at);
}
