import { opaque, opaqueGuid, type IdSource } from '../ids.ts';
import { bearerToken } from '../server.ts';
import { Codes, type Account } from './codes.ts';
import { makeIdentityKeys, type IdentityKeys } from './keys.ts';
import { checkToken, signToken, type Claims, type TokenShape } from './tokens.ts';

/** Teams on the web, one of the pre-authorised clients (platform 8.2). */
const teamsWebClient = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';

export interface IdentityOptions {
  readonly tenantId: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly ids: IdSource;
  readonly now: () => string;
  readonly keys?: IdentityKeys | undefined;
  /** Issuer of channel tokens; by default the real one, `https://api.botframework.com`. */
  readonly channelIssuer?: string | undefined;
  /** Issuer of tab tokens; by default the real one of the tenant, version 2. */
  readonly tenantIssuer?: string | undefined;
  /** Who can sign in on a page. */
  readonly people?: readonly Account[] | undefined;
  /** Where the app's registration lets a page be sent back to, exactly. */
  readonly redirectUris?: readonly string[] | undefined;
  /** Wall time in milliseconds: a code's life is nobody's business time. */
  readonly wall?: (() => number) | undefined;
}

export interface ChannelTokenRequest extends TokenShape {
  readonly appId?: string | undefined;
  readonly serviceUrl?: string | undefined;
}

export interface TabTokenRequest extends TokenShape {
  readonly oid: string;
  readonly tid?: string | undefined;
  readonly aud?: string | undefined;
  readonly scp?: string | undefined;
  readonly ver?: '1.0' | '2.0' | undefined;
  readonly name?: string | undefined;
}

/** An OpenID issuer with keys of its own: the Bot Framework's and one Entra tenant's (platform 1.4, 8.2). */
export class IdentityStandin {
  readonly channelIssuer: string;
  readonly tenantIssuer: string;
  /** Entra gives Graph and the connector version 1 tokens, whichever endpoint was asked. */
  readonly serviceIssuer: string;
  readonly codes: Codes;
  readonly #options: IdentityOptions;
  readonly #keys: IdentityKeys;

  private constructor(options: IdentityOptions, keys: IdentityKeys) {
    this.#options = options;
    this.#keys = keys;
    this.codes = new Codes(options.ids, options.wall ?? Date.now);
    this.channelIssuer = options.channelIssuer ?? 'https://api.botframework.com';
    this.tenantIssuer =
      options.tenantIssuer ?? `https://login.microsoftonline.com/${options.tenantId}/v2.0`;
    this.serviceIssuer = `https://sts.windows.net/${options.tenantId}/`;
  }

  static async create(options: IdentityOptions): Promise<IdentityStandin> {
    return new IdentityStandin(options, options.keys ?? (await makeIdentityKeys()));
  }

  get accounts(): readonly Account[] {
    return this.#options.people ?? [];
  }

  get redirectUris(): readonly string[] {
    return this.#options.redirectUris ?? [];
  }

  get keys(): IdentityKeys {
    return this.#keys;
  }

  get options(): IdentityOptions {
    return this.#options;
  }

  /** A token as the channel sends it with an activity. */
  async channelToken(request: ChannelTokenRequest = {}): Promise<string> {
    const usual = {
      serviceurl: request.serviceUrl,
      iss: this.channelIssuer,
      aud: request.appId ?? this.#options.appId,
    };
    return await signToken(this.#keys, this.#keys.channel, usual, request);
  }

  /** The token that `getAuthToken()` gives a tab: for our own API only (platform 8.2). */
  async tabToken(request: TabTokenRequest): Promise<string> {
    const tid = request.tid ?? this.#options.tenantId;
    const version = request.ver ?? '2.0';
    const audience = request.aud ?? this.#options.appId;
    const usual = {
      aud: version === '2.0' ? audience : (request.aud ?? `api://${this.#options.appId}`),
      iss: version === '2.0' ? this.tenantIssuer : this.serviceIssuer,
      ...(version === '2.0' ? { azp: teamsWebClient, azpacr: '0' } : { appid: teamsWebClient }),
      name: request.name,
      oid: request.oid,
      scp: request.scp ?? 'access_as_user',
      sub: opaque(43, 'sub', request.oid, audience),
      tid,
      ver: version,
    };
    return await signToken(this.#keys, this.#keys.tenant, usual, request);
  }

  /** Says to a page who has signed in; it opens nothing. */
  async idToken(oid: string, clientId: string, nonce: string | null): Promise<string> {
    const usual = {
      iss: this.tenantIssuer,
      aud: clientId,
      oid,
      sub: opaque(43, 'sub', oid, clientId),
      tid: this.#options.tenantId,
      ver: '2.0',
      nonce: nonce ?? undefined,
    };
    return await signToken(this.#keys, this.#keys.tenant, usual, {});
  }

  /** A service token of the app itself, as the token endpoint would give it. */
  async tokenFor(audience: string, shape: TokenShape = {}): Promise<string> {
    const { appId, tenantId } = this.#options;
    const principal = opaqueGuid('service-principal', appId);
    const usual = {
      aud: audience,
      iss: this.serviceIssuer,
      appid: appId,
      appidacr: '1',
      idtyp: 'app',
      oid: principal,
      sub: principal,
      tid: tenantId,
      ver: '1.0',
    };
    return await signToken(this.#keys, this.#keys.tenant, usual, shape);
  }

  /** What Graph and the connector check of a call: our signature, their audience, our app. */
  async checkService(authorization: string | undefined, audience: string): Promise<Claims | null> {
    const token = bearerToken(authorization);
    if (token === null) return null;
    const check = { key: this.#keys.tenant, issuer: this.serviceIssuer, audience };
    const claims = await checkToken(token, check);
    return claims?.['appid'] === this.#options.appId ? claims : null;
  }
}
