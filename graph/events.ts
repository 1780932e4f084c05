import { createHash } from 'node:crypto';
import type { Attendee, Event } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import type { MeetingWish } from '../application/ports/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import type { AddressOf } from './addresses.ts';
import { expandOf, INVITED, meetingMarker, type Marker } from './markers.ts';
import { fromGraphTime, graphTimeSchema, toGraphTime } from './times.ts';

/** What the invitation says: the reference and a link, nothing of the child (design section 7). */
export interface MeetingWords {
  subject(wish: MeetingWish): string;
  /** Plain text. It is written once and never changed, or Teams' join block would go (platform 5.3). */
  body(wish: MeetingWish): string;
}

/** What we read of an event, and the `$select` and `$expand` that ask for it. */
export const EVENT_FIELDS = 'id,createdDateTime,isCancelled,start,end,attendees,onlineMeeting';
export const EVENT_MARKS = expandOf(INVITED);
export const eventSchema = z.object({
  id: z.string().min(1),
  createdDateTime: z.string().nullish(),
  isCancelled: z.boolean().nullish(),
  start: graphTimeSchema,
  end: graphTimeSchema,
  attendees: z
    .array(
      z.object({
        type: z.string().nullish(),
        emailAddress: z
          .object({ address: z.string().nullish(), name: z.string().nullish() })
          .nullish(),
      }),
    )
    .nullish(),
  singleValueExtendedProperties: z
    .array(z.object({ id: z.string(), value: z.string().nullish() }))
    .nullish(),
  onlineMeeting: z.object({ joinUrl: z.string().nullish() }).nullish(),
});

export type StandingEvent = z.infer<typeof eventSchema>;

/** Who is invited beside the organiser; null when somebody required has no address that we may write to. */
export async function attendeesOf(
  wish: MeetingWish,
  mailOf: AddressOf,
  organiser: string,
): Promise<Attendee[] | null> {
  const attendees = new Map<string, Attendee>();
  const invite = async (people: readonly PersonId[], type: 'required' | 'optional') => {
    let missing = false;
    for (const person of people) {
      const address = await mailOf(person);
      if (address === null) missing = true;
      else if (!sameText(address, organiser) && !attendees.has(address.toLowerCase())) {
        attendees.set(address.toLowerCase(), { type, emailAddress: { address } });
      }
    }
    return missing;
  };
  if (await invite(wish.required, 'required')) return null;
  await invite(wish.optional, 'optional');
  return [...attendees.values()];
}

/** The event of a wish. The same wish gives the same event, or `transactionId` would be refused. */
export function toGraphEvent(wish: MeetingWish, attendees: Attendee[], words: MeetingWords): Event {
  return {
    subject: words.subject(wish),
    body: { contentType: 'text', content: words.body(wish) },
    start: toGraphTime(wish.slot.start),
    end: toGraphTime(wish.slot.end),
    attendees,
    sensitivity: 'private',
    showAs: 'busy',
    isReminderOn: true,
    reminderMinutesBeforeStart: 15,
    responseRequested: true,
    hideAttendees: false,
    allowNewTimeProposals: true,
    isOnlineMeeting: true,
    onlineMeetingProvider: 'teamsForBusiness',
    transactionId: transactionId(wish),
    singleValueExtendedProperties: [
      meetingMarker(wish.caseId, wish.meeting),
      invitedMark(attendees),
    ],
  };
}

/** A GUID made of case, meeting and attempt: Exchange answers a repeat with the first event (platform 5.2). */
function transactionId(wish: MeetingWish): string {
  const text = `${wish.caseId}/${wish.meeting}/${wish.attempt}`;
  const hex = createHash('sha256').update(text).digest('hex');
  const at = (from: number, to: number): string => hex.slice(from, to);
  return `${at(0, 8)}-${at(8, 12)}-8${at(13, 16)}-8${at(17, 20)}-${at(20, 32)}`;
}

export type Changes = Pick<Event, 'start' | 'end' | 'attendees' | 'singleValueExtendedProperties'>;

/**
 * What must change for the standing event to be the one wished for: times, the whole list, or nothing.
 * Who was added in Outlook by hand stays; who was ours and is wished for no more goes (platform 5.3).
 */
export function changesFor(
  event: StandingEvent,
  wish: MeetingWish,
  attendees: readonly Attendee[],
  organiser: string,
): Changes {
  const { start, end } = wish.slot;
  const sameTimes = fromGraphTime(event.start) === start && fromGraphTime(event.end) === end;
  return {
    ...(sameTimes ? {} : { start: toGraphTime(start), end: toGraphTime(end) }),
    ...peopleFor(event, attendees, organiser),
  };
}

/** The same of who is invited alone: the event stays at its time, wherever somebody has moved it. */
export function peopleFor(
  event: StandingEvent,
  attendees: readonly Attendee[],
  organiser: string,
): Changes {
  const standing = (event.attendees ?? []).filter((one) => !sameText(addressOf(one), organiser));
  const wanted = [...attendees, ...byHand(event, standing, attendees)];
  const samePeople = listed(standing) === listed(wanted);
  const sameMark = invitedBefore(event)?.join() === addressesOf(attendees).join();
  return {
    ...(samePeople ? {} : { attendees: wanted }),
    ...(samePeople && sameMark ? {} : { singleValueExtendedProperties: [invitedMark(attendees)] }),
  };
}

/** Whom somebody added in Outlook: they stand there, we never invited them, and no wish names them. */
function byHand(
  event: StandingEvent,
  standing: readonly Invited[],
  attendees: readonly Attendee[],
): readonly Attendee[] {
  const before = invitedBefore(event);
  // Where nothing is marked, all who stand there are taken for ours.
  if (before === null) return [];
  const ours = new Set([...before, ...addressesOf(attendees)]);
  return standing
    .filter((one) => !ours.has(addressOf(one).toLowerCase()))
    .map((one) => ({ type: typeOf(one.type), emailAddress: named(one) }));
}

/** The addresses that we invited last, kept on the event itself; null where it bears none. */
function invitedBefore({ singleValueExtendedProperties }: StandingEvent): string[] | null {
  // Exchange may give the GUID back in another case; the name keeps its own.
  const mark = singleValueExtendedProperties?.find(({ id }) => sameText(id, INVITED));
  if (mark === undefined) return null;
  return (mark.value ?? '').split(' ').filter((address) => address !== '');
}

const invitedMark = (attendees: readonly Attendee[]): Marker => ({
  id: INVITED,
  value: addressesOf(attendees).join(' '),
});

const addressesOf = (attendees: readonly Invited[]): string[] =>
  attendees.map((one) => addressOf(one).toLowerCase()).sort();

interface Invited {
  readonly type?: string | null | undefined;
  readonly emailAddress?:
    | { readonly address?: string | null | undefined; readonly name?: string | null | undefined }
    | null
    | undefined;
}

const addressOf = ({ emailAddress }: Invited): string => emailAddress?.address ?? '';

const named = ({ emailAddress }: Invited): NonNullable<Attendee['emailAddress']> => ({
  ...(emailAddress?.address ? { address: emailAddress.address } : {}),
  ...(emailAddress?.name ? { name: emailAddress.name } : {}),
});

/** A room that was added stays a room. */
function typeOf(type: string | null | undefined): 'required' | 'optional' | 'resource' {
  return type === 'optional' || type === 'resource' ? type : 'required';
}

function sameText(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function listed(attendees: readonly Invited[]): string {
  return attendees
    .map((one) => `${typeOf(one.type)} ${addressOf(one).toLowerCase()}`)
    .sort()
    .join('\n');
}
