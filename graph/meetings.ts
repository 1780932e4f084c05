import type { Attendee } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import type {
  Answer,
  Booked,
  CalendarLook,
  Logger,
  Meetings,
  MeetingWish,
} from '../application/ports/index.ts';
import type { CaseId, MeetingId } from '../domain/case/index.ts';
import type { AddressOf } from './addresses.ts';
import { tryAnew, undone, type GraphAnswer, type Undone } from './answers.ts';
import { path, type GraphClient } from './client.ts';
import { codes } from './codes.ts';
import {
  attendeesOf,
  changesFor,
  EVENT_FIELDS,
  EVENT_MARKS,
  eventSchema,
  peopleFor,
  toGraphEvent,
  type Changes,
  type MeetingWords,
  type StandingEvent,
} from './events.ts';
import { findMarked, meetingMarker } from './markers.ts';
import { readSchedules } from './schedules.ts';

interface MeetingsParts {
  readonly graph: GraphClient;
  /** The one mailbox that organises every meeting (platform 5.7). */
  readonly mailbox: string;
  /** Its address. */
  readonly organiser: string;
  readonly addressOf: AddressOf;
  readonly words: MeetingWords;
  readonly log: Logger;
}

/** Calendars over Graph (platform 5.1 to 5.3): an answer that was lost is repaired by our marker. */
export function graphMeetings(parts: MeetingsParts): Omit<Meetings, keyof CalendarLook> {
  return {
    schedules: (people, from, to) => readSchedules(parts, people, from, to),
    book: (wish) => aboutOne(parts, wish.caseId, wish.meeting, async () => await book(parts, wish)),
    invite: (wish) =>
      aboutOne(parts, wish.caseId, wish.meeting, async () => await invite(parts, wish)),
    cancel: (caseId, meeting, note) =>
      aboutOne(parts, caseId, meeting, async () => await cancel(parts, caseId, meeting, note)),
  };
}

/** Two wishes for one meeting at once would each find no event and make one. */
async function aboutOne<T>(
  { graph }: MeetingsParts,
  caseId: CaseId,
  meeting: MeetingId,
  work: () => Promise<T>,
): Promise<T> {
  const { id, value } = meetingMarker(caseId, meeting);
  return await graph.oneAtATime(`${id} ${value}`, work);
}

/** What is to be changed in an event that stands; nothing where it is as wished. */
type ChangesIn = (event: StandingEvent) => Changes;

async function book(parts: MeetingsParts, wish: MeetingWish): Promise<Answer<Booked>> {
  const attendees = await attendeesOf(wish, parts.addressOf, parts.organiser);
  if (attendees === null) return { kind: 'refused', code: codes.noInternalAddress };
  const standing = await standingEvents(parts, wish.caseId, wish.meeting);
  if (standing.kind !== 'ok') return undone(standing);
  const changesIn: ChangesIn = (event) => changesFor(event, wish, attendees, parts.organiser);
  const [event, ...doubles] = standing.body;
  if (event === undefined) return await create(parts, wish, attendees, changesIn);
  for (const double of doubles) {
    parts.log.error('graph.meeting-doubled', { caseId: wish.caseId });
    await cancelEvent(parts, double, '');
  }
  return await change(parts, wish, event, changesIn);
}

async function invite(parts: MeetingsParts, wish: MeetingWish): Promise<Answer<Booked | 'gone'>> {
  const attendees = await attendeesOf(wish, parts.addressOf, parts.organiser);
  if (attendees === null) return { kind: 'refused', code: codes.noInternalAddress };
  const standing = await standingEvents(parts, wish.caseId, wish.meeting);
  if (standing.kind !== 'ok') return undone(standing);
  const [event] = standing.body;
  if (event === undefined) return { kind: 'ok', value: 'gone' };
  return await change(parts, wish, event, (each) => peopleFor(each, attendees, parts.organiser));
}

async function create(
  parts: MeetingsParts,
  wish: MeetingWish,
  attendees: Attendee[],
  changesIn: ChangesIn,
): Promise<Answer<Booked>> {
  const answer = await parts.graph.call({
    method: 'POST',
    path: path`/users/${parts.mailbox}/events`,
    body: toGraphEvent(wish, attendees, parts.words),
    read: eventSchema,
  });
  if (answer.kind === 'ok') return await booked(parts, answer.body);
  return await repaired(parts, wish, changesIn, answer);
}

