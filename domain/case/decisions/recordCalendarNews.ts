import {
  CalendarEnds,
  localDay,
  workingDaysBetween,
  type Day,
  type Moment,
  type WorkingCalendar,
} from '../../calendar/index.ts';
import type { CommandOf, Context } from '../commands.ts';
import type { CaseEvent } from '../events.ts';
import { meetingOf } from '../find.ts';
import { answersTo, heard, invitedTo, isNeeded, isSameTime, type Heard } from '../meetingNews.ts';
import { NOTHING, refuse, type Decision } from '../refusals.ts';
import type { CaseState, Meeting, Slot } from '../state.ts';
import { happened } from './ask.ts';

type Seen = NonNullable<CommandOf<'recordCalendarNews'>['seen']>;

/**
 * What has become of a booked meeting in people's calendars. Only what the case does not know yet is
 * recorded, and only where the meeting still is as it was when the calendar was looked into: what we
 * have moved or cancelled ourselves meanwhile is no news.
 */
export function recordCalendarNews(
  state: CaseState,
  { meeting: id, booked, seen }: CommandOf<'recordCalendarNews'>,
  now: Moment,
  ctx: Context,
): Decision {
  const meeting = meetingOf(state, id);
  if (meeting === null) return refuse({ reason: 'unknown-meeting' });
  const { status } = meeting;
  if (status.kind !== 'booked' || !isSameTime(status.slot, booked) || booked.end <= now) {
    return NOTHING;
  }
  if (seen === null) return happened({ type: 'MeetingGone', meeting: id, slot: booked });
  const moved = !isSameTime(seen.slot, booked);
  const events = [
    ...(moved ? [movedBy(meeting, booked, seen.slot)] : []),
    // Who has said something to another time is asked anew by Outlook itself.
    ...answered(moved ? { ...meeting, answers: [] } : meeting, seen, now, ctx),
  ];
  return events.length === 0 ? NOTHING : happened(...events);
}

const movedBy = ({ id, window }: Meeting, before: Slot, slot: Slot): CaseEvent => {
  const day = localDay(slot.start);
  const needsReason = day < window.from || day > window.to;
  return { type: 'MeetingMovedOutside', meeting: id, before, slot, needsReason };
};

function answered(
  meeting: Meeting,
  { slot, answers }: Seen,
  now: Moment,
  { calendar }: Context,
): readonly CaseEvent[] {
  const invited = invitedTo(meeting);
  const close = isClose(localDay(now), localDay(slot.start), calendar);
  return answers
    .filter(({ person }) => invited.includes(person))
    .flatMap((each) => newsOf(heard(each, slot), meeting, close));
}

/** What this person has said since the case heard of them. */
function newsOf(
  { person, said, proposes }: Heard,
  meeting: Meeting,
  close: boolean,
): readonly CaseEvent[] {
  const known = knownOf(person, meeting);
  const before = known.proposes;
  const changed = said !== known.said || (before !== null && proposes === null);
  const another = proposes !== null && (changed || !isProposed(before, proposes)) ? proposes : null;
  const needed = isNeeded(meeting, person);
  const atRisk = needed && close && said === 'declined';
  const of = { meeting: meeting.id, person };
  return [
    ...(changed
      ? [{ type: 'MeetingAnswered', ...of, said: said ?? 'none', needed, atRisk } as const]
      : []),
    ...(another === null ? [] : [{ type: 'NewTimeProposed', ...of, slot: another } as const]),
  ];
}

function knownOf(person: Heard['person'], meeting: Meeting): Heard {
  const known = answersTo(meeting).find((answer) => answer.person === person);
  return { person, said: known?.said ?? null, proposes: known?.proposes ?? null };
}

const isProposed = (before: Slot | null, proposes: Slot): boolean =>
  before !== null && isSameTime(before, proposes);

/** With so few working days left, another time is hard to find (ours). */
const CLOSE_DAYS = 2;

function isClose(today: Day, day: Day, calendar: WorkingCalendar): boolean {
  try {
    return workingDaysBetween(calendar, today, day) <= CLOSE_DAYS;
  } catch (error) {
    if (error instanceof CalendarEnds) return true;
    throw error;
  }
}
