import { countingIds, type IdSource } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import { RateWindows } from '../rateWindows.ts';
import type { Call, Service, ServiceReply } from '../server.ts';
import type { Person } from '../teams/roster.ts';
import { appRoutes } from './appRoutes.ts';
import { Calendars } from './calendars.ts';
import {
  Directory,
  type AutomaticReplies,
  type MailboxUser,
  type WorkingHours,
} from './directory.ts';
import { directoryRoutes } from './directoryRoutes.ts';
import { graphBody, graphWording, refuse } from './errors.ts';
import { eventRoutes } from './eventRoutes.ts';
import { eventView } from './eventView.ts';
import { Mailboxes } from './mailboxes.ts';
import { mailRoutes, mailView, withFiles } from './mailRoutes.ts';
import { attendeeOf, type Meeting, type MeetingNotice } from './meeting.ts';
import { getSchedule } from './schedule.ts';
import type { GraphState, InstallationPort, Route } from './state.ts';
import { utcText } from './times.ts';

export interface GraphOptions {
  readonly tenantId: string;
  readonly catalogAppId: string;
  readonly manifestAppId: string;
  readonly appName?: string | undefined;
  readonly people: readonly Person[];
  readonly serviceMailbox: { readonly id: string; readonly mail: string };
  readonly installations: InstallationPort;
  readonly authorised: (authorization: string | undefined) => Promise<boolean>;
  readonly origin: () => string;
  readonly now: () => string;
  readonly ids?: IdSource | undefined;
  readonly throttle?: boolean | undefined;
}

export type BusyKind = 'busy' | 'tentative' | 'oof' | 'workingElsewhere';

/** Start and end are UTC moments. */
export interface BusyTime {
  readonly start: string;
  readonly end: string;
  readonly kind: BusyKind;
  readonly title?: string | undefined;
}

export interface NewTime {
  readonly start: string;
  readonly end: string;
}

const routes: readonly Route[] = [
  ...appRoutes,
  ['POST', /^\/users\/([^/]+)\/calendar\/getSchedule$/, getSchedule],
  ...eventRoutes,
  ...mailRoutes,
  ...directoryRoutes,
];

const mailboxPath =
  /^\/users\/([^/]+)\/(events|calendar|calendarView|messages|mailFolders|sendMail|mailboxSettings)(\/|$)/;

/** Microsoft Graph v1.0, as far as platform 3.1 and 5 describe it, and the people behind the mailboxes. */
export class GraphStandin {
  readonly #state: GraphState;
  readonly #authorised: GraphOptions['authorised'];

