import type {
  BulletinCards,
  Chance,
  Conversations,
  Hasher,
  Logger,
  Messenger,
  ReportCards,
  WallClock,
} from '../application/ports/index.ts';
import type { ReportServices } from '../application/reports.ts';
import type { Services, Undelivered } from '../application/services.ts';
import type { Moment } from '../domain/calendar/index.ts';
import { makeHandleMessages, type HandleMessages } from './adapter.ts';
import { isServiceAllowed, type TrustAnchors } from './anchors.ts';
import { BotAdapter } from './botAdapter.ts';
import { createBulletinCards } from './bulletinCards.ts';
import { ConversationBook } from './conversationBook.ts';
import type { TokenSource } from './credentials.ts';
import { Gate } from './gate.ts';
import { createReportCards } from './reportCards.ts';
import { createMessenger } from './messenger.ts';
import { Outbound } from './outbound.ts';
import type { TeamsLimits } from './pace.ts';
import { rememberTokens } from './rememberedTokens.ts';
import { search, turn } from './turn.ts';
import { makeVerifyToken } from './verifyToken.ts';

export type { HandleMessages, MessagesRequest, MessagesResponse } from './adapter.ts';
export { TEAMS_DEFAULT_SERVICE, TEAMS_PUBLIC_CLOUD, type TrustAnchors } from './anchors.ts';
export type { TokenSource } from './credentials.ts';
export { TEAMS_LIMITS, type TeamsLimits } from './pace.ts';

export interface BotParts {
  /** Asked for with each turn: the services need the messenger, and the bot needs the services. */
  readonly services: () => Services;
  readonly reports?: () => ReportServices;
  readonly undelivered?: () => Undelivered;
  readonly conversations: Conversations;
  /** Constants of the deployed entry point; the desk hands in its own, in code. */
  readonly anchors: TrustAnchors;
  readonly appId: string;
  readonly tenantId: string;
  readonly tokens: TokenSource;
  readonly hasher: Hasher;
  readonly log: Logger;
  /** Wall time, for tokens and for `Retry-After`. */
  readonly wall: WallClock;
  /** For the jitter of a pause that Teams named no end of. */
  readonly chance: Chance;
  readonly sleep: (ms: number) => Promise<void>;
  /** Business time, for what the messenger records; a turn gets its own from the door. */
  readonly now: () => Moment;
  /** Where conversations are made; its origin must be among the anchors' own. */
  readonly defaultServiceUrl: string;
  /** The published ones; a desk whose days pass within seconds has none. */
  readonly teamsLimits: TeamsLimits;
  /** Opens a case in the tab. */
  readonly caseLink: (caseId: string) => string;
  /** Of each call to the connector. */
  readonly deadlineMs: number;
}

export interface Bot {
  readonly handleMessages: HandleMessages;
  readonly messenger: Messenger;
  readonly reportCards: ReportCards;
  readonly bulletinCards: BulletinCards;
}

/**
 * The bot: what comes in from Teams, and what goes out. Only this folder knows botbuilder.
 * @throws Error when it could be run unsafely: without app id or tenant, or with an address not allowed.
 */
export function createBot(parts: BotParts): Bot {
  const { anchors, appId, tenantId, defaultServiceUrl, wall, log, deadlineMs } = parts;
  if (appId === '' || tenantId === '') throw new Error('The bot needs an app id and a tenant id.');
  if (!isServiceAllowed(anchors, defaultServiceUrl)) {
    throw new Error('The default service address is not among the allowed ones.');
  }
  const adapter = new BotAdapter(parts);
  const book = new ConversationBook(parts.conversations, anchors, tenantId);
  const gate = new Gate({ ...parts, limits: parts.teamsLimits, mostWaitMs: deadlineMs / 2 });
  const outbound = new Outbound({
    adapter,
    book,
    anchors,
    appId,
    tenantId,
    defaultServiceUrl,
    gate,
    wall,
    log,
  });
  const { services, hasher } = parts;
  const { reports, undelivered } = parts;
  const turnParts = {
    services,
    book,
    outbound,
    hasher,
    log,
    caseLink: parts.caseLink,
    ...(reports === undefined ? {} : { reports }),
    ...(undelivered === undefined ? {} : { undelivered }),
  };
  return {
    handleMessages: makeHandleMessages({
      adapter,
      verifyToken: rememberTokens(makeVerifyToken(anchors, appId, wall), wall),
      anchors,
      tenantId,
      gate,
      turn: async (inbound, now) => await turn(turnParts, inbound, now),
      search: async (inbound, now) => await search(turnParts, inbound, now),
      log,
    }),
    reportCards: createReportCards(outbound),
    bulletinCards: createBulletinCards(outbound),
    messenger: createMessenger({ outbound, now: parts.now, log }),
  };
}
