import { z } from 'zod';

const guid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'must be a GUID');
const host = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a host name such as escalations.authority.gov.uk');
const domain = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a domain such as authority.gov.uk');

/**
 * The settings of a deployment: parsed once, and the start stops when one is wrong (style rule 14).
 * None of them turns authentication off or moves it: issuers, key addresses and allowed hosts are
 * constants of `functions/deployedWorld.ts` (design section 7).
 */
const Settings = z.object({
  /** The authority's own tenant: single-tenant registration (platform 1.3). */
  TENANT_ID: guid,
  /** Client id of the bot's user-assigned managed identity; also the token audience. */
  APP_ID: guid,
  /** The app's id in the organisation's catalogue; differs from the manifest id (platform 3.1). */
  CATALOG_APP_ID: guid,
  MANIFEST_APP_ID: guid,
  /** Account name only: the endpoints follow from it. */
  STORAGE_ACCOUNT: z.string().regex(/^[a-z0-9]{3,24}$/, 'must be a storage account name'),
  /** The one mailbox that sends mail and holds meetings (platform 5.7). */
  SERVICE_MAILBOX_ID: guid,
  SERVICE_MAILBOX: z.email(),
  /** Mail goes to these domains and no other. */
  MAIL_DOMAINS: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((each) => each !== ''))
    .pipe(z.array(domain).min(1, 'must name at least one domain')),
  /** Client id of the app registration that people sign in to on the page that mails lead to. */
  SIGN_IN_APP_ID: guid,
  /** Under which name people reach the app by https; where it is not said, the name that Azure gave it. */
  PUBLIC_HOST: host,
  /** Known to Graph and us alone, where a subscription to the calendar is made; absent: none is. */
  CALENDAR_CLIENT_STATE: z.string().min(16).max(128).optional(),
  /** Administrators are told of a post that ends within so many days. */
  POST_ENDING_DAYS: z.coerce.number().int().min(0).max(365).default(14),
  /** Where the procedure files lie, beside the bundle unless said otherwise. */
  PROCEDURES_DIR: z.string().min(1).default('procedures'),
});

/** As they are called; `docs/settings.md` explains each. */
export const SETTINGS: readonly string[] = Object.keys(Settings.shape);

export interface Config {
  readonly tenantId: string;
  readonly appId: string;
  readonly catalogAppId: string;
  readonly manifestAppId: string;
  readonly storageAccount: string;
  readonly serviceMailbox: { readonly id: string; readonly mail: string };
  readonly mailDomains: readonly string[];
  readonly signInAppId: string;
  readonly publicHost: string;
  /** Absent: notifications of the calendar are not listened to. */
  readonly calendarClientState?: string;
  readonly postEndingDays: number;
  readonly proceduresDir: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Azure tells each app its own name. */
const named = (environment: Environment): Environment => ({
  ...environment,
  PUBLIC_HOST: environment['PUBLIC_HOST'] ?? environment['WEBSITE_HOSTNAME'],
});

/** Node's own switch believes every server, so that anybody on the way could hand in other keys. */
const unsafeIn = (environment: Environment): readonly string[] =>
  (environment['NODE_TLS_REJECT_UNAUTHORIZED'] ?? '1') === '0'
    ? ['NODE_TLS_REJECT_UNAUTHORIZED: must not be 0, since certificates would not be checked']
    : [];

/** @throws Error that names each wrong or missing setting and what it must be. */
export function readConfig(environment: Environment): Config {
  const parsed = Settings.safeParse(named(environment));
  const unsafe = unsafeIn(environment);
  if (!parsed.success || unsafe.length > 0) {
    const issues = parsed.success ? [] : parsed.error.issues;
    const lines = [
      ...issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`),
      ...unsafe,
    ].map((line) => `  ${line}`);
    throw new Error(
      `The app cannot start: these settings are missing or wrong.\n${lines.join('\n')}`,
    );
  }
  const { data } = parsed;
  return {
    tenantId: data.TENANT_ID.toLowerCase(),
    appId: data.APP_ID.toLowerCase(),
    catalogAppId: data.CATALOG_APP_ID.toLowerCase(),
    manifestAppId: data.MANIFEST_APP_ID.toLowerCase(),
    storageAccount: data.STORAGE_ACCOUNT,
    serviceMailbox: { id: data.SERVICE_MAILBOX_ID.toLowerCase(), mail: data.SERVICE_MAILBOX },
    mailDomains: data.MAIL_DOMAINS,
    signInAppId: data.SIGN_IN_APP_ID.toLowerCase(),
    publicHost: data.PUBLIC_HOST,
    ...(data.CALENDAR_CLIENT_STATE === undefined
      ? {}
      : { calendarClientState: data.CALENDAR_CLIENT_STATE }),
    postEndingDays: data.POST_ENDING_DAYS,
    proceduresDir: data.PROCEDURES_DIR,
  };
}

/** The deployment's own environment: the only place that reads it. */
export const environmentConfig = (): Config => readConfig(process.env);