/** Times and attendees only: a new body would take Teams' join block away (platform 5.3). */
async function change(
  parts: MeetingsParts,
  wish: MeetingWish,
  event: StandingEvent,
  changesIn: ChangesIn,
): Promise<Answer<Booked>> {
  const changes = changesIn(event);
  if (Object.keys(changes).length === 0) return await booked(parts, event);
  const answer = await parts.graph.call({
    method: 'PATCH',
    path: path`/users/${parts.mailbox}/events/${event.id}`,
    body: changes,
    read: eventSchema,
  });
  if (answer.kind === 'ok') return await booked(parts, answer.body);
  return await repaired(parts, wish, changesIn, answer);
}

/** Looks once whether it happened after all; if not, the next try begins by looking again. */
async function repaired(
  parts: MeetingsParts,
  wish: MeetingWish,
  changesIn: ChangesIn,
  answer: Undone,
): Promise<Answer<Booked>> {
  const passing = tryAnew(answer, parts.graph.delay());
  const mayStand =
    answer.kind === 'lost' || (answer.kind === 'refused' && passing.kind === 'later');
  if (!mayStand) return undone(passing);
  const standing = await standingEvents(parts, wish.caseId, wish.meeting);
  const event = standing.kind === 'ok' ? standing.body[0] : undefined;
  if (event === undefined) return undone(passing);
  const asWished = Object.keys(changesIn(event)).length === 0;
  return asWished ? await booked(parts, event) : undone(passing);
}

/** The join link may settle after the answer, or never in a mailbox without Teams: one more look. */
async function booked(parts: MeetingsParts, event: StandingEvent): Promise<Answer<Booked>> {
  const known = event.onlineMeeting?.joinUrl ?? null;
  if (known !== null) return { kind: 'ok', value: { eventId: event.id, joinUrl: known } };
  const again = await parts.graph.call({
    method: 'GET',
    path: path`/users/${parts.mailbox}/events/${event.id}`,
    query: { $select: EVENT_FIELDS },
    read: eventSchema,
  });
  const joinUrl = again.kind === 'ok' ? (again.body.onlineMeeting?.joinUrl ?? null) : null;
  return { kind: 'ok', value: { eventId: event.id, joinUrl } };
}

async function cancel(
  parts: MeetingsParts,
  caseId: CaseId,
  meeting: MeetingId,
  note: string,
): Promise<Answer<'cancelled' | 'gone'>> {
  const standing = await standingEvents(parts, caseId, meeting);
  if (standing.kind !== 'ok') return undone(standing);
  let done: 'cancelled' | 'gone' = 'gone';
  for (const event of standing.body) {
    const answer = await cancelEvent(parts, event, note);
    if (answer.kind === 'ok') done = 'cancelled';
    else if (answer.kind === 'lost' || (answer.kind === 'refused' && answer.status === 404)) {
      // Lost, or not found: only the calendar knows whether it stands yet.
      const left = await standingEvents(parts, caseId, meeting);
      if (left.kind !== 'ok') return undone(left);
      if (left.body.some(({ id }) => id === event.id))
        return undone(tryAnew(answer, parts.graph.delay()));
      if (answer.kind === 'lost') done = 'cancelled';
    } else return undone(answer);
  }
  return { kind: 'ok', value: done };
}

async function cancelEvent(
  parts: MeetingsParts,
  event: StandingEvent,
  comment: string,
): Promise<GraphAnswer<unknown>> {
  return await parts.graph.call({
    method: 'POST',
    path: path`/users/${parts.mailbox}/events/${event.id}/cancel`,
    body: { Comment: comment },
    read: z.unknown(),
  });
}

/** The events of a meeting that stand, oldest first; more than one only if a create was overtaken. */
async function standingEvents(
  parts: MeetingsParts,
  caseId: CaseId,
  meeting: MeetingId,
): Promise<GraphAnswer<readonly StandingEvent[]>> {
  const answer = await findMarked(
    parts.graph,
    path`/users/${parts.mailbox}/events`,
    meetingMarker(caseId, meeting),
    EVENT_FIELDS,
    eventSchema,
    EVENT_MARKS,
  );
  if (answer.kind !== 'ok') return answer;
  const age = (event: StandingEvent): string => event.createdDateTime ?? '';
  const standing = answer.body
    .filter(({ isCancelled }) => isCancelled !== true)
    .sort((a, b) => (age(a) < age(b) ? -1 : 1));
  return { ...answer, body: standing };
}
