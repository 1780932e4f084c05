import type { CaseEvent, EventOf } from '../events.ts';
import { isPending } from '../find.ts';
import type { CaseState, Meeting } from '../state.ts';

/** Meetings that lose their purpose when a stage ends or the case closes. A referral's stays (CB-13). */
export const cancelPending = (
  state: CaseState,
  why: EventOf<'MeetingCancelled'>['why'],
  purposes: readonly Meeting['purpose'][] = ['stage', 'monitoring'],
): readonly CaseEvent[] =>
  state.meetings
    .filter((meeting) => isPending(meeting) && purposes.includes(meeting.purpose))
    .map(({ id }) => ({ type: 'MeetingCancelled', meeting: id, why }));
