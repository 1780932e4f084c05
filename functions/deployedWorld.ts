import { createHash, randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ManagedIdentityCredential } from '@azure/identity';
import { TEAMS_DEFAULT_SERVICE, TEAMS_LIMITS, TEAMS_PUBLIC_CLOUD } from '../bot/index.ts';
import { moment } from '../domain/calendar/index.ts';
import { entraOf, MICROSOFT_365_HOSTS } from '../web/index.ts';
import type { Config } from './config.ts';
import { jsonLogger } from './jsonLogger.ts';
import type { World } from './world.ts';

const GRAPH = 'https://graph.microsoft.com/v1.0';
/** Of each call to Teams, Graph and the identity provider. */
const DEADLINE_MS = 10_000;

/**
 * The world of a deployment: the real clock, the public Teams cloud, Microsoft Graph, the app's managed
 * identity. Constants, so that no setting can move whom the app believes (design section 7).
 */
export function deployedWorld(config: Config): World {
  const credential = new ManagedIdentityCredential({ clientId: config.appId });
  const account = config.storageAccount;
  return {
    now: () => moment(new Date().toISOString()),
    wall: { millis: () => Date.now() },
    sleep: async (ms) => await sleep(ms),
    chance: { id: () => randomUUID(), below: (limit) => randomInt(limit) },
    hasher: { hash: (text) => createHash('sha256').update(text).digest('base64url') },
    log: jsonLogger((line) => process.stdout.write(`${line}\n`)),
    anchors: TEAMS_PUBLIC_CLOUD,
    defaultServiceUrl: TEAMS_DEFAULT_SERVICE,
    teamsLimits: TEAMS_LIMITS,
    signIn: entraOf(config.tenantId),
    publicOrigin: `https://${config.publicHost}`,
    // Beside the folder of the bundle.
    pageDir: fileURLToPath(new URL('../page', import.meta.url)),
    readingsDir: fileURLToPath(new URL('../procedures/requirements', import.meta.url)),
    tabDir: fileURLToPath(new URL('../tab', import.meta.url)),
    tabHosts: MICROSOFT_365_HOSTS,
    graphBaseUrl: GRAPH,
    tokens: {
      token: async (scope) => {
        const abortSignal = AbortSignal.timeout(DEADLINE_MS);
        return (await credential.getToken(scope, { abortSignal })).token;
      },
    },
    storage: {
      kind: 'token',
      credential,
      tablesUrl: `https://${account}.table.core.windows.net`,
      queuesUrl: `https://${account}.queue.core.windows.net`,
    },
    leaseMs: 60_000,
    deadlineMs: DEADLINE_MS,
    cacheMs: 60_000,
    appLink: `https://teams.microsoft.com/l/entity/${config.catalogAppId}/cases`,
  };
}
