import { invalid, textProblems } from '../checks.ts';
import type { CommandOf, Context } from '../commands.ts';
import { isPending, meetingOf } from '../find.ts';
import { timeOf } from '../meetingNews.ts';
import { NOTHING, refuse, type Decision } from '../refusals.ts';
import type { CaseState } from '../state.ts';
import { keep } from '../text.ts';
import { happened, type Ask } from './ask.ts';
import { askedAnew } from './findAnotherTime.ts';
import { isToCome } from './recordMeeting.ts';

/** The meeting's time has come and it did not take place: why, and what follows. */
export function recordNotHeld(
  state: CaseState,
  { meeting: id, next, reason }: CommandOf<'recordNotHeld'>,
  ask: Ask,
  ctx: Context,
): Decision {
  const meeting = meetingOf(state, id);
  if (meeting === null) return refuse({ reason: 'unknown-meeting' });
  const mine = ask.who.meetings.find((each) => each.meeting === id);
  if ((mine?.records ?? null) === null) return refuse({ reason: 'only-the-convener' });
  const { status } = meeting;
  if (status.kind === 'cancelled' && status.why === 'not-held') return NOTHING;
  if (!isPending(meeting)) return refuse({ reason: 'meeting-not-open' });
  const slot = timeOf(meeting);
  if (slot === null) return refuse({ reason: 'no-time-booked' });
  if (isToCome(status, ask.now)) return refuse({ reason: 'meeting-not-over' });
  const problems = textProblems('reason', reason);
  if (problems.length > 0) return invalid(problems);
  return happened(
    { type: 'MeetingNotHeld', meeting: id, next, reason: keep(reason) },
    ...(next === 'another-time'
      ? [{ type: 'MeetingAsked', meeting: askedAnew(meeting, slot, ask, ctx) } as const]
      : []),
  );
}
