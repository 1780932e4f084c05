import type { Moment } from '../domain/calendar/index.ts';
import type { PeopleDoor, Web } from '../web/index.ts';
import type { CalendarNews, CalendarNewsAnswer } from './calendarNews.ts';

/** What the triggers call: one method per door. */
export interface House {
  /** A Teams activity, as it came. */
  readonly messages: (request: IncomingMessage) => Promise<OutgoingMessage>;
  /** The page that mails lead to, and what it asks. */
  readonly web: Web;
  /** A queue message that woke the dispatcher; unreadable ones are thrown, and become dead letters. */
  readonly wakeUp: (message: unknown) => Promise<void>;
  /** A wake-up that the host gave up on: a dead letter that a person sees. */
  readonly deadWakeUp: (message: unknown) => Promise<void>;
  /** Everything that is due. */
  readonly sweep: () => Promise<void>;
  /** What has become of booked meetings in people's calendars. */
  readonly meetings: () => Promise<void>;
  /** Graph says that something in the calendar has changed. */
  readonly calendarNews: (news: CalendarNews) => Promise<CalendarNewsAnswer>;
  /** Regular reports whose day it is. */
  readonly reports: () => Promise<void>;
  /** People and posts, looked at each working morning; an administrator is told what was found. */
  readonly people: () => Promise<void>;
  /** The same list, in and out, for an administrator's own token. */
  readonly peopleDoor: PeopleDoor;
  /** Once a day: drafts past their time, the calendar's end. */
  readonly daily: () => Promise<void>;
  readonly health: () => Promise<Health>;
  /** Business time, read once per turn at the door. */
  readonly now: () => Moment;
  /** Tables and queues there, procedures registered; before the first request. */
  readonly ready: () => Promise<void>;
}

export interface IncomingMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface OutgoingMessage {
  readonly status: number;
  readonly jsonBody?: unknown;
}

export interface Health {
  readonly ok: boolean;
  readonly now: Moment;
  readonly lastSweep: Moment | null;
  readonly deadLetters: number;
  /** What a person must see to although the app runs, as codes. */
  readonly problems: readonly 'no-administrator'[];
}
