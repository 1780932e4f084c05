import type {
  Accounts,
  BulletinMailer,
  Absences,
  Chance,
  Installer,
  Logger,
  Mailer,
  Meetings,
  ReportMailer,
  WallClock,
} from '../application/ports/index.ts';
import type { Moment } from '../domain/calendar/index.ts';
import { graphAbsences } from './absences.ts';
import { graphAccounts } from './accounts.ts';
import { internalOnly, type AddressOf } from './addresses.ts';
import { graphBulletinMailer, type BulletinMailWords } from './bulletinMailer.ts';
import { graphClient } from './client.ts';
import type { MeetingWords } from './events.ts';
import { graphInstaller, type AppIds } from './installer.ts';
import { graphLook } from './look.ts';
import { graphMailer, type MailWords } from './mailer.ts';
import { graphMeetings } from './meetings.ts';
import { graphReportMailer, type ReportMailWords } from './reportMailer.ts';
import type { TokenSource } from './tokens.ts';

export type { MeetingWords } from './events.ts';
export type { AppIds } from './installer.ts';
export type { MailWords } from './mailer.ts';
export type { MailFile } from './reportMailer.ts';
export { clientCredentials, type TokenSource } from './tokens.ts';

export interface GraphParts {
  /** `https://graph.microsoft.com/v1.0`; only the desk hands in another. */
  readonly baseUrl: string;
  readonly tokens: TokenSource;
  readonly serviceMailbox: { readonly id: string; readonly mail: string };
  readonly mailOf: AddressOf;
  /** The domains of the authority's own mail addresses: nobody else is written to or invited. */
  readonly mailDomains: readonly string[];
  readonly words: {
    readonly meeting: MeetingWords;
    readonly mail: MailWords;
    readonly report: ReportMailWords;
    readonly bulletin: BulletinMailWords;
  };
  readonly appIds: AppIds;
  /** Wall time: for deadlines and tokens (design section 5). */
  readonly wall: WallClock;
  /** Business time: how long a service wants to be left alone (docs/decisions/0015). */
  readonly now: () => Moment;
  readonly chance: Chance;
  readonly log: Logger;
  readonly fetch?: typeof fetch;
  readonly deadlineMs?: number;
}

/** Microsoft Graph behind our ports (design section 7): calendars, mail and installation. */
export function createGraph(parts: GraphParts): {
  readonly meetings: Meetings;
  readonly mailer: Mailer;
  readonly installer: Installer;
  readonly reportMailer: ReportMailer;
  readonly bulletinMailer: BulletinMailer;
  readonly absences: Absences;
  readonly accounts: Accounts;
} {
  const graph = graphClient(parts);
  const addressOf = internalOnly(parts.mailOf, parts.mailDomains);
  const { id: mailbox, mail: organiser } = parts.serviceMailbox;
  const { words, appIds, log } = parts;
  return {
    meetings: {
      ...graphMeetings({ graph, mailbox, organiser, addressOf, words: words.meeting, log }),
      ...graphLook({ graph, mailbox }),
    },
    mailer: graphMailer({ graph, mailbox, addressOf, words: words.mail }),
    accounts: graphAccounts({ graph }),
    installer: graphInstaller({ graph, appIds }),
    reportMailer: graphReportMailer({ graph, mailbox, addressOf, words: words.report }),
    bulletinMailer: graphBulletinMailer({ graph, mailbox, addressOf, words: words.bulletin }),
    absences: graphAbsences({ graph }),
  };
}
