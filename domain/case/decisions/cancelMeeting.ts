import type { CommandOf } from '../commands.ts';
import { isPending, meetingOf } from '../find.ts';
import { NOTHING, refuse, type Decision } from '../refusals.ts';
import type { CaseState } from '../state.ts';
import { happened, type Ask } from './ask.ts';

/** The convener, or the raiser, calls a meeting off. */
export function cancelMeeting(
  state: CaseState,
  command: CommandOf<'cancelMeeting'>,
  { who }: Ask,
): Decision {
  const meeting = meetingOf(state, command.meeting);
  if (meeting === null) return refuse({ reason: 'unknown-meeting' });
  const mine = who.meetings.find((each) => each.meeting === command.meeting);
  if ((mine?.arranges ?? who.raiser) === null) return refuse({ reason: 'only-the-convener' });
  if (meeting.status.kind === 'cancelled') return NOTHING;
  if (!isPending(meeting)) return refuse({ reason: 'meeting-not-open' });
  return happened({ type: 'MeetingCancelled', meeting: meeting.id, why: 'by-convener' });
}
