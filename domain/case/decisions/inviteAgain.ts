import type { Moment } from '../../calendar/index.ts';
import type { PersonId } from '../../people/index.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseState } from '../state.ts';

/**
 * A meeting that stands in the calendars keeps its time and its event, and whoever takes part now is
 * invited to it. One that has begun stays with those who were invited.
 */
export const inviteAgain = (
  state: CaseState,
  from: PersonId | null,
  now: Moment,
): readonly CaseEvent[] =>
  state.meetings.flatMap(({ id, status, required, optional }) => {
    const takesPart = [...required, ...optional].some(({ person }) => person === from);
    return status.kind === 'booked' && takesPart && status.slot.start > now
      ? [{ type: 'SlotChosen', meeting: id, slot: status.slot, reason: null } as const]
      : [];
  });
