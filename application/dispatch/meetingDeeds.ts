import type {
  BookedTime,
  CaseState,
  Meeting,
  MeetingId,
  Missing,
  Slot,
} from '../../domain/case/index.ts';
import {
  GIVEN_UP,
  type Answer,
  type Booked,
  type Meetings,
  type MeetingWish,
} from '../ports/index.ts';
import { peopleOf, tryAgain, type Arranging } from './arranging.ts';
import { giveUp } from './brokenDown.ts';
import type { Deed } from './deed.ts';
import { lookBefore, type Booking } from './lookBefore.ts';

export const meetingOf = (state: CaseState, id: MeetingId): Meeting | null =>
  state.meetings.find((meeting) => meeting.id === id) ?? null;

/** Books the chosen slot, or moves the event that stands; repeats find the same event again. */
export async function bookSlot(a: Arranging): Promise<Deed> {
  const { meeting } = a;
  if (meeting.status.kind !== 'booking') return { kind: 'finish', outcome: 'not-wanted' };
  const looked = await lookBefore(a, meeting.status);
  if (looked.kind === 'deed') return looked.deed;
  const wish = wishOf(a, meeting.status.slot);
  const answer = await booked(a, wish, meeting.status);
  if (answer.kind === 'ok') return recorded(meeting, wish, answer.value, looked.missing);
  const again = answer.kind === 'later' ? tryAgain(a, answer.afterSeconds) : null;
  return (
    again ?? {
      kind: 'record',
      outcome: `refused ${answer.code}`,
      command: { type: 'recordBookingRefused', meeting: meeting.id, code: answer.code },
    }
  );
}

const wishOf = ({ meeting, state, ctx, waiting }: Arranging, slot: Slot): MeetingWish => ({
  caseId: state.id,
  reference: state.reference,
  meeting: meeting.id,
  // The effect's own number: the same for each repeat, another for each choice of a slot.
  attempt: Number.parseInt(waiting.id, 10),
  process: ctx.procedure.labels.process,
  label: meeting.label,
  aim: meeting.aim ?? null,
  slot,
  required: peopleOf(meeting.required),
  optional: [...new Set([...peopleOf(meeting.optional), ...(meeting.others ?? [])])],
});

/** At the time that was chosen; where only who takes part has changed, at the one that stands. */
async function booked(
  { deps: { meetings } }: Arranging,
  wish: MeetingWish,
  { invites, standing }: Booking,
): Promise<Answer<Booked>> {
  return invites === true && standing !== undefined
    ? await invited(meetings, wish, standing)
    : await meetings.book(wish);
}

function recorded(
  { id, others = [] }: Meeting,
  { slot, required, optional }: MeetingWish,
  event: Booked,
  missing: readonly Missing[],
): Deed {
  return {
    kind: 'record',
    outcome: 'booked',
    command: {
      ...{ type: 'recordBooking', meeting: id, slot, people: [...required, ...optional], ...event },
      ...(others.length === 0 ? {} : { others }),
      ...(missing.length === 0 ? {} : { missing }),
    },
  };
}

/** What somebody took out of the calendar by hand stays as it was known until the calendar is looked into. */
async function invited(
  meetings: Meetings,
  wish: MeetingWish,
  { eventId, joinUrl }: BookedTime,
): Promise<Answer<Booked>> {
  const answer = await meetings.invite(wish);
  if (answer.kind !== 'ok') return answer;
  const { value } = answer;
  return { kind: 'ok', value: value === 'gone' ? { eventId, joinUrl } : value };
}

/** Takes the event out of people's calendars. */
export async function cancelEvent(a: Arranging): Promise<Deed> {
  const answer = await a.deps.meetings.cancel(a.state.id, a.meeting.id, a.state.reference);
  if (answer.kind === 'ok') return { kind: 'finish', outcome: answer.value };
  const again = answer.kind === 'later' ? tryAgain(a, answer.afterSeconds) : null;
  if (again !== null) return again;
  // The event stays in people's calendars: a person must see to it (design sentence 2).
  await giveUp(a, answer.code);
  return {
    kind: 'record',
    outcome: `${GIVEN_UP} ${answer.code}`,
    command: { type: 'recordCancelRefused', meeting: a.meeting.id, code: answer.code },
  };
}
