import type { CommandOf } from '../commands.ts';
import { meetingOf } from '../find.ts';
import { NOTHING, refuse, type Decision } from '../refusals.ts';
import type { CaseState } from '../state.ts';
import { happened } from './ask.ts';
import { isSamePeople, othersOf } from '../othersAsked.ts';
import { isSlot } from './chooseSlot.ts';

/** The event stands in people's calendars. */
export function recordBooking(state: CaseState, command: CommandOf<'recordBooking'>): Decision {
  const meeting = meetingOf(state, command.meeting);
  if (meeting === null) return refuse({ reason: 'unknown-meeting' });
  const { status } = meeting;
  const { slot, eventId, joinUrl, others = [], missing = [] } = command;
  const stands =
    status.kind === 'booked' &&
    isSlot(status.slot, slot) &&
    status.eventId === eventId &&
    isSamePeople(others, othersOf(meeting));
  if (stands || status.kind === 'held') return NOTHING;
  return happened({
    ...{ type: 'MeetingBooked', meeting: meeting.id, slot, eventId, joinUrl },
    ...(others.length === 0 ? {} : { others }),
    ...(missing.length === 0 ? {} : { missing }),
  });
}

/** The calendar said no for good: the convener chooses again. */
export function recordBookingRefused(
  state: CaseState,
  command: CommandOf<'recordBookingRefused'>,
): Decision {
  const meeting = meetingOf(state, command.meeting);
  if (meeting === null) return refuse({ reason: 'unknown-meeting' });
  if (meeting.status.kind !== 'booking') return NOTHING;
  return happened({ type: 'BookingRefused', meeting: meeting.id, code: command.code });
}

/** Nobody takes it out of people's calendars by itself any more: whoever arranges it has to know. */
export function recordCancelRefused(
  state: CaseState,
  command: CommandOf<'recordCancelRefused'>,
): Decision {
  const meeting = meetingOf(state, command.meeting);
  if (meeting === null) return refuse({ reason: 'unknown-meeting' });
  if (meeting.status.kind !== 'cancelled') return NOTHING;
  return happened({ type: 'CancelRefused', meeting: meeting.id, code: command.code });
}
