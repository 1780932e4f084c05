import type { IdSource } from '../ids.ts';
import { opaque } from '../ids.ts';
import { canonical } from '../json.ts';
import { checkPropertyIds } from './bodies.ts';
import type { Directory } from './directory.ts';
import { refuse } from './errors.ts';
import type { AttendeeBody, EventBody } from './eventSchemas.ts';
import { joinUrlOf, keepsJoinBlock, withJoinBlock } from './joinBlock.ts';
import { standsFor, type Attendee, type Meeting, type MeetingNotice } from './meeting.ts';
import { toMillis } from './times.ts';

export interface MeetingCopy {
  readonly meeting: Meeting;
  readonly owner: string;
}

/** All calendars of the tenant: a meeting is one thing, seen from several mailboxes. */
export class Calendars {
  readonly #directory: Directory;
  readonly #ids: IdSource;
  readonly #now: () => string;
  readonly #meetings: Meeting[] = [];
  readonly #copies = new Map<string, MeetingCopy>();
  readonly notices: MeetingNotice[] = [];

  constructor(directory: Directory, ids: IdSource, now: () => string) {
    this.#directory = directory;
    this.#ids = ids;
    this.#now = now;
  }

  meetings(): readonly Meeting[] {
    return this.#meetings;
  }

  /** What stands in a person's calendar, by start. */
  of(oid: string): readonly Meeting[] {
    return this.#meetings
      .filter((meeting) => standsFor(meeting, oid))
      .sort((a, b) => a.start - b.start || a.number - b.number);
  }

  /** A copy by either form of its id; null when it no longer stands in its calendar. */
  find(id: string): MeetingCopy | null {
    const copy = this.#copies.get(id);
    return copy !== undefined && standsFor(copy.meeting, copy.owner) ? copy : null;
  }

  idOf(meeting: Meeting, owner: string, immutable: boolean): string {
    return `${immutable ? 'AAkALg' : 'AAMkAG'}${opaque(90, 'event', immutable ? 1 : 0, meeting.number, owner)}=`;
  }

