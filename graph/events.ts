import { createHash } from 'node:crypto';
import type { Attendee, Event } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import type { MeetingWish } from '../application/ports/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import type { AddressOf } from './addresses.ts';
import { meetingMarker } from './markers.ts';
import { fromGraphTime, graphTimeSchema, toGraphTime } from './times.ts';

/** What the invitation says: the reference and a link, nothing of the child (design section 7). */
export interface MeetingWords {
  subject(wish: MeetingWish): string;
  /** Plain text. It is written once and never changed, or Teams' join block would go (platform 5.3). */
  body(wish: MeetingWish): string;
}

/** What we read of an event, and the `$select` that asks for it. */
export const EVENT_FIELDS = 'id,createdDateTime,isCancelled,start,end,attendees,onlineMeeting';
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
        emailAddress: z.object({ address: z.string().nullish() }).nullish(),
      }),
    )
    .nullish(),
  onlineMeeting: z.object({ joinUrl: z.string().nullish() }).nullish(),
});

export type StandingEvent = z.infer<typeof eventSchema>;

/** Who is invited beside the organiser; null when somebody required has no address that we may write to. */
export async function attendeesOf(
  wish: MeetingWish,
  addressOf: AddressOf,
  organiser: string,
): Promise<Attendee[] | null> {
  const attendees = new Map<string, Attendee>();
  const invite = async (people: readonly PersonId[], type: 'required' | 'optional') => {
    let missing = false;
    for (const person of people) {
      const address = await addressOf(person);
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
    singleValueExtendedProperties: [meetingMarker(wish.caseId, wish.meeting)],
  };
}

/** A GUID made of case, meeting and attempt: Exchange answers a repeat with the first event (platform 5.2). */
function transactionId(wish: MeetingWish): string {
  const text = `${wish.caseId}/${wish.meeting}/${wish.attempt}`;
  const hex = createHash('sha256').update(text).digest('hex');
  const at = (from: number, to: number): string => hex.slice(from, to);
  return `${at(0, 8)}-${at(8, 12)}-8${at(13, 16)}-8${at(17, 20)}-${at(20, 32)}`;
}

/** What must change for the standing event to be the one wished for: times, the whole list, or nothing. */
export function changesFor(
  event: StandingEvent,
  wish: MeetingWish,
  attendees: Attendee[],
): Pick<Event, 'start' | 'end' | 'attendees'> {
  const { start, end } = wish.slot;
  const sameTimes = fromGraphTime(event.start) === start && fromGraphTime(event.end) === end;
  const samePeople = listed(event.attendees ?? []) === listed(attendees);
  return {
    ...(sameTimes ? {} : { start: toGraphTime(start), end: toGraphTime(end) }),
    ...(samePeople ? {} : { attendees }),
  };
}

interface Invited {
  readonly type?: string | null | undefined;
  readonly emailAddress?:
    | { readonly address?: string | null | undefined; readonly name?: string | null | undefined }
    | null
    | undefined;
}

function sameText(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function listed(attendees: readonly Invited[]): string {
  return attendees
    .map(({ type, emailAddress }) => `${type ?? ''} ${emailAddress?.address?.toLowerCase() ?? ''}`)
    .sort()
    .join('\n');
}
