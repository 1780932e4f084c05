import { FaultBook, type CallHook } from './faults.ts';
import { GraphStandin } from './graph/graph.ts';
import { IdentityStandin } from './identity/identity.ts';
import type { IdentityKeys } from './identity/keys.ts';
import { identityService } from './identity/routes.ts';
import { connectorAudience, graphAudience } from './identity/tokens.ts';
import { countingIds, type IdSource } from './ids.ts';
import { RequestLog } from './requestLog.ts';
import { serve, type RunningServer } from './server.ts';
import type { Person } from './teams/roster.ts';
import { TeamsStandin } from './teams/teams.ts';

export interface StandinOptions {
  /** Business time, a UTC moment; the desk's clock. */
  readonly now: () => string;
  readonly tenantId: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly catalogAppId: string;
  readonly manifestAppId: string;
  readonly people: readonly Person[];
  readonly serviceMailbox: { readonly id: string; readonly mail: string };
  /** Called after Graph has installed or removed the app, with the activities Teams then posts. */
  readonly onInstalled?:
    ((oid: string, activities: readonly InstallActivity[]) => unknown) | undefined;
  readonly onCall?: CallHook | undefined;
  /** False lets the desk hurry: no limits on sends and calls. */
  readonly throttle?: boolean | undefined;
  /** Wall time in milliseconds, for the limits on sends. */
  readonly wall?: (() => number) | undefined;
  readonly botName?: string | undefined;
  readonly keys?: IdentityKeys | undefined;
  readonly ids?: IdSource | undefined;
  readonly channelIssuer?: string | undefined;
  readonly tenantIssuer?: string | undefined;
  /** Where people who sign in on a page may be sent back to. */
  readonly redirectUris?: readonly string[] | undefined;
}

export type InstallActivity = ReturnType<TeamsStandin['installationUpdate']>;

export interface StandinUrls {
  /** With a region's path, as the real address has; ends in a slash. */
  readonly teamsServiceUrl: string;
  /** Ends in `/v1.0`. */
  readonly graphBaseUrl: string;
  readonly loginBaseUrl: string;
  readonly tokenUrl: string;
  readonly authorizeUrl: string;
  readonly channelOpenIdUrl: string;
  readonly channelJwksUrl: string;
  readonly tenantOpenIdUrl: string;
  readonly tenantJwksUrl: string;
}

export interface Standins {
  readonly identity: IdentityStandin;
  readonly teams: TeamsStandin;
  readonly graph: GraphStandin;
  readonly faults: FaultBook;
  readonly log: RequestLog;
  readonly urls: StandinUrls;
  stop(): Promise<void>;
}

const region = '/emea';

/** Starts Teams, Graph and the identity provider on loopback (design section 9). */
export async function startStandins(options: StandinOptions): Promise<Standins> {
  const ids = options.ids ?? countingIds();
  const faults = new FaultBook(options.now);
  if (options.onCall !== undefined) faults.onCall(options.onCall);
  const log = new RequestLog();
  const origins = { teams: '', graph: '', identity: '' };
  const identity = await IdentityStandin.create({ ...options, ids });
  const authorisedFor =
    (audience: string) =>
    async (authorization: string | undefined): Promise<boolean> =>
      (await identity.checkService(authorization, audience)) !== null;
  const teams = new TeamsStandin({
    ...options,
    ids,
    serviceUrl: () => `${origins.teams}${region}/`,
    authorised: authorisedFor(connectorAudience),
  });
  const graph = new GraphStandin({
    ...options,
    ids,
    appName: options.botName,
    origin: () => origins.graph,
    authorised: authorisedFor(graphAudience),
    installations: installationsIn(teams, options.onInstalled),
  });
  const parts = { faults, log, now: options.now };
  const servers = await Promise.all([
    serve(teams.service(region), parts),
    serve(graph.service(), parts),
    serve(
      identityService(identity, () => origins.identity),
      parts,
    ),
  ]);
  const [teamsServer, graphServer, identityServer] = servers;
  origins.teams = teamsServer.origin;
  origins.graph = graphServer.origin;
  origins.identity = identityServer.origin;
  const urls = urlsOf(origins, options.tenantId);
  return { identity, teams, graph, faults, log, urls, stop: () => stopAll(servers) };
}

/** Graph installs, Teams tells the bot: later, and whether or not Graph's answer arrived. */
function installationsIn(teams: TeamsStandin, tell: StandinOptions['onInstalled']) {
  const later = (oid: string, activities: readonly InstallActivity[]): void => {
    setImmediate(() => {
      tell?.(oid, activities);
    });
  };
  return {
    isInstalled: (oid: string): boolean => teams.find(oid)?.installed === true,
    isForbidden: (oid: string): boolean => teams.find(oid)?.forbidden === true,
    chatId: (oid: string): string => teams.chatIdForGraph(oid),
    install: (oid: string): void => {
      const installation = teams.installationUpdate(oid, 'add');
      later(oid, [teams.conversationUpdate(oid), installation]);
    },
    uninstall: (oid: string): void => later(oid, [teams.installationUpdate(oid, 'remove')]),
  };
}

function urlsOf(
  origins: { readonly teams: string; readonly graph: string; readonly identity: string },
  tenantId: string,
): StandinUrls {
  const login = origins.identity;
  return {
    teamsServiceUrl: `${origins.teams}${region}/`,
    graphBaseUrl: `${origins.graph}/v1.0`,
    loginBaseUrl: login,
    tokenUrl: `${login}/${tenantId}/oauth2/v2.0/token`,
    authorizeUrl: `${login}/${tenantId}/oauth2/v2.0/authorize`,
    channelOpenIdUrl: `${login}/botframework/.well-known/openidconfiguration`,
    channelJwksUrl: `${login}/botframework/.well-known/keys`,
    tenantOpenIdUrl: `${login}/${tenantId}/v2.0/.well-known/openid-configuration`,
    tenantJwksUrl: `${login}/${tenantId}/discovery/v2.0/keys`,
  };
}

async function stopAll(servers: readonly RunningServer[]): Promise<void> {
  await Promise.all(servers.map(async (server) => await server.stop()));
}
