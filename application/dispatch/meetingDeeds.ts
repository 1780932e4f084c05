import { endOfDay, momentAt, plusSeconds, type Moment } from '../../domain/calendar/index.ts';
import type { CaseState, Context, Meeting, MeetingId } from '../../domain/case/index.ts';
import { findSlots } from '../../domain/meeting/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import type { Dependencies } from '../dependencies.ts';
import { GIVEN_UP, type Schedule, type WaitingEffect } from '../ports/index.ts';
import { giveUp } from './brokenDown.ts';
import type { Deed } from './deed.ts';
import { delayOf, progressOf, type Progress } from './ladder.ts';

interface Arranging {
  readonly deps: Dependencies;
  readonly state: CaseState;
  readonly ctx: Context;
  readonly now: Moment;
  readonly waiting: WaitingEffect;
  readonly meeting: Meeting;
}

const SLOTS_OFFERED = 3;

export const meetingOf = (state: CaseState, id: MeetingId): Meeting | null =>
  state.meetings.find((meeting) => meeting.id === id) ?? null;

/** Three common free times inside the window, for the convener to choose from (design section 7). */
export async function searchSlots(a: Arranging): Promise<Deed> {
  const { meeting, now, ctx } = a;
  const required = peopleOf(meeting.required);
  const optional = peopleOf(meeting.optional).filter((person) => !required.includes(person));
  const from = momentAt(meeting.window.from, '00:00');
  const answer = await a.deps.meetings.schedules(
    [...required, ...optional],
    from > now ? from : now,
    endOfDay(meeting.window.to),
  );
  if (answer.kind === 'later') {
    const again = tryAgain(a, answer.afterSeconds);
    if (again !== null) return again;
  }
  const schedules = answer.kind === 'ok' ? answer.value : unknownFor([...required, ...optional]);
  const found = findSlots({
    calendar: ctx.calendar,
    window: meeting.window,
    now,
    minutes: meeting.minutes,
    schedules: schedules.map((each) => ({
      ...withoutGivenUp(each, meeting),
      required: required.includes(each.person),
    })),
    take: SLOTS_OFFERED,
  });
  return {
    kind: 'record',
    outcome: `slots ${String(found.slots.length)}`,
    command: { type: 'offerSlots', meeting: meeting.id, ...found },
  };
}

/** A time that the convener has given up counts as taken: "another time" does not bring it back. */
function withoutGivenUp(schedule: Schedule, { insteadOf }: Meeting): Schedule {
  if (insteadOf === undefined || schedule.busy === null) return schedule;
  return { ...schedule, busy: [...schedule.busy, insteadOf.slot] };
}

/** Books the chosen slot, or moves the event that stands; repeats find the same event again. */
export async function bookSlot(a: Arranging): Promise<Deed> {
  const { meeting, state } = a;
  if (meeting.status.kind !== 'booking') return { kind: 'finish', outcome: 'not-wanted' };
  const { slot } = meeting.status;
  const { others = [] } = meeting;
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
  return { kind: 'finish', outcome: `${GIVEN_UP} ${answer.code}` };
}

function tryAgain(a: Arranging, asked: number): Deed | null {
  const progress: Progress = progressOf(a.waiting);
  const seconds = delayOf('mail', progress.later, asked);
  if (seconds === null) return null;
  return {
    kind: 'again',
    progress: { ...progress, later: progress.later + 1 },
    notBefore: plusSeconds(a.now, seconds),
  };
}

const peopleOf = (attendees: Meeting['required']): readonly PersonId[] => [
  ...new Set(attendees.flatMap(({ person }) => (person === null ? [] : [person]))),
];

const unknownFor = (people: readonly PersonId[]): readonly Schedule[] =>
  people.map((person) => ({ person, busy: null, hours: null }));
