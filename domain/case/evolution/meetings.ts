import type { RecordedOf } from '../events.ts';
import { neededAt } from '../meetingNews.ts';
import { isSamePeople, othersOf } from '../othersAsked.ts';
import type { BookedTime, CaseState, Meeting } from '../state.ts';
import { changeEntry, changeMeeting, doerOf, involve, stopped } from './change.ts';
import {
  evolveCalendar,
  isCalendarEvent,
  sinceChosen,
  type CalendarEvent,
} from './calendarNews.ts';
import { evolveReferral, type ReferralEvent } from './referral.ts';

export type MeetingEvent =
  | ReferralEvent
  | RecordedOf<
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
    >
  | CalendarEvent;

export function evolveMeetings(state: CaseState, event: MeetingEvent): CaseState {
  switch (event.type) {
    case 'MeetingAsked':
      return asked(state, event);
    case 'SlotsOffered':
      return changeMeeting(state, event.meeting, (meeting) => ({
        ...meeting,
        slots: event.slots,
        ...(event.unknown.length === 0 && meeting.unread === undefined
          ? {}
          : { unread: event.unknown }),
        ...(event.people === undefined ? {} : { slotsFor: event.people }),
        status: { kind: event.slots.length === 0 ? 'no-slot' : 'offered' },
      }));
    case 'SlotChosen':
      return changeMeeting(state, event.meeting, (meeting) => ({
        ...triedAgain(sinceChosen(meeting, event.slot)),
        ...(event.others === undefined ? {} : { others: event.others }),
        status: booking(meeting, event),
      }));
    case 'TimeNotFree':
      return changeMeeting(state, event.meeting, (meeting) => notFree(meeting, event));
    case 'MeetingBooked':
      return changeMeeting(state, event.meeting, (meeting) => booked(meeting, event));
    case 'BookingRefused':
      return changeMeeting(state, event.meeting, (meeting) => refused(meeting, event));
    case 'CancelRefused':
      return state;
    case 'MeetingCancelled':
      return changeMeeting(state, event.meeting, (meeting) => ({
        ...meeting,
        status: { kind: 'cancelled', at: event.meta.at, why: event.why },
      }));
    case 'MeetingHeld':
      return held(state, event);
    case 'PassedTo':
      return passed(state, event);
    default:
      return isCalendarEvent(event) ? evolveCalendar(state, event) : evolveReferral(state, event);
  }
}

function asked(state: CaseState, event: RecordedOf<'MeetingAsked'>): CaseState {
  const meeting: Meeting = {
    ...event.meeting,
    id: event.version,
    slots: [],
    status: { kind: 'finding' },
    eventId: null,
    passedTo: [],
  };
  const { at } = event.meta;
  const { stage, convener, recorder, required, optional } = meeting;
  const attending = [...required, ...optional].map(({ person }) => person);
  const next = { ...state, meetings: [...state.meetings, meeting] };
  return involve(
    involve(next, [convener, recorder], 'convener', stage, at),
    attending,
    'attendee',
    stage,
    at,
  );
}

/** With each choice whoever takes part is invited anew. */
function triedAgain(meeting: Meeting): Meeting {
  const { uninvited, ...rest } = meeting;
  return uninvited === undefined ? meeting : rest;
}

/** What stands in the calendars is remembered: a time that cannot be had leaves it as it is. */
function booking(
  { status }: Meeting,
  { slot, missing, unchecked, invites }: RecordedOf<'SlotChosen'>,
): Meeting['status'] {
  const standing = standingIn(status);
  return {
    kind: 'booking',
    slot,
    ...(missing === undefined ? {} : { missing }),
    ...(unchecked === undefined ? {} : { unchecked }),
    ...(invites === undefined ? {} : { invites }),
    ...(standing === undefined ? {} : { standing }),
  };
}

function standingIn(status: Meeting['status']): BookedTime | undefined {
  if (status.kind === 'booking') return status.standing;
  if (status.kind !== 'booked') return undefined;
  const { slot, eventId, joinUrl, missing } = status;
  return { slot, eventId, joinUrl, ...(missing === undefined ? {} : { missing }) };
}

/** The calendar said no: what stands there stands on; without it the convener chooses again. */
function refused(meeting: Meeting, { uninvited }: RecordedOf<'BookingRefused'>): Meeting {
  const standing = standingIn(meeting.status);
  if (standing !== undefined) {
    const status = { kind: 'booked', ...standing } as const;
    return { ...meeting, ...(uninvited === undefined ? {} : { uninvited }), status };
  }
  return { ...meeting, status: { kind: meeting.slots.length === 0 ? 'no-slot' : 'offered' } };
}

/** The time is offered from now on with who is missing at it: chosen again, it is booked. */
function notFree(meeting: Meeting, { slot, missing }: RecordedOf<'TimeNotFree'>): Meeting {
  const standing = standingIn(meeting.status);
  const needed = neededAt(meeting);
  // The others were looked for before somebody's part was handed over; this one for those of today.
  const forOthers = !isSamePeople(needed, meeting.slotsFor ?? needed);
  return {
    ...meeting,
    slots: [
      ...meeting.slots.filter((each) => !same(each, slot)),
      { ...slot, missing, ...(forOthers ? { lookedFor: needed } : {}) },
    ],
    status: standing === undefined ? { kind: 'offered' } : { kind: 'booked', ...standing },
  };
}

const same = (a: { start: string; end: string }, b: { start: string; end: string }): boolean =>
  a.start === b.start && a.end === b.end;

/**
 * A booking that comes back after another slot or other people were chosen, or after a cancel, keeps its
 * event only.
 */
function booked(meeting: Meeting, event: RecordedOf<'MeetingBooked'>): Meeting {
  const { slot, eventId, joinUrl, others = [] } = event;
  const asChosen = isSamePeople(others, othersOf(meeting));
  const wanted = meeting.status.kind === 'booking' && same(meeting.status.slot, slot) && asChosen;
  const again = meeting.status.kind === 'booked' && same(meeting.status.slot, slot);
  if (!wanted && !again) return { ...meeting, eventId };
  const missing =
    event.missing ?? (meeting.status.kind === 'booking' ? meeting.status.missing : undefined);
  const time = { slot, eventId, joinUrl, ...(missing === undefined ? {} : { missing }) };
  return { ...meeting, eventId, status: { kind: 'booked', ...time } };
}

function held(state: CaseState, event: RecordedOf<'MeetingHeld'>): CaseState {
  const { at } = event.meta;
  const { outcome, tasks, achieved, attended } = event;
  const by = doerOf(event.meta, state.raiser);
  const next = changeMeeting(state, event.meeting, (meeting) => ({
    ...meeting,
    status: {
      ...{ kind: 'held', at, by, outcome, tasks, achieved },
      ...(attended === undefined ? {} : { attended }),
    },
  }));
  const meeting = next.meetings.find(({ id }) => id === event.meeting);
  if (!event.stopsClock || meeting === undefined) return next;
  return changeEntry(next, meeting.stage, (entry) =>
    entry.clock === null ? entry : { ...entry, clock: stopped(entry.clock, at) },
  );
}

function passed(state: CaseState, event: RecordedOf<'PassedTo'>): CaseState {
  const next = changeMeeting(state, event.meeting, (meeting) => ({
    ...meeting,
    passedTo: [...meeting.passedTo, ...event.people],
  }));
  const stage = next.meetings.find(({ id }) => id === event.meeting)?.stage;
  if (stage === undefined) return next;
  return involve(next, event.people, 'attendee', stage, event.meta.at);
}
