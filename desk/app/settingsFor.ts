import { fileURLToPath } from 'node:url';
import type { Moment } from '../../domain/calendar/index.ts';
import type { Directory } from '../../domain/people/index.ts';
import type { StorageConnection } from '../../storage/index.ts';
import type { Standins } from '../standins/index.ts';
import type { AppSettings } from './settings.ts';

/** The desk's own tenant: made-up ids, the same at every start, so that scripts can count on them. */
export const IDENTITIES = {
  tenantId: '00000000-0000-4000-8000-00000000d001',
  appId: '00000000-0000-4000-8000-00000000d002',
  appSecret: 'a secret of the desk, worth nothing anywhere else',
  catalogAppId: '00000000-0000-4000-8000-00000000d003',
  manifestAppId: '00000000-0000-4000-8000-00000000d004',
  serviceMailbox: { id: '00000000-0000-4000-8000-00000000d005', mail: 'escalations@desk.test' },
} as const;

interface Around {
  readonly standins: Standins;
  readonly storage: Extract<StorageConnection, { kind: 'shared-key' }>;
  readonly directory: Directory;
  readonly proceduresDir: string;
  readonly publicOrigin: string;
  readonly pageDir: string;
  readonly tabDir: string;
  /** Wall time. A process that was killed holds its messages and effects for this long. */
  readonly heldSeconds?: number | undefined;
}

/** They come with the product, whichever procedures an authority has. */
const READINGS = fileURLToPath(new URL('../../procedures/requirements', import.meta.url));

const HELD_SECONDS = 5;
/** A deed has to be over before its lease is. */
const DEADLINE_SHARE = 0.8;

/** What the app's process is told at each of its starts. */
export function settingsFor(around: Around): (now: Moment) => AppSettings {
  const { standins, storage, directory, heldSeconds = HELD_SECONDS } = around;
  const { proceduresDir, publicOrigin, pageDir, tabDir } = around;
  const { urls, identity } = standins;
  const own = IDENTITIES.serviceMailbox.mail;
  const mails = [own, ...[...directory.people.values()].map(({ mail }) => mail)];
  const domains = mails.map((mail) => mail.slice(mail.lastIndexOf('@') + 1).toLowerCase());
  return (now) => ({
    now,
    ...IDENTITIES,
    mailDomains: [...new Set(domains)],
    proceduresDir,
    publicOrigin,
    pageDir,
    tabDir,
    readingsDir: READINGS,
    storage,
    urls: {
      teamsServiceUrl: urls.teamsServiceUrl,
      graphBaseUrl: urls.graphBaseUrl,
      tokenUrl: urls.tokenUrl,
      channelOpenIdUrl: urls.channelOpenIdUrl,
      channelJwksUrl: urls.channelJwksUrl,
      tenantJwksUrl: urls.tenantJwksUrl,
      authorizeUrl: urls.authorizeUrl,
    },
    channelIssuer: identity.channelIssuer,
    tenantIssuer: identity.tenantIssuer,
    visibilitySeconds: heldSeconds,
    leaseMs: heldSeconds * 1000,
    deadlineMs: heldSeconds * 1000 * DEADLINE_SHARE,
    // People and settings change at the desk only with a new start.
    cacheMs: 60_000,
  });
}
