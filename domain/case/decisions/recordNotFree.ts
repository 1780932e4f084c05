import type { CommandOf } from '../commands.ts';
import { meetingOf } from '../find.ts';
import { NOTHING, refuse, type Decision } from '../refusals.ts';
import type { CaseState } from '../state.ts';
import { happened } from './ask.ts';
import { isSlot } from './chooseSlot.ts';

/**
 * Somebody needed is busy at the time that the convener wrote. It is told before anything is booked; a
 * second choice of the same time books it all the same (design sentence 1).
 */
export function recordNotFree(state: CaseState, command: CommandOf<'recordNotFree'>): Decision {
  const meeting = meetingOf(state, command.meeting);
  if (meeting === null) return refuse({ reason: 'unknown-meeting' });
  const { status } = meeting;
  const { slot, missing } = command;
  if (status.kind !== 'booking' || !isSlot(status.slot, slot)) return NOTHING;
  return happened({ type: 'TimeNotFree', meeting: meeting.id, slot, missing });
}
