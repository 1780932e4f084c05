import { invalid } from '../checks.ts';
import type { CommandOf, Context } from '../commands.ts';
import { convenersFor, mayHandOver } from '../conveners.ts';
import { isPending, meetingOf } from '../find.ts';
import { NOTHING, refuse, type Decision } from '../refusals.ts';
import type { CaseState } from '../state.ts';
import { happened, type Ask } from './ask.ts';

/**
 * Somebody else arranges the meeting from here on. In the calendars nothing changes: the event is the
 * service mailbox's, whoever convenes.
 */
export function handOverMeeting(
  state: CaseState,
  { meeting: id, to }: CommandOf<'handOverMeeting'>,
  ask: Ask,
  ctx: Context,
): Decision {
  const meeting = meetingOf(state, id);
  if (meeting === null) return refuse({ reason: 'unknown-meeting' });
  if (!mayHandOver(meeting, ask.who)) return refuse({ reason: 'only-the-convener' });
  if (meeting.convener === to) return NOTHING;
  if (!isPending(meeting)) return refuse({ reason: 'meeting-not-open' });
  const next = convenersFor(meeting, state, ctx, ask.today).find(({ person }) => person === to);
  if (next === undefined) return invalid([{ field: 'to', what: 'not-a-choice' }]);
  return happened({
    type: 'ConvenerChanged',
    meeting: id,
    before: meeting.convener,
    person: next.person,
    role: next.role,
  });
}