  /** `transactionId` makes a repeat answer the first event; on another content it refuses (platform 5.2). */
  create(organiser: string, body: EventBody): Meeting {
    const { start, end, attendees = [], singleValueExtendedProperties = [] } = body;
    const fingerprint = canonical(body);
    const known = this.#knownAs(organiser, body.transactionId ?? null);
    if (known !== undefined) return sameAgain(known, fingerprint);
    if (start === undefined || end === undefined) throw validationFailure();
    checkPropertyIds(singleValueExtendedProperties);
    const meeting: Meeting = {
      number: this.#ids('event'),
      organiser,
      transactionId: body.transactionId ?? null,
      fingerprint,
      properties: singleValueExtendedProperties,
      createdAt: this.#now(),
      content: contentOf(body),
      start: toMillis(start),
      end: toMillis(end),
      timeZone: start.timeZone,
      joinUrl: null,
      attendees: attendees.map((one) => this.#attendee(one)),
      cancelled: false,
      removedBy: new Set(),
      modifiedAt: this.#now(),
      changes: 1,
    };
    checkMeeting(meeting);
    if (body.isOnlineMeeting === true) this.#goOnline(meeting);
    this.#meetings.push(meeting);
    this.#register(meeting);
    this.#notify(meeting, meeting.attendees, 'meetingRequest');
    return meeting;
  }

  /** A moved meeting asks everybody anew; a changed list tells only those who came or went (platform 5.3). */
  update(meeting: Meeting, body: EventBody): void {
    const { attendees } = body;
    if (body.transactionId !== undefined) {
      throw refuse(400, 'ErrorInvalidPropertySet', 'The property can be set on creation only.');
    }
    const { singleValueExtendedProperties: properties = [] } = body;
    checkPropertyIds(properties);
    const moved = { ...meeting, ...this.#movedTo(meeting, body) };
    checkMeeting({ ...moved, attendees: attendees?.map((one) => this.#attendee(one)) ?? [] });
    if (attendees !== undefined) this.#replaceAttendees(meeting, attendees);
    this.#replaceContent(meeting, contentOf(body));
    meeting.properties = withProperties(meeting.properties, properties);
    if (moved.start !== meeting.start || moved.end !== meeting.end) {
      Object.assign(meeting, this.#movedTo(meeting, body));
      for (const attendee of meeting.attendees) this.#askAgain(meeting, attendee);
      this.#notify(meeting, meeting.attendees, 'meetingRequest');
    }
    this.#touch(meeting);
  }

  /** Attendees keep a cancelled copy until they remove it; the organiser's goes at once. */
  cancel(meeting: Meeting, comment: string): void {
    meeting.cancelled = true;
    this.#touch(meeting);
    this.#notify(meeting, meeting.attendees, 'meetingCancelled', comment);
  }

  /** The organiser's `DELETE` cancels as well, without a comment; an attendee's takes the copy away. */
  remove(meeting: Meeting, owner: string): void {
    if (owner !== meeting.organiser) meeting.removedBy.add(owner);
    else if (meeting.attendees.length > 0) this.cancel(meeting, '');
    else meeting.cancelled = true;
  }

  answer(
    meeting: Meeting,
    attendee: Attendee,
    answer: Exclude<Attendee['answer'], 'none'>,
    proposed: Attendee['proposed'],
  ): void {
    Object.assign(attendee, { answer, proposed, answeredAt: this.#now() });
    this.#touch(meeting);
    this.notices.push({
      to: meeting.organiser,
      from: attendee.address,
      kind: `meeting${capital(answer)}`,
      subject: `${answerWord[answer]}: ${meeting.content.subject ?? ''}`,
      body: '',
      meeting: meeting.number,
      sentAt: this.#now(),
    });
  }

  #knownAs(organiser: string, transactionId: string | null): Meeting | undefined {
    if (transactionId === null) return undefined;
    return this.#meetings.find(
      (one) => one.transactionId === transactionId && one.organiser === organiser,
    );
  }

  /** Outlook passes over a change of provider, and of `isOnlineMeeting` once it is true. */
  #replaceContent(meeting: Meeting, content: Meeting['content']): void {
    meeting.content = { ...meeting.content, ...content };
    if (content.body !== undefined && meeting.joinUrl !== null) {
      if (!keepsJoinBlock(content.body, meeting.joinUrl)) meeting.joinUrl = null;
    }
    if (content.isOnlineMeeting === true && meeting.joinUrl === null) this.#goOnline(meeting);
  }

  #goOnline(meeting: Meeting): void {
    if (this.#directory.find(meeting.organiser)?.hasTeams !== true) return;
    const joinUrl = joinUrlOf(meeting.number);
    meeting.joinUrl = joinUrl;
    meeting.content = { ...meeting.content, body: withJoinBlock(meeting.content.body, joinUrl) };
  }

  #movedTo(meeting: Meeting, body: EventBody): Pick<Meeting, 'start' | 'end' | 'timeZone'> {
    return {
      start: body.start === undefined ? meeting.start : toMillis(body.start),
      end: body.end === undefined ? meeting.end : toMillis(body.end),
      timeZone: body.start?.timeZone ?? meeting.timeZone,
    };
  }

  #replaceAttendees(meeting: Meeting, bodies: readonly AttendeeBody[]): void {
    const before = meeting.attendees;
    const wanted = bodies.map((one) => this.#attendee(one));
    const same = (a: Attendee, b: Attendee): boolean =>
      a.address.toLowerCase() === b.address.toLowerCase();
    const kept = (one: Attendee): Attendee | undefined => before.find((old) => same(old, one));
    const after = wanted.map((one) => {
      const old = kept(one);
      return old === undefined ? one : { ...old, type: one.type, name: one.name };
    });
    const gone = before.filter((old) => !wanted.some((one) => same(old, one)));
    const come = after.filter((one) => kept(one) === undefined);
    meeting.attendees = after;
    for (const attendee of come) this.#askAgain(meeting, attendee);
    this.#register(meeting);
    this.#notify(meeting, come, 'meetingRequest');
    this.#notify(meeting, gone, 'meetingCancelled');
  }

  #askAgain(meeting: Meeting, attendee: Attendee): void {
    Object.assign(attendee, { answer: 'none', answeredAt: null, proposed: null });
    if (attendee.oid !== null) meeting.removedBy.delete(attendee.oid);
  }

  #attendee(body: AttendeeBody): Attendee {
    const user = this.#directory.byMail(body.emailAddress.address);
    return {
      address: body.emailAddress.address,
      name: body.emailAddress.name ?? user?.post ?? body.emailAddress.address,
      type: body.type,
      oid: user?.id ?? null,
      answer: 'none',
      answeredAt: null,
      proposed: null,
    };
  }

  #register(meeting: Meeting): void {
    const owners = [meeting.organiser, ...meeting.attendees.map((attendee) => attendee.oid)];
    for (const owner of owners) {
      if (owner === null) continue;
      this.#copies.set(this.idOf(meeting, owner, false), { meeting, owner });
      this.#copies.set(this.idOf(meeting, owner, true), { meeting, owner });
    }
  }

  #touch(meeting: Meeting): void {
    meeting.modifiedAt = this.#now();
    meeting.changes += 1;
  }

