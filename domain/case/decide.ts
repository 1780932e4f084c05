import { CalendarEnds, localDay, type Moment } from '../calendar/index.ts';
import { metaOf } from './actorOf.ts';
import { calendarMoves } from './clockStart.ts';
import type { Command, CommandOf, Context, Envelope } from './commands.ts';
import type { Ask } from './decisions/ask.ts';
import { clockElapsed } from './decisions/clockElapsed.ts';
import { decideForPerson, type PersonCommand } from './decisions/decideForPerson.ts';
import { followPosts } from './decisions/followPosts.ts';
import { offerSlots } from './decisions/offerSlots.ts';
import { raise } from './decisions/raise.ts';
import { recordAway } from './decisions/recordAway.ts';
import {
  recordBooking,
  recordBookingRefused,
  recordCancelRefused,
} from './decisions/recordBooking.ts';
import { recordCalendarNews } from './decisions/recordCalendarNews.ts';
import { recordNotFree } from './decisions/recordNotFree.ts';
import {
  recordDelayed,
  recordDelivery,
  recordListed,
  recordUndeliverable,
} from './decisions/recordDelivery.ts';
import type { CaseEvent, EventMeta } from './events.ts';
import { evolve } from './evolve.ts';
import { handedOnBy } from './former.ts';
import { NOTHING, refuse, type Decided, type Decision } from './refusals.ts';
import { isStranger, standing, type Standing } from './standing.ts';
import type { PersonId } from '../people/index.ts';
import type { CaseState } from './state.ts';
import { postOf } from './viewing/words.ts';

type SystemCommand = CommandOf<
  | 'clockElapsed'
  | 'recount'
  | 'followPosts'
  | 'recordDelivery'
  | 'recordUndeliverable'
  | 'recordDelayed'
  | 'recordListed'
  | 'recordAway'
  | 'offerSlots'
  | 'recordBooking'
  | 'recordBookingRefused'
  | 'recordCancelRefused'
  | 'recordCalendarNews'
  | 'recordNotFree'
>;

const SYSTEM: readonly string[] = [
  'clockElapsed',
  'recount',
  'followPosts',
  'recordDelivery',
  'recordUndeliverable',
  'recordDelayed',
  'recordListed',
  'recordAway',
  'offerSlots',
  'recordBooking',
  'recordBookingRefused',
  'recordCancelRefused',
  'recordCalendarNews',
  'recordNotFree',
] satisfies readonly SystemCommand['type'][];

const isSystem = (command: Command): command is SystemCommand => SYSTEM.includes(command.type);

/**
 * What a wish comes to: events and who stands on them, nothing, or a refusal. Everything is authorised
 * here; default is no (design section 6). On an open case due days are first counted again where the
 * calendar has changed (design section 5).
 */
export function decide(state: CaseState | null, envelope: Envelope, ctx: Context): Decided {
  try {
    const { actor, command, now } = envelope;
    if (command.type === 'raise') {
      const decision = raise(state, envelope, command, ctx);
      return withMeta(decision, () => metaOf(envelope, whoIs(envelope, state, ctx), state, ctx));
    }
    if (state === null) {
      return {
        kind: 'refused',
        refusal: { reason: actor === null ? 'unknown-case' : 'not-yours' },
      };
    }
    const who = whoIs(envelope, state, ctx);
    const meta = metaOf(envelope, who, state, ctx);
    const moves = calendarMoves(state, ctx, now);
    const present = moves.reduce((so, event) => folded(so, event, meta), state);
    const whoNow = present === state ? who : whoIs(envelope, present, ctx);
    const decision = decidePresent(present, command, whoNow, envelope, meta, ctx);
    return withMeta(withMoves(moves, decision), () => meta);
  } catch (error) {
    if (!(error instanceof CalendarEnds)) throw error;
    return { kind: 'refused', refusal: { reason: 'calendar-ends', lastDay: error.lastDay } };
  }
}

/** Null: nobody, since it is the clock or the dispatcher, or there is no case yet. */
const whoIs = ({ actor, now }: Envelope, state: CaseState | null, ctx: Context): Standing | null =>
  actor === null || state === null ? null : standing(actor, state, ctx, now);

