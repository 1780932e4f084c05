import { localDay, type Day, type Moment } from '../../calendar/index.ts';
import type { PersonId } from '../../people/index.ts';
import { RAISER, type RoleKey } from '../../procedure/index.ts';
import type { Context } from '../commands.ts';
import type { CaseEvent, EventOf } from '../events.ts';
import { isOpen, runningEntry, scopeOf } from '../find.ts';
import { holdersIn } from '../holders.ts';
import type { Decision } from '../refusals.ts';
import type { CaseState, Responder, StageEntry } from '../state.ts';
import { isInSeat, isRaiserInPost } from '../takers.ts';
import { happened } from './ask.ts';
import { attendeesFollow } from './attendeesFollow.ts';
import { conveningFollows, conveningGoesAlong, recordersFollow } from './conveningFollows.ts';
import { inviteAgain } from './inviteAgain.ts';

/**
 * A seat belongs to a post: where another holds it now they are asked, with the days as they stand, and
 * where nobody does the raiser hears of it as of every alert that reaches nobody. A raiser's case is
 * handed on by a person alone: of a raiser who left their manager is told. A meeting that is still to come
 * is arranged by whoever holds the post that convenes it, also after the case has ended.
 */
export function followPosts(state: CaseState, now: Moment, ctx: Context): Decision {
  const today = localDay(now);
  const seats = seatsFollow(runningEntry(state), state, today, ctx);
  const attendees = attendeesFollow(state, today, ctx);
  const events = [
    ...seats,
    ...conveners(seats, state, today, ctx),
    ...recordersFollow(state, today, ctx),
    ...attendees,
    ...inviteAgain(
      state,
      seats.map(({ handedFrom }) => handedFrom),
      now,
      attendees,
    ),
    ...(isOpen(state) ? raiserIn(state, today, ctx) : []),
  ];
  return events.length === 0 ? { kind: 'nothing' } : happened(...events);
}

/** A seat whose holder the directory changes. */
export interface SeatFollowing {
  readonly role: RoleKey;
  readonly from: PersonId | null;
  /** Null: nobody holds the post. */
  readonly to: PersonId | null;
  readonly deputy: PersonId | null;
}

/** What `followPosts` would do with this directory, for whoever looks ahead; a raiser who left is a seat without anybody. */
export function seatsFollowing(
  state: CaseState,
  now: Moment,
  ctx: Context,
): readonly SeatFollowing[] {
  if (!isOpen(state)) return [];
  const today = localDay(now);
  const left = raiserIn(state, today, ctx).filter(({ type }) => type === 'RaiserLeft');
  return [
    ...left.map(() => ({ role: RAISER, from: state.raiser, to: null, deputy: null })),
    ...seatsFollow(runningEntry(state), state, today, ctx).map(
      ({ role, handedFrom: from, handedTo: to, deputy }) => ({ role, from, to, deputy }),
    ),
  ];
}

/** With their seat, else because they have left the post that convenes; each meeting once. */
function conveners(
  seats: readonly EventOf<'SeatHandedOver'>[],
  state: CaseState,
  today: Day,
  ctx: Context,
): readonly CaseEvent[] {
  const along = seats.flatMap((seat) => conveningGoesAlong(state, seat));
  const moved = along.map(({ meeting }) => meeting);
  return [
    ...along,
    ...conveningFollows(state, today, ctx).filter(({ meeting }) => !moved.includes(meeting)),
  ];
}

function raiserIn(state: CaseState, today: Day, ctx: Context): readonly CaseEvent[] {
  const here = isRaiserInPost(state, today, ctx);
  if (here === (state.raiserGoneToldOn === undefined)) return [];
  return [{ type: here ? 'RaiserReturned' : 'RaiserLeft', person: state.raiser }];
}

/** One after the other: whoever has just been given a seat is not given a second one. */
function seatsFollow(
  entry: StageEntry | null,
  state: CaseState,
  today: Day,
  ctx: Context,
): readonly EventOf<'SeatHandedOver'>[] {
  if (entry === null) return [];
  const seated = new Set(entry.responders.map(({ person }) => person));
  const events: EventOf<'SeatHandedOver'>[] = [];
  for (const seat of entry.responders) {
    const follows = followsTo(seat, seated, state, today, ctx);
    if (follows === null) continue;
    seated.add(follows.handedTo);
    events.push({
      type: 'SeatHandedOver',
      stage: entry.id,
      role: seat.role,
      handedFrom: seat.person,
      ...follows,
      why: 'post',
      reason: null,
    });
  }
  return events;
}

/** Null: it stays where it is. */
function followsTo(
  seat: Responder,
  seated: ReadonlySet<string | null>,
  state: CaseState,
  today: Day,
  ctx: Context,
): (Pick<Responder, 'deputy'> & { readonly handedTo: Responder['person'] }) | null {
  const isOutside = ctx.procedure.roles[seat.role]?.outside === true;
  if (seat.role === RAISER || isOutside || isInSeat(seat, state, today, ctx)) return null;
  const known = (person: Responder['person']) =>
    person !== null && ctx.directory.people.has(person) ? person : null;
  const free = holdersIn(seat.role, ctx, scopeOf(state), today)
    .map(({ person, deputy }) => ({ handedTo: known(person), deputy: known(deputy) }))
    .filter(
      ({ handedTo }) => handedTo !== state.raiser && !(handedTo !== null && seated.has(handedTo)),
    );
  const next = free.find(({ handedTo }) => handedTo !== null) ?? free[0];
  const to = next ?? { handedTo: null, deputy: null };
  return to.handedTo === seat.person && to.deputy === seat.deputy ? null : to;
}