  #notify(
    meeting: Meeting,
    attendees: readonly Attendee[],
    kind: 'meetingRequest' | 'meetingCancelled',
    comment = '',
  ): void {
    const from = this.#directory.find(meeting.organiser)?.mail ?? meeting.organiser;
    const subject = meeting.content.subject ?? '';
    for (const attendee of attendees) {
      this.notices.push({
        to: attendee.oid ?? attendee.address,
        from,
        kind,
        subject: kind === 'meetingCancelled' ? `Canceled: ${subject}` : subject,
        body: `${comment}${meeting.content.body?.content ?? ''}`,
        meeting: meeting.number,
        sentAt: this.#now(),
      });
    }
  }
}

const answerWord = {
  accepted: 'Accepted',
  tentativelyAccepted: 'Tentative',
  declined: 'Declined',
} as const;

function capital<T extends string>(word: T): Capitalize<T> {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}` as Capitalize<T>;
}

/** A change of extended properties sets those that it names; the others stay. */
function withProperties(
  before: Meeting['properties'],
  changed: Meeting['properties'],
): Meeting['properties'] {
  const names = new Set(changed.map(({ id }) => id));
  return [...before.filter(({ id }) => !names.has(id)), ...changed];
}

/** All but what the meeting holds in a form of its own. */
function contentOf(body: EventBody): Meeting['content'] {
  const content = { ...body };
  delete content.start;
  delete content.end;
  delete content.attendees;
  delete content.singleValueExtendedProperties;
  return content;
}

function sameAgain(known: Meeting, fingerprint: string): Meeting {
  if (known.fingerprint === fingerprint && !known.cancelled) return known;
  throw refuse(
    409,
    'ErrorDuplicateTransactionId',
    "Your request can't be completed. The event with the transaction id already exists.",
  );
}

function checkMeeting(meeting: Pick<Meeting, 'start' | 'end' | 'attendees'>): void {
  if (meeting.end < meeting.start) {
    const text = 'The end date is earlier than the start date.';
    throw refuse(400, 'ErrorCalendarEndDateIsEarlierThanStartDate', text);
  }
  if (meeting.attendees.length > 500) {
    throw refuse(400, 'ErrorExceededMaxRecipientLimit', 'At most 500 attendees are allowed.');
  }
  if (meeting.attendees.some((attendee) => !/^[^@\s]+@[^@\s]+$/.test(attendee.address))) {
    throw refuse(400, 'ErrorInvalidRecipients', "At least one recipient isn't valid.");
  }
}

function validationFailure(): Error {
  return refuse(400, 'ErrorPropertyValidationFailure', 'At least one property failed validation.');
}