const withMeta = (decision: Decision, meta: () => EventMeta): Decided =>
  decision.kind === 'events' ? { ...decision, meta: meta() } : decision;

const folded = (state: CaseState, event: CaseEvent, meta: EventMeta): CaseState =>
  evolve(state, { ...event, version: state.version + 1, meta });

/** Moved due days stand also where nothing else happened; a refusal changes nothing at all. */
function withMoves(moves: readonly CaseEvent[], decision: Decision): Decision {
  if (moves.length === 0 || decision.kind === 'refused') return decision;
  const events = decision.kind === 'events' ? decision.events : [];
  return { kind: 'events', events: [...moves, ...events] };
}

function decidePresent(
  state: CaseState,
  command: Exclude<Command, { readonly type: 'raise' }>,
  who: Standing | null,
  { actor, now }: Envelope,
  meta: EventMeta,
  ctx: Context,
): Decision {
  if (isSystem(command)) {
    return actor === null
      ? decideForSystem(state, command, now, meta, ctx)
      : refuse({ reason: 'not-yours' });
  }
  if (actor === null || who === null || !mayAsk(who, command))
    return refuse({ reason: 'not-yours' });
  const ask: Ask = { now, today: localDay(now), person: actor, who };
  const wish: PersonCommand = command;
  return kindly(decideForPerson(state, wish, ask, ctx), actor, state, ctx);
}

/**
 * Of those who have no part in a case, an administrator sees to it that posts are filled, an auditor reads
 * for a reason, and neither does anything else (design section 6).
 */
const mayAsk = (who: Standing, { type }: Command): boolean =>
  !isStranger(who) ||
  (type === 'handOverSeat' && who.administers !== null) ||
  (type === 'readForAudit' && who.audits !== null);

const NO_LONGER: readonly string[] = ['only-the-responder', 'only-the-raiser', 'only-the-convener'];

/** Whoever had it hears whose it is now: not that it was never theirs. */
function kindly(decision: Decision, person: PersonId, state: CaseState, ctx: Context): Decision {
  if (decision.kind !== 'refused' || !NO_LONGER.includes(decision.refusal.reason)) return decision;
  const handedOn = handedOnBy(person, state);
  if (handedOn === null) return decision;
  const who = handedOn.to.map((each) => postOf(each, ctx));
  return refuse(
    handedOn.on === null
      ? { reason: 'stood-in', who }
      : { reason: 'handed-over', who, on: handedOn.on },
  );
}

/** The clock and the dispatcher record; they never decide a matter. */
function decideForSystem(
  state: CaseState,
  command: SystemCommand,
  now: Moment,
  meta: EventMeta,
  ctx: Context,
): Decision {
  switch (command.type) {
    case 'clockElapsed':
      return clockElapsed(state, command, now, ctx);
    // What the calendar has moved stands beside every command's own events.
    case 'recount':
      return NOTHING;
    case 'followPosts':
      return followPosts(state, now, ctx);
    case 'recordDelivery':
      return recordDelivery(state, command, meta, ctx);
    case 'recordUndeliverable':
      return recordUndeliverable(state, command, meta, ctx);
    case 'recordDelayed':
      return recordDelayed(state, command);
    case 'recordListed':
      return recordListed(command);
    case 'recordAway':
      return recordAway(state, command, meta, ctx);
    default:
      return recordsOfMeeting(state, command, now, ctx);
  }
}

type OfMeeting = Extract<
  SystemCommand,
  CommandOf<
    | 'offerSlots'
    | 'recordBooking'
    | 'recordBookingRefused'
    | 'recordCancelRefused'
    | 'recordCalendarNews'
    | 'recordNotFree'
  >
>;

function recordsOfMeeting(
  state: CaseState,
  command: OfMeeting,
  now: Moment,
  ctx: Context,
): Decision {
  switch (command.type) {
    case 'offerSlots':
      return offerSlots(state, command);
    case 'recordBooking':
      return recordBooking(state, command, now);
    case 'recordBookingRefused':
      return recordBookingRefused(state, command);
    case 'recordCancelRefused':
      return recordCancelRefused(state, command);
    case 'recordCalendarNews':
      return recordCalendarNews(state, command, now, ctx);
    case 'recordNotFree':
      return recordNotFree(state, command);
  }
}
