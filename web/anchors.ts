/**
 * Whom the web door believes, and where a person is sent to sign in. Constants of the deployed entry
 * point: no setting moves or weakens them; only the desk hands in others, in code (design section 7).
 */
export interface SignInAnchors {
  /** `iss` of the tokens, exactly: one tenant's, never `common` or `organizations` (platform 8.2). */
  readonly issuer: string;
  /** The issuer's key set. */
  readonly keysUrl: string;
  /** Where a person says who they are. */
  readonly authorizeUrl: string;
  /** Where the page changes its code for a token. */
  readonly tokenUrl: string;
}

/** Where Teams, Outlook and Microsoft 365 may frame the tab from, as Microsoft lists it (platform 8.1). */
export const MICROSOFT_365_HOSTS: readonly string[] = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook-sdf.office.com',
  'https://outlook-sdf.office365.com',
];

const LOGIN = 'https://login.microsoftonline.com';

/** Entra's public cloud, for one tenant and with tokens of version 2 (platform 8.2). */
export const entraOf = (tenantId: string): SignInAnchors => ({
  issuer: `${LOGIN}/${tenantId}/v2.0`,
  keysUrl: `${LOGIN}/${tenantId}/discovery/v2.0/keys`,
  authorizeUrl: `${LOGIN}/${tenantId}/oauth2/v2.0/authorize`,
  tokenUrl: `${LOGIN}/${tenantId}/oauth2/v2.0/token`,
});
