import { createHash, randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { moment } from '../../domain/calendar/index.ts';
import type { Config } from '../../functions/config.ts';
import { jsonLogger } from '../../functions/jsonLogger.ts';
import type { World } from '../../functions/world.ts';
import { clientCredentials } from '../../graph/index.ts';
import type { AppSettings } from './settings.ts';

/** Business time as the desk last told it: it never runs by itself. */
export interface DeskTime {
  now: string;
}

/** Known to the desk's Graph and its app. */
export const CALENDAR_CLIENT_STATE = 'known at this desk alone';

/** What a deployment would read from its environment. */
export function configOf(settings: AppSettings): Config {
  return {
    tenantId: settings.tenantId,
    appId: settings.appId,
    catalogAppId: settings.catalogAppId,
    manifestAppId: settings.manifestAppId,
    storageAccount: settings.storage.account,
    serviceMailbox: settings.serviceMailbox,
    mailDomains: settings.mailDomains,
    // One registration at the desk; a deployment's bot has an identity of its own beside it.
    signInAppId: settings.appId,
    publicHost: new URL(settings.publicOrigin).host,
    calendarClientState: CALENDAR_CLIENT_STATE,
    postEndingDays: 14,
    proceduresDir: settings.proceduresDir,
  };
}

/**
 * The desk in place of the deployed world: its clock, its issuer, its Teams and Graph. Verification
 * stays on; only whom the app believes is another (design section 7).
 */
export function deskWorld(
  settings: AppSettings,
  time: DeskTime,
  write: (line: string) => void,
): World {
  const { urls, appId, appSecret } = settings;
  const wall = { millis: () => Date.now() };
  return {
    now: () => moment(time.now),
    wall,
    sleep: async (ms) => await sleep(ms),
    chance: { id: () => randomUUID(), below: (limit) => randomInt(limit) },
    hasher: { hash: (text) => createHash('sha256').update(text).digest('base64url') },
    log: jsonLogger(write),
    anchors: {
      issuer: settings.channelIssuer,
      openIdUrl: urls.channelOpenIdUrl,
      keysUrl: urls.channelJwksUrl,
      serviceOrigins: [new URL(urls.teamsServiceUrl).origin],
    },
    defaultServiceUrl: urls.teamsServiceUrl,
    // A jump of the clock sends a month's messages within seconds; the stand-in does not throttle either.
    teamsLimits: { thread: [], app: [] },
    signIn: {
      issuer: settings.tenantIssuer,
      keysUrl: urls.tenantJwksUrl,
      authorizeUrl: urls.authorizeUrl,
      tokenUrl: urls.tokenUrl,
    },
    publicOrigin: settings.publicOrigin,
    pageDir: settings.pageDir,
    readingsDir: settings.readingsDir,
    tabDir: settings.tabDir,
    // The desk's page, and the page between it and the tab; both are of this machine.
    tabHosts: ['http://127.0.0.1:*', 'http://localhost:*'],
    graphBaseUrl: urls.graphBaseUrl,
    tokens: clientCredentials({
      url: urls.tokenUrl,
      clientId: appId,
      clientSecret: appSecret,
      wall,
    }),
    storage: settings.storage,
    leaseMs: settings.leaseMs,
    deadlineMs: settings.deadlineMs,
    cacheMs: settings.cacheMs,
    appLink: `https://teams.microsoft.com/l/entity/${settings.catalogAppId}/cases`,
  };
}
