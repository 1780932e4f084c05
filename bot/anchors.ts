/**
 * Whom the bot believes, and where it may write. Constants of the deployed entry point: no setting moves
 * or weakens them; only the desk hands in others, in code (design section 7).
 */
export interface TrustAnchors {
  /** `iss` of the channel's tokens. */
  readonly issuer: string;
  /** The issuer's OpenID document: botbuilder's own check, behind ours, reads it. */
  readonly openIdUrl: string;
  /** The issuer's key set, which our check reads. */
  readonly keysUrl: string;
  /** Origins of the connector (`https://host`): the address of every activity and of every send. */
  readonly serviceOrigins: readonly string[];
}

/** Teams in the public cloud (platform 1.4, 3.2). */
export const TEAMS_PUBLIC_CLOUD: TrustAnchors = {
  issuer: 'https://api.botframework.com',
  openIdUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  keysUrl: 'https://login.botframework.com/v1/.well-known/keys',
  serviceOrigins: ['https://smba.trafficmanager.net'],
};

/** Where a conversation is made for somebody who never wrote to the bot (platform 3.2). */
export const TEAMS_DEFAULT_SERVICE = 'https://smba.trafficmanager.net/teams/';

/** Addresses that were found good: a channel has few, and names one of them with each activity. */
const allowed = new WeakMap<TrustAnchors, Set<string>>();
const MOST_ALLOWED = 100;

/** Asked when an address comes in, when it is stored and when it is used. */
export function isServiceAllowed(anchors: TrustAnchors, serviceUrl: string): boolean {
  const known = allowed.get(anchors) ?? new Set();
  if (known.has(serviceUrl)) return true;
  if (!isAmong(anchors.serviceOrigins, serviceUrl)) return false;
  if (known.size >= MOST_ALLOWED) known.clear();
  allowed.set(anchors, known.add(serviceUrl));
  return true;
}

function isAmong(origins: readonly string[], serviceUrl: string): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const url = new URL(serviceUrl);
  // A query or fragment would swallow the path that is put behind the address.
  const bare = [url.username, url.password, url.search, url.hash].every((part) => part === '');
  return bare && origins.includes(url.origin);
}
