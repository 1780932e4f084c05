import type { Moment } from '../../calendar/index.ts';
import { FIELD_LIMIT, invalid, keptPlan, planProblems, textProblems } from '../checks.ts';
import { doersFor } from '../agreed.ts';
import type { CommandOf, Context } from '../commands.ts';
import { isPending, meetingOf, runningEntry } from '../find.ts';
import { stopsOn } from '../ladder.ts';
import { invitedTo } from '../meetingNews.ts';
import { NOTHING, refuse, type Decision, type Problem } from '../refusals.ts';
import type { CaseState, Meeting } from '../state.ts';
import { keep } from '../text.ts';
import { happened, ruleOf, type Ask } from './ask.ts';

/**
 * What a meeting agreed: outcome, tasks with a person and a day each (DU-115), and for a monitoring
 * meeting whether the agreed outcomes were achieved (DU-79). A held meeting stops the clock where the
 * stage says so (A-DO-15).
 */
export function recordMeeting(
  state: CaseState,
  command: CommandOf<'recordMeeting'>,
  ask: Ask,
  ctx: Context,
): Decision {
  const meeting = meetingOf(state, command.meeting);
  if (meeting === null) return refuse({ reason: 'unknown-meeting' });
  const mine = ask.who.meetings.find((each) => each.meeting === command.meeting);
  if ((mine?.records ?? null) === null) return refuse({ reason: 'only-the-convener' });
  const { status } = meeting;
  if (status.kind === 'held' && status.outcome.hash === command.outcome.hash) return NOTHING;
  if (!isPending(meeting)) return refuse({ reason: 'meeting-not-open' });
  if (isToCome(status, ask.now)) return refuse({ reason: 'meeting-not-over' });
  const problems = [
    ...textProblems('outcome', command.outcome, FIELD_LIMIT),
    ...planProblems('tasks', command.tasks, ask.today, ctx.calendar),
    ...doerProblems(meeting, command, state, ctx),
    ...achievedProblems(meeting, command),
    ...attendedProblems(meeting, command),
  ];
  if (problems.length > 0) return invalid(problems);
  return happened({
    type: 'MeetingHeld',
    meeting: meeting.id,
    outcome: keep(command.outcome),
    tasks: keptPlan(command.tasks),
    achieved: meeting.purpose === 'monitoring' ? command.achieved : null,
    ...(command.attended === undefined ? {} : { attended: command.attended }),
    stopsClock: stopsClock(state, meeting, ctx),
  });
}

export const isToCome = (status: Meeting['status'], now: Moment): boolean =>
  (status.kind === 'booking' || status.kind === 'booked') && status.slot.start > now;

const achievedProblems = (
  { purpose }: Meeting,
  { achieved }: CommandOf<'recordMeeting'>,
): readonly Problem[] =>
  purpose === 'monitoring' && achieved === null ? [{ field: 'achieved', what: 'missing' }] : [];

/** A task is for somebody who takes part; whoever else does it, words name. */
function doerProblems(
  meeting: Meeting,
  { tasks }: CommandOf<'recordMeeting'>,
  state: CaseState,
  ctx: Context,
): readonly Problem[] {
  const those = doersFor(meeting, state, ctx);
  return tasks.flatMap(({ doer }, n): readonly Problem[] =>
    doer === undefined || those.includes(doer)
      ? []
      : [{ field: `tasks-${n + 1}-doer`, what: 'not-a-choice' }],
  );
}

/** Only those who were invited can have been there by this list; whoever else came, the outcome says. */
function attendedProblems(
  meeting: Meeting,
  { attended = [] }: CommandOf<'recordMeeting'>,
): readonly Problem[] {
  const invited = invitedTo(meeting);
  return attended.every((person) => invited.includes(person))
    ? []
    : [{ field: 'attended', what: 'not-a-choice' }];
}

function stopsClock(state: CaseState, meeting: Meeting, ctx: Context): boolean {
  const entry = runningEntry(state);
  if (meeting.purpose !== 'stage' || entry?.id !== meeting.stage) return false;
  return stopsOn(ruleOf(entry, ctx)).includes('meeting');
}
