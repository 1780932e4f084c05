import type { Moment } from '../domain/calendar/index.ts';
import type { EvidencePack } from '../domain/evidence/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import type { ListedFault, FaultRule } from './standins/faults.ts';
import type { JsonObject } from './standins/json.ts';
import type { LoggedCall, ServiceName } from './standins/requestLog.ts';
import type { ChatKind, SeenActivity } from './standins/teams/chats.ts';

/** What one can do at the desk; its HTTP interface is this, word for word (docs/desk.md). */
export interface DeskApi {
  people(): readonly DeskPerson[];
  say(person: string, text: string, where: ChatKind): Promise<Said>;
  chat(person: string, where: ChatKind): readonly SeenActivity[];
  open(person: string, activityId: string): Promise<Answered>;
  press(person: string, activityId: string, action: string, inputs: JsonObject): Promise<Answered>;
  /** The app's message extension, in a channel. */
  extension(person: string, wish: ExtensionWish): Promise<ExtensionAnswer>;
  post(activity: JsonObject, token: TokenWish): Promise<Posted>;
  calendar(person: string): readonly JsonObject[];
  changeCalendar(person: string, change: CalendarChange): Promise<CalendarChanged>;
  mail(person: string): readonly JsonObject[];
  /** What happens to a person's account in the tenant, without a word to the app. */
  changeAccount(person: string, change: AccountChange): DeskAccount;
  /** People and posts as files, by the app's own interface for administrators. */
  directory(format: string, as: string | null): Promise<unknown>;
  /** The same taken in: what it would do (`dryRun`), or done. */
  importDirectory(wish: JsonObject, as: string | null): Promise<unknown>;
  /** Asks the app to write lists and reports anew, as an administrator does. */
  rebuild(as: string | null): Promise<unknown>;
  /** The whole of a case for a person who sees all of it: to be verified, or to be read and printed. */
  evidence(person: string, reference: string, as: 'json' | 'html'): Promise<EvidencePack | Page>;
  clock(): ClockView;
  moveClock(move: ClockMove): Promise<ClockView>;
  faults(): readonly ListedFault[];
  addFault(rule: FaultRule): string;
  clearFaults(id: string | null): void;
  app(): AppView;
  killApp(): Promise<AppView>;
  restartApp(): Promise<AppView>;
  /** What the app has logged, newest last. */
  appLog(): readonly string[];
  requests(to: ServiceName | null, since: number): readonly LoggedCall[];
  token(person: string, wish: TokenWish): Promise<{ readonly token: string }>;
}

export interface DeskPerson {
  readonly id: PersonId;
  readonly post: string;
  readonly mail: string;
  readonly roles: readonly string[];
  /** Teams and services in whose posts this person is; empty: the whole authority. */
  readonly teams: readonly string[];
  /** Whether the app is installed for this person. */
  readonly installed: boolean;
  /** How many messages of the bot stand in the personal chat. */
  readonly messages: number;
}

/** An answer that is a page of its own, with nothing from elsewhere on it. */
export class Page {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

export interface Said {
  /** What has appeared in that chat since, from the bot. */
  readonly replies: readonly SeenActivity[];
}

/** What came of opening or pressing. */
export interface Answered {
  /** As the card's answer says: 200 when it was taken, else 4xx or 5xx. */
  readonly status: number;
  readonly kind: 'card' | 'message' | 'refused';
  readonly card?: JsonObject;
  readonly text?: string;
  /** Inputs that the card does not ask for; they were not sent. */
  readonly ignoredInputs?: readonly string[];
  /** What has appeared in that person's chat since, from the bot. */
  readonly replies: readonly SeenActivity[];
}

export interface TokenWish {
  /** Laid over the usual claims. */
  readonly claims?: JsonObject | undefined;
  readonly key?: 'own' | 'other' | 'unlisted' | undefined;
  readonly expired?: boolean | undefined;
  readonly notYet?: boolean | undefined;
  /** No token at all. */
  readonly none?: boolean | undefined;
}

export type ExtensionWish =
  | { readonly do: 'find'; readonly reference: string }
  /** Its dialog, opened on a message that somebody wrote, or (null) from the box in which one writes. */
  | { readonly do: 'escalate'; readonly message: string | null }
  /** A button of the dialog that is open. */
  | { readonly do: 'press'; readonly action: string; readonly inputs: JsonObject };

export interface ExtensionAnswer {
  readonly status: number;
  /** What was found; or the one card of the dialog, none where it closed. */
  readonly cards: readonly JsonObject[];
  /** What it said in their place; empty: nothing. */
  readonly text: string;
}

export interface Posted {
  readonly status: number;
  readonly body: unknown;
}

export type CalendarChange =
  | {
      readonly do: 'add';
      readonly start: Moment;
      readonly end: Moment;
      readonly showAs: 'busy' | 'tentative' | 'oof' | 'workingElsewhere';
      readonly title: string;
    }
  | { readonly do: 'outOfOffice'; readonly from: Moment; readonly to: Moment }
  | { readonly do: 'backInOffice' }
  | { readonly do: 'hideFreeBusy' | 'shareFreeBusy' }
  | { readonly do: 'accept' | 'decline' | 'tentative'; readonly eventId: string }
  | {
      readonly do: 'propose';
      readonly eventId: string;
      readonly start: Moment;
      readonly end: Moment;
    }
  | { readonly do: 'remove'; readonly eventId: string }
  /** In the mailbox that holds the meeting, which this person has open in Outlook beside their own. */
  | {
      readonly do: 'moveForOrganiser';
      readonly eventId: string;
      readonly start: Moment;
      readonly end: Moment;
    }
  | { readonly do: 'cancelForOrganiser' | 'deleteForOrganiser'; readonly eventId: string };

export type AccountChange =
  | { readonly do: 'disable' | 'enable' | 'delete' | 'removeMailbox' }
  | { readonly do: 'renameMail'; readonly mail: string };

export interface DeskAccount {
  readonly id: string;
  readonly mail: string;
  readonly enabled: boolean;
  readonly deleted: boolean;
  readonly hasMailbox: boolean;
}

export interface CalendarChanged {
  readonly eventId: string | null;
}

export interface ClockView {
  readonly now: Moment;
  /** The same on a London clock, `YYYY-MM-DDTHH:mm`. */
  readonly london: string;
  /** For people: "Tue 22 Dec 2026, 10:00". */
  readonly text: string;
  readonly workingDay: boolean;
}

export type ClockMove =
  { readonly to: Moment } | { readonly workingDays: number } | { readonly minutes: number };

export interface AppView {
  readonly state: 'running' | 'stopped';
  /** Where the app answers `/api/…`, while it runs. */
  readonly url: string | null;
}

/** The desk says no; its words go to whoever asked, so they say what to do as well. */
export class DeskRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly more: JsonObject;

  constructor(status: number, code: string, message: string, more: JsonObject = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.more = more;
  }
}

export const appIsStopped = (): DeskRefusal =>
  new DeskRefusal(503, 'app-stopped', 'app is stopped: POST /desk/app/restart starts it again.');

export const noSuchCase = (reference: string): DeskRefusal =>
  new DeskRefusal(
    404,
    'no-such-case',
    `There is no case '${reference.slice(0, 60)}' of which this person sees everything.`,
  );

export const noSuchPerson = (id: string): DeskRefusal =>
  new DeskRefusal(
    404,
    'no-such-person',
    `Nobody has the id '${id.slice(0, 60)}'. GET /desk/people lists everyone.`,
  );
