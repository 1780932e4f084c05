import { setTimeout as sleep } from 'node:timers/promises';
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Activity,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import type { TrustAnchors } from './anchors.ts';
import { ownCredentials, type TokenSource } from './credentials.ts';
import { oneAttempt } from './oneAttempt.ts';

type Identity = Parameters<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>[0];
type Authenticated = Awaited<
  ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
>;
type UserTokens = Awaited<
  ReturnType<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>
>;
type Factory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>;

export type Connector = Awaited<ReturnType<Factory['create']>>;

/** botbuilder's own check, behind ours, did not believe the token. */
export class NotAuthenticated extends Error {}

/** botbuilder could not have the keys that its check needs, so nobody can be believed for now. */
export class KeysOutOfReach extends Error {}

interface AdapterParts {
  readonly appId: string;
  readonly tenantId: string;
  readonly anchors: TrustAnchors;
  readonly tokens: TokenSource;
  readonly deadlineMs: number;
}

/** Public cloud, or what the desk hands in: the same parameters, so the same checks. */
function settings({ appId, tenantId, anchors }: AdapterParts) {
  return {
    MicrosoftAppId: appId,
    MicrosoftAppTenantId: tenantId,
    ValidateAuthority: true,
    ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${tenantId}`,
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: anchors.issuer,
    OAuthUrl: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: anchors.openIdUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: anchors.openIdUrl,
    CallerId: 'urn:botframework:azure',
  };
}

/**
 * botbuilder's authentication, left on, with one connector client per service address: a client costs
 * more to make than a message to send, and each must have lost its hidden retries.
 */
class Authentication extends ConfigurationBotFrameworkAuthentication {
  readonly #deadlineMs: number;
  readonly #connectors = new Map<string, Promise<Connector>>();
  #userTokens: Promise<UserTokens> | null = null;

  constructor(parts: AdapterParts) {
    super(settings(parts), ownCredentials(parts.appId, parts.tokens));
    this.#deadlineMs = parts.deadlineMs;
  }

  override async authenticateRequest(activity: Activity, header: string): Promise<Authenticated> {
    const checked = super.authenticateRequest(activity, header);
    const result = await inTime(checked, this.#deadlineMs).catch((error: unknown) => {
      if (isAboutKeys(error)) throw new KeysOutOfReach('no keys for botbuilder', { cause: error });
      throw new NotAuthenticated('refused by botbuilder', { cause: error });
    });
    return { ...result, connectorFactory: this.createConnectorFactory(result.claimsIdentity) };
  }

  override createConnectorFactory(identity: Identity): Factory {
    const factory = super.createConnectorFactory(identity);
    const make = factory.create.bind(factory);
    return Object.assign(factory, {
      create: (serviceUrl: string) => this.#connector(serviceUrl, make),
    });
  }

  /** Made once: no turn signs anybody in. */
  override createUserTokenClient(identity: Identity): Promise<UserTokens> {
    this.#userTokens ??= super.createUserTokenClient(identity);
    return this.#userTokens;
  }

  #connector(serviceUrl: string, make: Factory['create']): Promise<Connector> {
    const known = this.#connectors.get(serviceUrl);
    if (known !== undefined) return known;
    const made = make(serviceUrl).then((client) => oneAttempt(client, this.#deadlineMs));
    this.#connectors.set(serviceUrl, made);
    return made;
  }
}

class Late extends Error {}

/** botbuilder reads its keys without any deadline: a turn would wait for them for ever. */
async function inTime<T>(deed: Promise<T>, deadlineMs: number): Promise<T> {
  const over = new AbortController();
  const late = sleep(deadlineMs, null, { signal: over.signal }).then(() => {
    throw new Late();
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([deed, late]);
  } finally {
    over.abort();
  }
}

/** botbuilder answers 500 for a key set that was refused, and throws what fetch threw for one out of reach. */
function isAboutKeys(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const status = 'statusCode' in error ? error.statusCode : null;
  return error instanceof Late || error.name === 'FetchError' || status === 500;
}

/**
 * CloudAdapter without its express half: `process` answers with the error's text and prints it, so a turn
 * is run by the step below it (platform 1.5).
 */
export class BotAdapter extends CloudAdapter {
  readonly #appId: string;

  constructor(parts: AdapterParts) {
    super(new Authentication(parts));
    this.#appId = parts.appId;
    // What a turn throws goes to whoever runs the turn, and nowhere else.
    this.onTurnError = (_context, error) => Promise.reject(error);
  }

  /** One turn: authenticated, run, and answered where the activity is an invoke. */
  turn(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, logic);
  }

  /** The client for proactive sends: no turn, no context, one attempt. */
  connector(serviceUrl: string): Promise<Connector> {
    const identity = this.createClaimsIdentity(this.#appId);
    return this.botFrameworkAuthentication.createConnectorFactory(identity).create(serviceUrl);
  }
}
