import type { JsonObject } from '../json.ts';
import type { Calendars } from './calendars.ts';
import type { Directory } from './directory.ts';
import { plainText } from './joinBlock.ts';
import { attendeeOf, showsAs, type Attendee, type Meeting } from './meeting.ts';
import { fromMillis } from './times.ts';
import { opaque } from '../ids.ts';

export interface ViewContext {
  readonly calendars: Calendars;
  readonly directory: Directory;
  readonly zone: string;
  readonly immutable: boolean;
}

const untouched = {
  transactionId: null,
  categories: [],
  reminderMinutesBeforeStart: 15,
  isReminderOn: true,
  hasAttachments: false,
  importance: 'normal',
  sensitivity: 'normal',
  isAllDay: false,
  responseRequested: true,
  seriesMasterId: null,
  type: 'singleInstance',
  webLink: 'https://outlook.office365.com/owa/?path=/calendar/item',
  allowNewTimeProposals: true,
  isDraft: false,
  hideAttendees: false,
  recurrence: null,
  body: { contentType: 'html', content: '' },
  location: { displayName: '' },
  locations: [],
};

/** A meeting as Graph lists it from one person's calendar. */
export function eventView(meeting: Meeting, owner: string, context: ViewContext): JsonObject {
  const { content } = meeting;
  const own = owner === meeting.organiser;
  const organiser = context.directory.find(meeting.organiser);
  const subject = content.subject ?? '';
  return {
    '@odata.etag': etagOf(meeting),
    id: context.calendars.idOf(meeting, owner, context.immutable),
    createdDateTime: meeting.createdAt,
    lastModifiedDateTime: meeting.modifiedAt,
    changeKey: String(meeting.changes),
    originalStartTimeZone: meeting.timeZone,
    originalEndTimeZone: meeting.timeZone,
    iCalUId: opaque(64, 'ical', meeting.number),
    ...untouched,
    ...content,
    ...(own ? {} : { transactionId: null }),
    subject: meeting.cancelled ? `Canceled: ${subject}` : subject,
    bodyPreview: plainText(content.body).slice(0, 255),
    isCancelled: meeting.cancelled,
    isOrganizer: own,
    showAs: showsAs(meeting, owner),
    ...onlinePart(meeting),
    responseStatus: ownResponse(meeting, owner),
    start: fromMillis(meeting.start, context.zone),
    end: fromMillis(meeting.end, context.zone),
    attendees: seenAttendees(meeting, owner).map((one) => attendeeView(one, context.zone)),
    organizer: {
      emailAddress: { name: organiser?.post ?? '', address: organiser?.mail ?? '' },
    },
  };
}

export function etagOf(meeting: Meeting): string {
  return `W/"${opaque(12, 'etag', meeting.number)}${meeting.changes}"`;
}

/** A mailbox without Teams, or a lost join block, leaves an ordinary meeting (platform 5.2, 5.3). */
function onlinePart(meeting: Meeting): JsonObject {
  const online = meeting.joinUrl !== null;
  return {
    isOnlineMeeting: online,
    onlineMeetingProvider: online ? 'teamsForBusiness' : 'unknown',
    onlineMeetingUrl: null,
    onlineMeeting: online ? { joinUrl: meeting.joinUrl } : null,
  };
}

function ownResponse(meeting: Meeting, owner: string): JsonObject {
  if (owner === meeting.organiser) return { response: 'organizer', time: '0001-01-01T00:00:00Z' };
  const attendee = attendeeOf(meeting, owner);
  return {
    response: attendee?.answer === 'none' ? 'notResponded' : attendee?.answer,
    time: attendee?.answeredAt ?? '0001-01-01T00:00:00Z',
  };
}

function seenAttendees(meeting: Meeting, owner: string): readonly Attendee[] {
  if (owner === meeting.organiser || meeting.content.hideAttendees !== true) {
    return meeting.attendees;
  }
  return meeting.attendees.filter((attendee) => attendee.oid === owner);
}

function attendeeView(attendee: Attendee, zone: string): JsonObject {
  const { proposed } = attendee;
  return {
    type: attendee.type,
    status: { response: attendee.answer, time: attendee.answeredAt ?? '0001-01-01T00:00:00Z' },
    emailAddress: { name: attendee.name, address: attendee.address },
    ...(proposed === null
      ? {}
      : {
          proposedNewTime: {
            start: fromMillis(proposed.start, zone),
            end: fromMillis(proposed.end, zone),
          },
        }),
  };
}
