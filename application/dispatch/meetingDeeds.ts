import type { CaseState, Meeting, MeetingId } from '../../domain/case/index.ts';
import { GIVEN_UP } from '../ports/index.ts';
import { peopleOf, tryAgain, type Arranging } from './arranging.ts';
import { giveUp } from './brokenDown.ts';
import type { Deed } from './deed.ts';
import { lookBefore } from './lookBefore.ts';

export const meetingOf = (state: CaseState, id: MeetingId): Meeting | null =>
  state.meetings.find((meeting) => meeting.id === id) ?? null;

/** Books the chosen slot, or moves the event that stands; repeats find the same event again. */
export async function bookSlot(a: Arranging): Promise<Deed> {
  const { meeting, state } = a;
  if (meeting.status.kind !== 'booking') return { kind: 'finish', outcome: 'not-wanted' };
  const { slot } = meeting.status;
  const { others = [] } = meeting;
  const looked = await lookBefore(a, meeting.status);
  if (looked.kind === 'deed') return looked.deed;
  const answer = await a.deps.meetings.book({
    caseId: state.id,
    reference: state.reference,
    meeting: meeting.id,
    // The effect's own number: the same for each repeat, another for each choice of a slot.
    attempt: Number.parseInt(a.waiting.id, 10),
    process: a.ctx.procedure.labels.process,
    label: meeting.label,
    aim: meeting.aim ?? null,
    slot,
    required: peopleOf(meeting.required),
    optional: [...new Set([...peopleOf(meeting.optional), ...others])],
  });
  if (answer.kind === 'ok') {
    return {
      kind: 'record',
      outcome: 'booked',
      command: {
        ...{ type: 'recordBooking', meeting: meeting.id, slot, ...answer.value },
        ...(others.length === 0 ? {} : { others }),
        ...(looked.missing.length === 0 ? {} : { missing: looked.missing }),
      },
    };
  }
  const again = answer.kind === 'later' ? tryAgain(a, answer.afterSeconds) : null;
  return (
    again ?? {
      kind: 'record',
      outcome: `refused ${answer.code}`,
      command: { type: 'recordBookingRefused', meeting: meeting.id, code: answer.code },
    }
  );
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
