import type { Context } from '../commands.ts';
import type { Effect } from '../effects.ts';
import type { RecordedOf } from '../events.ts';
import { meetingOf } from '../find.ts';
import type { CaseState, Meeting } from '../state.ts';
import { ofCalendar } from './calendarEffects.ts';
import { convenerOf, isActor, named, notices, raiserOf, tell, type To } from './recipients.ts';

export type MeetingEvent = RecordedOf<
  | 'MeetingAsked'
  | 'SlotsOffered'
  | 'SlotChosen'
  | 'MeetingBooked'
  | 'TimeNotFree'
  | 'BookingRefused'
  | 'CancelRefused'
  | 'MeetingCancelled'
  | 'MeetingHeld'
  | 'PassedTo'
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

export function ofMeeting(event: MeetingEvent, state: CaseState, ctx: Context): readonly Effect[] {
  const id = event.type === 'MeetingAsked' ? event.version : event.meeting;
  const meeting = meetingOf(state, id);
  if (meeting === null) return [];
  const about = { stage: meeting.stage, meeting: id };
  switch (event.type) {
    case 'MeetingAsked':
      return [{ type: 'findSlots', meeting: id }];
    case 'SlotsOffered': {
      const notice = event.slots.length === 0 ? 'no-slot' : null;
      return [tell(convenerOf(meeting), 'slots', notice, about)];
    }
    case 'SlotChosen':
      return [{ type: 'bookMeeting', meeting: id }];
    case 'MeetingBooked':
      return booked(meeting);
    case 'MeetingCancelled':
      return cancelled(event, meeting, state);
    case 'MeetingHeld':
      return held(event, meeting, state);
    default:
      return ofWhatFollows(event, meeting, state, ctx);
  }
}

type WhatFollows = Exclude<
  MeetingEvent,
  | RecordedOf<'MeetingAsked' | 'SlotsOffered' | 'SlotChosen' | 'MeetingBooked'>
  | RecordedOf<'MeetingCancelled' | 'MeetingHeld'>
>;

function ofWhatFollows(
  event: WhatFollows,
  meeting: Meeting,
  state: CaseState,
  ctx: Context,
): readonly Effect[] {
  const about = { stage: meeting.stage, meeting: meeting.id };
  switch (event.type) {
    case 'PassedTo':
      return notices(named(event.people, event.meta, ctx), 'passed-to-you', about);
    case 'TimeNotFree':
      return [tell(convenerOf(meeting), 'slots', 'time-not-free', about)];
    case 'BookingRefused': {
      const { uninvited, status } = meeting;
      const moved = uninvited === true ? 'invite-refused' : 'move-refused';
      const notice = status.kind === 'booked' ? moved : 'no-slot';
      return [tell(convenerOf(meeting), 'slots', notice, about)];
    }
    case 'CancelRefused':
      return notices([convenerOf(meeting)], 'cancel-refused', about);
    default:
      return ofCalendar(event, meeting, state, ctx);
  }
}

/** A booking that came back too late is taken out again; one for another time is moved already. */
function booked(meeting: Meeting): readonly Effect[] {
  const { id, stage, status } = meeting;
  if (status.kind === 'cancelled') return [{ type: 'cancelMeeting', meeting: id }];
  if (status.kind !== 'booked') return [];
  return notices([convenerOf(meeting)], 'booked', { stage, meeting: id });
}

/** Out of the calendars, where an event stands; convener and raiser know, whoever of them did not do it. */
function cancelled(
  { meta }: RecordedOf<'MeetingCancelled'>,
  meeting: Meeting,
  state: CaseState,
): readonly Effect[] {
  const { id, stage, eventId } = meeting;
  const people: readonly To[] =
    meeting.convener === state.raiser ? [raiserOf(state)] : [convenerOf(meeting), raiserOf(state)];
  return [
    ...(eventId === null ? [] : [{ type: 'cancelMeeting', meeting: id } as const]),
    ...notices(
      people.filter(({ person }) => !isActor(meta, person)),
      'meeting-cancelled',
      { stage, meeting: id },
    ),
  ];
}

/**
 * Whoever got an invitation hears that the outcome stands; the raiser too, and always when outcomes were
 * not achieved (DU-124). Of a talk that no invitation went out for, those who were there know.
 */
function held(
  { meta, achieved, tasks }: RecordedOf<'MeetingHeld'>,
  { id, stage, eventId, required, optional }: Meeting,
  state: CaseState,
): readonly Effect[] {
  const about = { stage, meeting: id };
  const invited = [...required, ...optional]
    .filter(({ person }) => eventId !== null && person !== null && person !== state.raiser)
    .map(({ role, person }): To => ({ role, person, deputy: null }));
  const raiser = achieved === false ? [] : [raiserOf(state)];
  // Who has a task is told of that, and with it that the outcome stands.
  const told = [...raiser, ...invited].filter(
    ({ person }) => !isActor(meta, person) && tasks.every(({ doer }) => doer !== person),
  );
  return [
    ...(achieved === false ? [tell(raiserOf(state), 'decision', 'not-achieved', about)] : []),
    ...notices(told, 'meeting-recorded', about),
  ];
}
