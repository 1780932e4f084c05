import type { IdSource } from '../ids.ts';
import type { RateWindows } from '../rateWindows.ts';
import type { Call, ServiceReply } from '../server.ts';
import type { Calendars } from './calendars.ts';
import type { Directory, MailboxUser } from './directory.ts';
import { accessDenied, noSuchMailbox, noSuchUser } from './errors.ts';
import type { Mailboxes } from './mailboxes.ts';

/** What Graph's app installations have to do with Teams. */
export interface InstallationPort {
  isInstalled(oid: string): boolean;
  isForbidden(oid: string): boolean;
  install(oid: string): void;
  uninstall(oid: string): void;
  chatId(oid: string): string;
}

export interface GraphState {
  readonly tenantId: string;
  readonly catalogAppId: string;
  readonly manifestAppId: string;
  readonly appName: string;
  readonly serviceMailbox: string;
  readonly directory: Directory;
  readonly calendars: Calendars;
  readonly mailboxes: Mailboxes;
  readonly installations: InstallationPort;
  readonly origin: () => string;
  readonly now: () => string;
  readonly ids: IdSource;
  readonly rate: RateWindows | null;
  /** Calls under way in a mailbox; a fifth is refused (platform 5.6). */
  readonly inFlight: Map<string, number>;
  /** The permission table says both; true serves `manager` to an application (platform 5.8). */
  managerForApps: boolean;
}

export type Handler = (state: GraphState, call: Call, parts: readonly string[]) => ServiceReply;
export type Route = readonly [method: string, path: RegExp, handler: Handler];

export function userOf(state: GraphState, key: string | undefined): MailboxUser {
  const user = state.directory.find(key ?? '');
  if (user === null) throw noSuchUser(key ?? '');
  return user;
}

/** The app's rights end at its service mailbox (RBAC for Applications, platform 5.7). */
export function scopedMailbox(state: GraphState, key: string | undefined): MailboxUser {
  const user = state.directory.find(key ?? '');
  if (user === null) throw noSuchMailbox(key ?? '');
  if (user.id !== state.serviceMailbox) throw accessDenied();
  return user;
}
