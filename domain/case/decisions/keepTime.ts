import { invalid, textProblems } from '../checks.ts';
import type { CommandOf } from '../commands.ts';
import { isPending, meetingOf } from '../find.ts';
import { answersTo, hasDeclined, hasProposed, missedAt } from '../meetingNews.ts';
import { NOTHING, refuse, type Decision, type Problem } from '../refusals.ts';
import type { CaseState, Meeting } from '../state.ts';
import { keep, type WrittenText } from '../text.ts';
import { happened, type Ask } from './ask.ts';

/**
 * The convener keeps the time that is booked. Going ahead without somebody whom the rule needs, and a
 * time outside the meeting's days, are never refused, but have their reason on the record.
 */
export function keepTime(
  state: CaseState,
  { meeting: id, reason }: CommandOf<'keepTime'>,
  ask: Ask,
): Decision {
  const meeting = meetingOf(state, id);
  if (meeting === null) return refuse({ reason: 'unknown-meeting' });
  const mine = ask.who.meetings.find((each) => each.meeting === id);
  if ((mine?.arranges ?? null) === null) return refuse({ reason: 'only-the-convener' });
  if (!isPending(meeting)) return refuse({ reason: 'meeting-not-open' });
  if (meeting.status.kind !== 'booked') return refuse({ reason: 'no-time-booked' });
  return kept(meeting, reason);
}

function kept(meeting: Meeting, reason: CommandOf<'keepTime'>['reason']): Decision {
  const without = missedAt(meeting).map(({ person }) => person);
  const proposers = answersTo(meeting)
    .filter(hasProposed)
    .map(({ person }) => person);
  const open = answersTo(meeting).some((each) => hasDeclined(each) || hasProposed(each));
  if (!open && meeting.owesReason === undefined) return NOTHING;
  const mustSay = without.length > 0 || meeting.owesReason === true;
  const problems = reasonProblems(reason, mustSay);
  if (problems.length > 0) return invalid(problems);
  return happened({
    ...{ type: 'TimeKept', meeting: meeting.id, without, proposers },
    reason: reason === null || isEmpty(reason) ? null : keep(reason),
  });
}

const isEmpty = (reason: WrittenText | null): boolean => (reason?.value ?? '').trim() === '';

const reasonProblems = (reason: WrittenText | null, mustSay: boolean): readonly Problem[] =>
  mustSay && isEmpty(reason)
    ? [{ field: 'reason', what: 'needs-reason' }]
    : textProblems('reason', reason, undefined, false);
