import type { Moment } from '../../calendar/index.ts';
import type { CommandOf } from '../commands.ts';
import type { EventOf } from '../events.ts';
import { meetingOf } from '../find.ts';
import { invitedTo } from '../meetingNews.ts';
import { NOTHING, refuse, type Decision } from '../refusals.ts';
import type { CaseState, Meeting } from '../state.ts';
import { happened } from './ask.ts';
import { isSamePeople, othersOf } from '../othersAsked.ts';
import { isSlot } from './chooseSlot.ts';
import { invitation } from './inviteAgain.ts';

/**
 * The event stands in people's calendars. Where somebody's part in it was handed over while it was on its
 * way, whoever takes part now is invited to it.
 */
export function recordBooking(
  state: CaseState,
  command: CommandOf<'recordBooking'>,
  now: Moment,
): Decision {
  const meeting = meetingOf(state, command.meeting);
  if (meeting === null) return refuse({ reason: 'unknown-meeting' });
  const { status } = meeting;
  const { slot, eventId, joinUrl, others = [], missing = [] } = command;
  const again = invitedAnew(meeting, command, now);
  const stands =
    status.kind === 'booked' &&
    isSlot(status.slot, slot) &&
    status.eventId === eventId &&
    isSamePeople(others, othersOf(meeting));
  if ((stands && again.length === 0) || status.kind === 'held') return NOTHING;
  return happened(
    {
      ...{ type: 'MeetingBooked', meeting: meeting.id, slot, eventId, joinUrl },
      ...(others.length === 0 ? {} : { others }),
      ...(missing.length === 0 ? {} : { missing }),
    },
    ...again,
  );
}

/** What was booked for others than those who take part now; another choice of the convener's asks them itself. */
function invitedAnew(
  meeting: Meeting,
  { slot, others = [], people, missing }: CommandOf<'recordBooking'>,
  now: Moment,
): readonly EventOf<'SlotChosen'>[] {
  const { status } = meeting;
  const takePart = invitedTo(meeting);
  if (people === undefined || isSamePeople(people, takePart) || slot.start <= now) return [];
  if (status.kind !== 'booking' && status.kind !== 'booked') return [];
  const asChosen = isSlot(status.slot, slot) && isSamePeople(others, othersOf(meeting));
  return asChosen
    ? [invitation(meeting, { slot, missing: missing ?? status.missing ?? [] }, takePart)]
    : [];
}

/** The calendar said no for good: the convener chooses again. */
export function recordBookingRefused(
  state: CaseState,
  command: CommandOf<'recordBookingRefused'>,
): Decision {
  const meeting = meetingOf(state, command.meeting);
  if (meeting === null) return refuse({ reason: 'unknown-meeting' });
  const { status } = meeting;
  if (status.kind !== 'booking') return NOTHING;
  return happened({
    ...{ type: 'BookingRefused', meeting: meeting.id, code: command.code },
    ...(status.invites === true ? { uninvited: true } : {}),
  });
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
