import type { Moment } from '../../calendar/index.ts';
import type { PersonId } from '../../people/index.ts';
import type { EventOf } from '../events.ts';
import { invitedTo } from '../meetingNews.ts';
import type { BookedTime, CaseState, Meeting } from '../state.ts';

/**
 * A meeting that stands in the calendars keeps its time and its event, and whoever takes part now is
 * invited to it, once, however many have changed. One that has begun stays with those who were invited.
 * @param left those whose part went to another, in whichever meeting they have one
 * @param attendees parts that changed in one meeting alone
 */
export const inviteAgain = (
  { meetings }: CaseState,
  left: readonly (PersonId | null)[],
  now: Moment,
  attendees: readonly EventOf<'AttendeeChanged'>[] = [],
): readonly EventOf<'SlotChosen'>[] =>
  meetings.flatMap((meeting) => {
    const { status, required, optional } = meeting;
    const here = attendees.filter((each) => each.meeting === meeting.id);
    const gone = [...left, ...here.map(({ before }) => before)];
    const takesPart = [...required, ...optional].some(({ person }) => gone.includes(person));
    if (status.kind !== 'booked' || !takesPart || status.slot.start <= now) return [];
    const stay = invitedTo(meeting).filter((person) => !gone.includes(person));
    return [invitation(meeting, status, stay)];
  });

/** To the time that stands; of those who are known to be missing at it, whoever still takes part. */
export function invitation(
  { id }: Meeting,
  { slot, missing = [] }: Pick<BookedTime, 'slot' | 'missing'>,
  people: readonly PersonId[],
): EventOf<'SlotChosen'> {
  const known = missing.filter(({ person }) => people.includes(person));
  return {
    ...{ type: 'SlotChosen', meeting: id, slot, reason: null },
    ...(known.length === 0 ? {} : { missing: known }),
    invites: true,
  };
}
