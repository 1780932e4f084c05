import type { Day } from '../../calendar/index.ts';
import type { PersonId } from '../../people/index.ts';
import { RAISER } from '../../procedure/index.ts';
import type { Context } from '../commands.ts';
import type { EventOf } from '../events.ts';
import { entryOf, isPending, runningEntry, scopeOf } from '../find.ts';
import { seatsOf } from '../seats.ts';
import type { Attendee, CaseState, Meeting } from '../state.ts';

type Changed = EventOf<'AttendeeChanged'>;

/**
 * Whoever takes part in a meeting to come by their post, and has left it: whoever holds it now takes part,
 * else its deputy; nobody, where it is vacant. Those who are asked take part with their seat.
 */
export const attendeesFollow = (state: CaseState, today: Day, ctx: Context): readonly Changed[] =>
  state.meetings.filter(isPending).flatMap((meeting) => inMeeting(meeting, state, today, ctx));

function inMeeting(
  meeting: Meeting,
  state: CaseState,
  today: Day,
  ctx: Context,
): readonly Changed[] {
  const all = [...meeting.required, ...meeting.optional];
  const attending = new Set(all.map(({ person }) => person));
  const events: Changed[] = [];
  for (const attendee of all.filter((each) => !isAsked(each, meeting, state))) {
    const { role, person: before } = attendee;
    const holders = holdersNow(attendee, meeting, state, today, ctx);
    if (before !== null && holders.includes(before)) continue;
    const person = holders.find((each) => !attending.has(each)) ?? null;
    if (person === before) continue;
    attending.add(person);
    events.push({ type: 'AttendeeChanged', meeting: meeting.id, role, before, person });
  }
  return events;
}

/** The raiser's part goes with the case, and that of whoever is asked with their seat, or stays by choice. */
function isAsked({ role, person }: Attendee, { stage }: Meeting, state: CaseState): boolean {
  if (role === RAISER) return true;
  const seat = entryOf(state, stage)?.responders.find(
    (each) => each.role === role && each.person === person,
  );
  return seat !== undefined && (seat.chosen === true || runningEntry(state)?.id === stage);
}

/** Those in the post who can be invited, its holders before their deputies. */
function holdersNow(
  { role }: Attendee,
  { stage }: Meeting,
  state: CaseState,
  on: Day,
  ctx: Context,
): readonly PersonId[] {
  const responders = entryOf(state, stage)?.responders ?? [];
  const at = { scope: scopeOf(state), raiser: state.raiser, on, responders };
  const seats = seatsOf(role, at, ctx);
  return [...seats.map(({ person }) => person), ...seats.map(({ deputy }) => deputy)]
    .filter((person) => person !== null)
    .filter((person) => ctx.directory.people.has(person));
}
