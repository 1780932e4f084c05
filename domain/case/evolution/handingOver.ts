import { localDay } from '../../calendar/index.ts';
import { RAISER } from '../../procedure/index.ts';
import type { PersonId } from '../../people/index.ts';
import type { RecordedOf } from '../events.ts';
import { currentEntry, entryOf, isPending } from '../find.ts';
import type { Attendee, CaseState, Meeting, Responder } from '../state.ts';
import { changeEntry, involve, without } from './change.ts';
import { NOT_SENT } from './notSent.ts';

export type HandingOverEvent = RecordedOf<
  | 'CaseHandedOver'
  | 'SeatHandedOver'
  | 'CoverRecorded'
  | 'CoverBegan'
  | 'CoverEnded'
  | 'RaiserLeft'
  | 'RaiserReturned'
>;

/** Whose it is from here on; no clock is touched. */
export function evolveHandingOver(state: CaseState, event: HandingOverEvent): CaseState {
  switch (event.type) {
    case 'CaseHandedOver':
      return caseHandedOver(state, event);
    case 'SeatHandedOver':
      return seatHandedOver(state, event);
    case 'CoverRecorded': {
      const { person, firstDay, lastDay } = event;
      return { ...state, cover: null, covering: { person, firstDay, lastDay } };
    }
    case 'CoverBegan':
      return { ...state, cover: event.person };
    case 'CoverEnded':
      return { ...without(state, 'covering'), cover: null };
    case 'RaiserLeft':
      return { ...state, raiserGoneToldOn: localDay(event.meta.at) };
    case 'RaiserReturned':
      return without(state, 'raiserGoneToldOn');
  }
}

/** What the raiser was to arrange or record is the new raiser's; the stages where they were asked too. */
function caseHandedOver(
  before: CaseState,
  { handedFrom, handedTo, meta }: RecordedOf<'CaseHandedOver'>,
): CaseState {
  const state = without(before, 'raiserGoneToldOn');
  const next = {
    ...state,
    raiser: handedTo,
    meetings: state.meetings.map((meeting) =>
      isPending(meeting) ? withRaiser(meeting, handedFrom, handedTo) : meeting,
    ),
    stages: state.stages.map((entry) =>
      entry.decision === null
        ? {
            ...entry,
            responders: entry.responders.map((seat) =>
              seat.role === RAISER && seat.person === handedFrom
                ? { ...seat, person: handedTo }
                : seat,
            ),
          }
        : entry,
    ),
  };
  return involve(next, [handedFrom], 'former-raiser', currentEntry(state).id, meta.at);
}

function withRaiser(meeting: Meeting, from: PersonId, to: PersonId): Meeting {
  const other = <T extends PersonId | null>(person: T): T | PersonId =>
    person === from ? to : person;
  const attends = ({ role, person }: Meeting['required'][number]) => ({
    role,
    person: role === RAISER ? other(person) : person,
  });
  return {
    ...meeting,
    convener: meeting.convenerRole === RAISER ? other(meeting.convener) : meeting.convener,
    recorder: other(meeting.recorder),
    required: meeting.required.map(attends),
    optional: meeting.optional.map(attends),
  };
}

function seatHandedOver(state: CaseState, event: RecordedOf<'SeatHandedOver'>): CaseState {
  const { stage, role, handedFrom, handedTo, meta } = event;
  const before = [handedFrom, ...stoodIn(state, event)].filter((person) => person !== null);
  const next = changeEntry(state, stage, (entry) => ({
    ...entry,
    // Whoever has the only seat now has not seen it yet.
    acknowledgedAt: entry.responders.length === 1 ? null : entry.acknowledgedAt,
    responders: entry.responders.map((seat) =>
      seat.role === role && seat.person === handedFrom ? handedOver(seat, event, before) : seat,
    ),
  }));
  const meeting = {
    ...next,
    meetings: next.meetings.map((each) =>
      each.stage === stage && isPending(each) ? withAttendee(each, event) : each,
    ),
  };
  const former = involve(meeting, before, 'former-responder', stage, meta.at);
  return involve(former, [handedTo], 'responder', stage, meta.at);
}

/** Those who had the alert in the place of the one before, and have no part in the seat any more. */
function stoodIn(
  state: CaseState,
  { stage, role, handedFrom, handedTo, deputy }: RecordedOf<'SeatHandedOver'>,
): readonly PersonId[] {
  const seats = entryOf(state, stage)?.responders ?? [];
  const seat = seats.find((each) => each.role === role && each.person === handedFrom);
  const asked = [handedTo, deputy, ...seats.map(({ person }) => person)];
  return (seat?.standIns ?? [])
    .map(({ person }) => person)
    .filter((person) => !asked.includes(person));
}

/** Whoever is asked takes part in the meeting of their stage. */
function withAttendee(
  meeting: Meeting,
  { role, handedFrom, handedTo }: RecordedOf<'SeatHandedOver'>,
): Meeting {
  const attends = (each: Attendee): Attendee =>
    each.role === role && each.person === handedFrom ? { role, person: handedTo } : each;
  return {
    ...meeting,
    required: meeting.required.map(attends),
    optional: meeting.optional.map(attends),
  };
}

/** The alert is on its way to them anew; that it had arrived before still counts for the clock. */
function handedOver(
  seat: Responder,
  event: RecordedOf<'SeatHandedOver'>,
  before: readonly PersonId[],
): Responder {
  const { handedTo, deputy, onBehalfOf, why } = event;
  const reached = seat.reachedBefore ?? seat.delivery.deliveredAt;
  const all = [...(seat.before ?? []), ...before].filter((person) => person !== handedTo);
  return {
    role: seat.role,
    person: handedTo,
    deputy,
    delivery: NOT_SENT,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    ...(why === 'asked' ? { chosen: true } : {}),
    ...(reached === null ? {} : { reachedBefore: reached }),
    ...(all.length === 0 ? {} : { before: [...new Set(all)] }),
  };
}
