import type { ExtendedProperty } from './bodies.ts';
import type { EventBody } from './eventSchemas.ts';

export type AttendeeAnswer = 'none' | 'accepted' | 'declined' | 'tentativelyAccepted';

export interface Attendee {
  readonly address: string;
  readonly name: string;
  readonly type: string;
  /** Null for somebody outside the directory. */
  readonly oid: string | null;
  answer: AttendeeAnswer;
  answeredAt: string | null;
  proposed: { readonly start: number; readonly end: number } | null;
}

/** One meeting and, with it, the copy in each attendee's calendar. */
export interface Meeting {
  readonly number: number;
  readonly organiser: string;
  readonly transactionId: string | null;
  readonly fingerprint: string;
  properties: readonly ExtendedProperty[];
  readonly createdAt: string;
  content: Omit<EventBody, 'start' | 'end' | 'attendees' | 'singleValueExtendedProperties'>;
  start: number;
  end: number;
  timeZone: string;
  joinUrl: string | null;
  attendees: readonly Attendee[];
  cancelled: boolean;
  /** Whose copy is gone. */
  readonly removedBy: Set<string>;
  modifiedAt: string;
  changes: number;
}

/** What travels as mail when a meeting is made, moved, answered or cancelled. */
export interface MeetingNotice {
  readonly to: string;
  readonly from: string;
  readonly kind:
    | 'meetingRequest'
    | 'meetingCancelled'
    | 'meetingAccepted'
    | 'meetingTentativelyAccepted'
    | 'meetingDeclined';
  readonly subject: string;
  readonly body: string;
  readonly meeting: number;
  readonly sentAt: string;
}

export function attendeeOf(meeting: Meeting, oid: string): Attendee | null {
  return meeting.attendees.find((attendee) => attendee.oid === oid) ?? null;
}

/** Whether the meeting stands in that person's calendar; a cancelled one stays in attendees' until removed. */
export function standsFor(meeting: Meeting, oid: string): boolean {
  if (meeting.removedBy.has(oid)) return false;
  if (meeting.organiser === oid) return !meeting.cancelled;
  const attendee = attendeeOf(meeting, oid);
  return attendee !== null && attendee.answer !== 'declined';
}

/** How the time is shown to others: unanswered invitations are tentative. */
export function showsAs(meeting: Meeting, oid: string): string {
  if (meeting.cancelled) return 'free';
  const own = meeting.content.showAs ?? 'busy';
  if (meeting.organiser === oid) return own;
  return attendeeOf(meeting, oid)?.answer === 'accepted' ? own : 'tentative';
}
