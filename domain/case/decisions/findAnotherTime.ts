import { firstWorkingDayFrom, localDay, type Day } from '../../calendar/index.ts';
import type { CommandOf, Context } from '../commands.ts';
import type { EventOf } from '../events.ts';
import { isPending, laterDay, meetingOf } from '../find.ts';
import { timeOf } from '../meetingNews.ts';
import { NOTHING, refuse, type Decision } from '../refusals.ts';
import type { CaseState, Meeting, Slot } from '../state.ts';
import { happened, type Ask } from './ask.ts';

/**
 * The convener gives up the time of a booked meeting and has other ones looked for: what they could
 * do in two steps, so that nobody forgets the second. The same people are asked, as before.
 */
export function findAnotherTime(
  state: CaseState,
  command: CommandOf<'findAnotherTime'>,
  ask: Ask,
  ctx: Context,
): Decision {
  const meeting = meetingOf(state, command.meeting);
  if (meeting === null) return refuse({ reason: 'unknown-meeting' });
  const mine = ask.who.meetings.find((each) => each.meeting === command.meeting);
  if ((mine?.arranges ?? null) === null) return refuse({ reason: 'only-the-convener' });
  if (state.meetings.some(({ insteadOf }) => insteadOf?.meeting === meeting.id)) return NOTHING;
  if (!isPending(meeting)) return refuse({ reason: 'meeting-not-open' });
  const slot = timeOf(meeting);
  if (slot === null) return NOTHING;
  return happened(
    { type: 'MeetingCancelled', meeting: meeting.id, why: 'by-convener' },
    { type: 'MeetingAsked', meeting: askedAnew(meeting, slot, ask, ctx) },
  );
}

/** The same meeting for the same people, at another time. */
export function askedAnew(
  meeting: Meeting,
  slot: Slot,
  { today }: Ask,
  { calendar }: Context,
): EventOf<'MeetingAsked'>['meeting'] {
  const { purpose, stage, label, convener, convenerRole, recorder, minutes } = meeting;
  const { required, optional, aim, wish, othersBy, others, rulesConvener, recorderRole } = meeting;
  return {
    purpose,
    stage,
    label,
    ...(aim === undefined ? {} : { aim }),
    ...(wish === undefined ? {} : { wish }),
    convener,
    convenerRole,
    ...(rulesConvener === undefined ? {} : { rulesConvener }),
    recorder,
    ...(recorderRole === undefined ? {} : { recorderRole }),
    required,
    optional,
    ...(othersBy === undefined ? {} : { othersBy }),
    ...(others === undefined ? {} : { others }),
    minutes,
    window: windowFrom(firstWorkingDayFrom(calendar, today), meeting, slot),
    insteadOf: { meeting: meeting.id, slot },
  };
}

/** No sooner than now; as late as the rule says, or as the time that was given up was. */
function windowFrom(first: Day, { window }: Meeting, slot: Slot): Meeting['window'] {
  const from = laterDay(first, window.from);
  const to = [window.to, localDay(slot.end)].reduce(laterDay, from);
  return { from, to, ours: window.ours };
}
