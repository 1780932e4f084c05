import { localDay } from '../../calendar/index.ts';
import { beyondCalendar, invalid, textProblems } from '../checks.ts';
import type { CommandOf, Context } from '../commands.ts';
import { isPending, meetingOf } from '../find.ts';
import { NOTHING, refuse, type Decision, type Problem } from '../refusals.ts';
import type { CaseState, Meeting, Slot } from '../state.ts';
import { keep } from '../text.ts';
import { happened, type Ask } from './ask.ts';

/**
 * The convener chooses a time, or moves a booked meeting. Outside the window a reason is asked for;
 * nothing blocks it (design sentence 1). Inside it any time is as good as one that was offered.
 */
export function chooseSlot(
  state: CaseState,
  command: CommandOf<'chooseSlot'>,
  ask: Ask,
  ctx: Context,
): Decision {
  const mine = ask.who.meetings.find(({ meeting }) => meeting === command.meeting);
  const meeting = meetingOf(state, command.meeting);
  if (meeting === null) return refuse({ reason: 'unknown-meeting' });
  if ((mine?.arranges ?? null) === null) return refuse({ reason: 'only-the-convener' });
  if (!isPending(meeting)) return refuse({ reason: 'meeting-not-open' });
  const { status } = meeting;
  const { slot } = command;
  if ((status.kind === 'booking' || status.kind === 'booked') && isSlot(status.slot, slot)) {
    return NOTHING;
  }
  const problems = [...slotProblems(slot, ask, ctx), ...reasonProblems(meeting, slot, command)];
  if (problems.length > 0) return invalid(problems);
  const reason = command.reason === null ? null : keep(command.reason);
  return happened({ type: 'SlotChosen', meeting: meeting.id, slot, reason });
}

export const isSlot = (a: Slot, b: Slot): boolean => a.start === b.start && a.end === b.end;

function slotProblems(slot: Slot, ask: Ask, ctx: Context): readonly Problem[] {
  if (slot.start <= ask.now) return [{ field: 'slot', what: 'day-past' }];
  if (slot.end <= slot.start) return [{ field: 'slot', what: 'not-a-choice' }];
  return beyondCalendar('slot', localDay(slot.end), ctx.calendar);
}

function reasonProblems(
  { window }: Meeting,
  slot: Slot,
  { reason }: CommandOf<'chooseSlot'>,
): readonly Problem[] {
  if (reason !== null && reason.value.trim() !== '') return textProblems('reason', reason);
  const day = localDay(slot.start);
  if (day < window.from || day > window.to) {
    return [{ field: 'reason', what: 'outside-window', limit: window.to }];
  }
  return [];
}
