import type { Meeting, Missing, Slot } from '../../domain/case/index.ts';
import { whoIsMissing } from '../../domain/meeting/index.ts';
import type { Schedule } from '../ports/index.ts';
import { peopleOf, tryAgain, type Arranging } from './arranging.ts';
import type { Deed } from './deed.ts';

export type Booking = Extract<Meeting['status'], { readonly kind: 'booking' }>;

type Looked =
  | { readonly kind: 'book'; readonly missing: readonly Missing[] }
  | { readonly kind: 'deed'; readonly deed: Deed };

/**
 * A time of the convener's own is looked into before it is booked: where somebody needed is busy, that
 * is told and nothing is booked. Of whom nobody knows is booked and told; unknown is not busy either.
 */
export async function lookBefore(a: Arranging, booking: Booking): Promise<Looked> {
  if (booking.unchecked !== true) return { kind: 'book', missing: [] };
  const { slot, standing } = booking;
  const people = peopleOf(a.meeting.required);
  const answer = await a.deps.meetings.schedules(people, slot.start, slot.end);
  const again = answer.kind === 'later' ? tryAgain(a, answer.afterSeconds) : null;
  if (again !== null) return { kind: 'deed', deed: again };
  const schedules = answer.kind === 'ok' ? answer.value : [];
  const missing = whoIsMissing(
    slot,
    a.ctx.calendar,
    people.map((person) => {
      const known = schedules.find((each) => each.person === person);
      const found = known ?? { person, busy: null, hours: null };
      return { ...withoutItself(found, standing?.slot), required: true };
    }),
  );
  if (missing.every(({ why }) => why === 'unknown')) return { kind: 'book', missing };
  const command = { type: 'recordNotFree', meeting: a.meeting.id, slot, missing } as const;
  return { kind: 'deed', deed: { kind: 'record', outcome: 'not free', command } };
}

/** The meeting that is being moved stands in everybody's calendar, and is in nobody's way. */
function withoutItself(schedule: Schedule, standing: Slot | undefined): Schedule {
  if (schedule.busy === null || standing === undefined) return schedule;
  const busy = schedule.busy.filter(
    ({ start, end }) => start !== standing.start || end !== standing.end,
  );
  return { ...schedule, busy };
}
