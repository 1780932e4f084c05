import { startStandins, type Standins } from '../../desk/standins/index.ts';
import { makeIdentityKeys, type IdentityKeys } from '../../desk/standins/identity/keys.ts';
import type { TrustAnchors } from '../../bot/anchors.ts';
import { BotAdapter } from '../../bot/botAdapter.ts';
import type { TokenSource } from '../../bot/credentials.ts';
import { APP, OTHER, PERSON, TENANT } from './activities.ts';

export const NOW = '2026-12-22T10:00:00.000Z';

let keys: Promise<IdentityKeys> | null = null;

/** Teams and the identity provider on loopback; keys are made once, since that takes long. */
export async function startStand(throttle = false): Promise<Standins> {
  keys ??= makeIdentityKeys();
  return await startStandins({
    now: () => NOW,
    tenantId: TENANT,
    appId: APP,
    appSecret: 'secret',
    catalogAppId: 'catalogue',
    manifestAppId: 'manifest',
    people: [
      { id: PERSON, post: 'Team manager, North', mail: 'tm.north@desk.test' },
      { id: OTHER, post: 'Team manager, South', mail: 'tm.south@desk.test' },
    ],
    serviceMailbox: { id: '00000000-0000-4000-8000-000000000001', mail: 'iro@desk.test' },
    throttle,
    keys: await keys,
  });
}

/** What the desk hands in instead of the public cloud. */
export function anchorsOf({ identity, urls }: Standins): TrustAnchors {
  return {
    issuer: identity.channelIssuer,
    openIdUrl: urls.channelOpenIdUrl,
    keysUrl: urls.channelJwksUrl,
    serviceOrigins: [new URL(urls.teamsServiceUrl).origin],
  };
}

/** One token, made when first wanted: as a source that caches gives it. */
export function tokensOf({ identity }: Standins): TokenSource {
  let token: Promise<string> | null = null;
  return {
    token: async (scope) => await (token ??= identity.tokenFor(scope.replace('/.default', ''))),
  };
}

export function adapterOf(
  standins: Standins,
  deadlineMs = 2000,
  anchors = anchorsOf(standins),
): BotAdapter {
  return new BotAdapter({
    appId: APP,
    tenantId: TENANT,
    anchors,
    tokens: tokensOf(standins),
    deadlineMs,
  });
}
