import { localDay } from '../../calendar/index.ts';
import type { PersonId } from '../../people/index.ts';
import { beyondCalendar, invalid, textProblems } from '../checks.ts';
import type { CommandOf, Context } from '../commands.ts';
import { isPending, meetingOf } from '../find.ts';
import { isNeeded, neededAt } from '../meetingNews.ts';
import { invitable, isSamePeople, othersOf } from '../othersAsked.ts';
import { NOTHING, refuse, type Decision, type Problem } from '../refusals.ts';
import type { CaseState, Meeting, Missing, OfferedSlot, Slot } from '../state.ts';
import { keep } from '../text.ts';
import { happened, type Ask } from './ask.ts';

/**
 * The convener chooses a time, or moves a booked meeting. Outside the window a reason is asked for;
 * nothing blocks it (design sentence 1); likewise where somebody needed is known to be missing. A time of the convener's own is looked into before it is booked.
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
  return chosen(meeting, command, ask, ctx);
}

function chosen(
  meeting: Meeting,
  command: CommandOf<'chooseSlot'>,
  ask: Ask,
  ctx: Context,
): Decision {
  const { slot } = command;
  const others = [...new Set(command.others ?? othersOf(meeting))];
  const sameOthers = isSamePeople(others, othersOf(meeting));
  const stands = standsAt(meeting, slot);
  if (stands && sameOthers && meeting.uninvited === undefined) return NOTHING;
  const problems = [
    ...slotProblems(slot, ask, ctx),
    // A time that stands had its reason when it was chosen.
    ...(stands ? [] : reasonProblems(meeting, slot, command)),
    ...(sameOthers ? [] : othersProblems(others, meeting, ask, ctx)),
  ];
  if (problems.length > 0) return invalid(problems);
  const reason = command.reason === null ? null : keep(command.reason);
  return happened({
    ...{ type: 'SlotChosen', meeting: meeting.id, slot, reason },
    ...(sameOthers ? {} : { others }),
    ...knownOf(meeting, slot),
    ...(keepsTime(meeting, slot) ? { invites: true } : {}),
  });
}

/** Only who takes part changes: wherever somebody has moved the event by hand, there it stays. */
const keepsTime = ({ status }: Meeting, slot: Slot): boolean =>
  status.kind === 'booked' && isSlot(status.slot, slot);

/** Who is missing at the time, as it was offered or chosen before; else it is still to be looked into. */
function knownOf(
  meeting: Meeting,
  slot: Slot,
): { readonly missing?: readonly Missing[]; readonly unchecked?: true } {
  const { status } = meeting;
  const stands = standsAt(meeting, slot);
  const known = stands ? status : offeredAs(meeting, slot);
  if (known === null || (!stands && isForOthers(meeting, slot))) return { unchecked: true };
  return {
    ...('missing' in known ? { missing: known.missing } : {}),
    ...('unchecked' in known ? { unchecked: known.unchecked } : {}),
  };
}

/** As it was offered; whoever is needed no more is missed no more. */
function offeredAs(meeting: Meeting, slot: Slot): OfferedSlot | null {
  const found = meeting.slots.find((each) => isSlot(each, slot));
  if (found?.missing === undefined) return found ?? null;
  const { missing, ...offered } = found;
  const left = missing.filter(({ person }) => isNeeded(meeting, person));
  return left.length === 0 ? offered : { ...offered, missing: left };
}

/** It was looked for in the calendars of others than those who are needed now: somebody handed over. */
function isForOthers(meeting: Meeting, slot: Slot): boolean {
  const found = meeting.slots.find((each) => isSlot(each, slot));
  const people = found?.lookedFor ?? meeting.slotsFor;
  return people !== undefined && !isSamePeople(people, neededAt(meeting));
}

const standsAt = ({ status }: Meeting, slot: Slot): boolean =>
  (status.kind === 'booking' || status.kind === 'booked') && isSlot(status.slot, slot);

/** Of the people whom the form offers, and of no others. */
function othersProblems(
  others: readonly PersonId[],
  meeting: Meeting,
  { today }: Ask,
  ctx: Context,
): readonly Problem[] {
  const offered = new Set(invitable(meeting, ctx, today).map(({ person }) => person));
  return others.every((person) => offered.has(person))
    ? []
    : [{ field: 'others', what: 'not-a-choice' }];
}

export const isSlot = (a: Slot, b: Slot): boolean => a.start === b.start && a.end === b.end;

function slotProblems(slot: Slot, ask: Ask, ctx: Context): readonly Problem[] {
  if (slot.start <= ask.now) return [{ field: 'slot', what: 'day-past' }];
  if (slot.end <= slot.start) return [{ field: 'slot', what: 'not-a-choice' }];
  return beyondCalendar('slot', localDay(slot.end), ctx.calendar);
}

function reasonProblems(
  meeting: Meeting,
  slot: Slot,
  { reason }: CommandOf<'chooseSlot'>,
): readonly Problem[] {
  if (reason !== null && reason.value.trim() !== '') return textProblems('reason', reason);
  const { window } = meeting;
  const day = localDay(slot.start);
  if (day < window.from || day > window.to) {
    return [{ field: 'reason', what: 'outside-window', limit: window.to }];
  }
  return isWithoutSomebody(offeredAs(meeting, slot))
    ? [{ field: 'reason', what: 'somebody-missing' }]
    : [];
}

/** Somebody of whom only nobody knows is not missing. */
const isWithoutSomebody = (offered: OfferedSlot | null): boolean =>
  (offered?.missing ?? []).some(({ why }) => why !== 'unknown');