  constructor(options: GraphOptions) {
    const ids = options.ids ?? countingIds();
    const mailbox = { ...options.serviceMailbox, post: 'Escalations mailbox' };
    const directory = new Directory([...options.people, mailbox]);
    const limits = [{ count: 10_000, ms: 600_000 }];
    this.#authorised = options.authorised;
    this.#state = {
      tenantId: options.tenantId,
      catalogAppId: options.catalogAppId,
      manifestAppId: options.manifestAppId,
      appName: options.appName ?? 'IRO escalation',
      serviceMailbox: mailbox.id,
      directory,
      calendars: new Calendars(directory, ids, options.now),
      mailboxes: new Mailboxes(directory, ids, options.now),
      installations: options.installations,
      origin: options.origin,
      now: options.now,
      ids,
      rate: options.throttle === false ? null : new RateWindows(limits),
      inFlight: new Map(),
      managerForApps: true,
    };
  }

  service(): Service {
    return {
      name: 'graph',
      prefix: '/v1.0',
      personsOf: (call) => this.#personsOf(call),
      admit: (call) => this.#admit(call),
      handle: (call) => this.#handle(call),
      wording: graphWording,
    };
  }

  // Reading -----------------------------------------------------------------------------------

  /** A person's calendar as Graph lists it: UTC, immutable ids. */
  calendar(oid: string): readonly JsonObject[] {
    const context = { ...this.#state, zone: 'UTC', immutable: true };
    const owner = this.#state.directory.get(oid).id;
    return this.#state.calendars.of(owner).map((meeting) => eventView(meeting, owner, context));
  }

  /** A person's mail as Graph lists it, newest first; `parentFolderId` names the folder. */
  mail(oid: string): readonly JsonObject[] {
    const { directory, mailboxes } = this.#state;
    return mailboxes
      .of(directory.get(oid).id)
      .map((mail) => ({ id: mailboxes.idOf(mail, true), ...mailView(mail), ...withFiles(mail) }));
  }

  /** Invitations, cancellations and answers that reached a person's inbox. */
  notices(oid: string): readonly MeetingNotice[] {
    const { id } = this.#state.directory.get(oid);
    return this.#state.calendars.notices.filter((notice) => notice.to === id);
  }

  account(oid: string): Pick<MailboxUser, 'id' | 'mail' | 'enabled' | 'deleted' | 'hasMailbox'> {
    const { id, mail, enabled, deleted, hasMailbox } = this.#state.directory.get(oid);
    return { id, mail, enabled, deleted, hasMailbox };
  }

  // People's doings ---------------------------------------------------------------------------

  addBusy(oid: string, busy: BusyTime): string {
    const { calendars, directory } = this.#state;
    const owner = directory.get(oid).id;
    const meeting = calendars.create(owner, {
      subject: busy.title ?? '',
      start: { dateTime: utcText(Date.parse(busy.start)), timeZone: 'UTC' },
      end: { dateTime: utcText(Date.parse(busy.end)), timeZone: 'UTC' },
      showAs: busy.kind,
    });
    return calendars.idOf(meeting, owner, true);
  }

  /** Sets automatic replies; as Outlook offers, the time is blocked in the calendar as well. */
  setOutOfOffice(oid: string, replies: AutomaticReplies | null, blockCalendar = true): void {
    this.#state.directory.get(oid).automaticReplies = replies;
    if (replies === null || !blockCalendar) return;
    const { from: start, to: end } = replies;
    this.addBusy(oid, { start, end, kind: 'oof', title: 'Out of office' });
  }

  setWorkingHours(oid: string, hours: WorkingHours): void {
    this.#state.directory.get(oid).workingHours = hours;
  }

  /** A per-person error inside the answer of getSchedule, as where free/busy is not shared. */
  setFreeBusyShared(oid: string, shared: boolean): void {
    this.#state.directory.get(oid).sharesFreeBusy = shared;
  }

  /** An attendee answers; a new time can be proposed unless the organiser has ruled it out. */
  respond(
    oid: string,
    eventId: string,
    answer: 'accept' | 'decline' | 'tentative',
    proposed?: NewTime,
  ): void {
    const meeting = this.#meeting(eventId);
    const attendee = attendeeOf(meeting, this.#state.directory.get(oid).id);
    if (attendee === null) throw new Error('not an attendee of this meeting');
    if (meeting.cancelled) throw new Error('the meeting is cancelled');
    if (proposed !== undefined && answer === 'accept') {
      throw new Error('a new time goes with a decline or a tentative answer');
    }
    if (proposed !== undefined && meeting.content.allowNewTimeProposals === false) {
      throw new Error('the organiser allows no new times');
    }
    const span =
      proposed === undefined
        ? null
        : { start: Date.parse(proposed.start), end: Date.parse(proposed.end) };
    this.#state.calendars.answer(meeting, attendee, answers[answer], span);
  }

  /** Somebody in the organiser's mailbox drags the meeting to another time: everybody is asked anew. */
  organiserMoves(eventId: string, { start, end }: NewTime): void {
    const at = (moment: string) => ({ dateTime: utcText(Date.parse(moment)), timeZone: 'UTC' });
    this.#state.calendars.update(this.#meeting(eventId), { start: at(start), end: at(end) });
  }

  /** Somebody in the organiser's mailbox cancels the meeting. */
  organiserCancels(eventId: string): void {
    this.#state.calendars.cancel(this.#meeting(eventId), '');
  }

  /** Somebody in the organiser's mailbox deletes the meeting: it is cancelled without a word. */
  organiserDeletes(eventId: string): void {
    const meeting = this.#meeting(eventId);
    this.#state.calendars.remove(meeting, meeting.organiser);
  }

  /** A person takes an entry out of their own calendar without answering. */
  removesFromCalendar(oid: string, eventId: string): void {
    this.#state.calendars.remove(this.#meeting(eventId), this.#state.directory.get(oid).id);
  }

  // Setting the scene -------------------------------------------------------------------------

  addPerson(person: Person): void {
    this.#state.directory.add(person);
  }

  /** The account is deleted: nothing of Graph knows the person any more. */
  removePerson(oid: string): void {
    this.#state.directory.remove(oid);
  }

  setManager(oid: string, manager: string | null): void {
    this.#state.directory.get(oid).manager = manager;
  }

  /** The account is deleted; what it has said and booked still stands. */
  deleteAccount(oid: string): void {
    this.#state.directory.get(oid).deleted = true;
  }

  /** The account gets another address and keeps the old one beside it, as Exchange does it. */
  renameMail(oid: string, mail: string): void {
    const user = this.#state.directory.get(oid);
    user.aliases = [...user.aliases, user.mail];
    user.mail = mail;
  }

  setHasMailbox(oid: string, hasMailbox: boolean): void {
    this.#state.directory.get(oid).hasMailbox = hasMailbox;
  }

  setAccountEnabled(oid: string, enabled: boolean): void {
    this.#state.directory.get(oid).enabled = enabled;
  }

  /** Whether a mailbox can make online meetings (platform 5.2). */
  setHasTeams(oid: string, hasTeams: boolean): void {
    this.#state.directory.get(oid).hasTeams = hasTeams;
  }

  setManagerForApps(allowed: boolean): void {
    this.#state.managerForApps = allowed;
  }

  // -------------------------------------------------------------------------------------------

  #meeting(eventId: string): Meeting {
    const copy = this.#state.calendars.find(eventId);
    if (copy === null) throw new Error(`no such event: ${eventId}`);
    return copy.meeting;
  }

  #personsOf(call: Call): readonly string[] {
    const key = /^\/users\/([^/]+)/.exec(call.path)?.[1];
    if (key === undefined) return [];
    return [this.#state.directory.find(key)?.id ?? key];
  }

  /** Four calls at a time and 10,000 in ten minutes per mailbox (platform 5.6). */
  #admit(call: Call): ServiceReply | (() => void) {
    const { inFlight, rate } = this.#state;
    const mailbox = mailboxPath.exec(call.path)?.[1]?.toLowerCase();
    if (mailbox === undefined || rate === null) return () => undefined;
    const underWay = inFlight.get(mailbox) ?? 0;
    if (underWay >= 4) return throttled('Application is over its MailboxConcurrency limit.', 1);
    const wait = rate.take(mailbox);
    if (wait !== null) return throttled('Application is over its request limit.', wait);
    inFlight.set(mailbox, underWay + 1);
    return () => inFlight.set(mailbox, (inFlight.get(mailbox) ?? 1) - 1);
  }

  async #handle(call: Call): Promise<ServiceReply> {
    if (!(await this.#authorised(call.headers['authorization']))) {
      const text = 'Access token validation failure. Invalid audience.';
      return { status: 401, body: graphBody('InvalidAuthenticationToken', text) };
    }
    for (const [method, path, handler] of routes) {
      const match = method === call.method ? path.exec(call.path) : null;
      if (match !== null) return handler(this.#state, call, match.slice(1));
    }
    throw refuse(404, 'BadRequest', `Resource not found for the segment '${call.path}'.`);
  }
}

const answers = {
  accept: 'accepted',
  decline: 'declined',
  tentative: 'tentativelyAccepted',
} as const;

function throttled(message: string, seconds: number): ServiceReply {
  const headers = { 'retry-after': String(seconds) };
  return { status: 429, headers, body: graphBody('ApplicationThrottled', message) };
}
