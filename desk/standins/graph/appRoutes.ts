import { z } from 'zod';
import { opaque } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import type { Call, ServiceReply } from '../server.ts';
import { parseBody } from './bodies.ts';
import type { MailboxUser } from './directory.ts';
import { refuse, unsupported } from './errors.ts';
import { equalsFilter } from './odata.ts';
import { userOf, type GraphState, type Route } from './state.ts';

const installed = String.raw`^/users/([^/]+)/teamwork/installedApps`;

export const appRoutes: readonly Route[] = [
  ['GET', /^\/appCatalogs\/teamsApps$/, catalogue],
  ['POST', new RegExp(`${installed}$`), install],
  ['GET', new RegExp(`${installed}$`), list],
  ['GET', new RegExp(`${installed}/([^/]+)$`), get],
  ['DELETE', new RegExp(`${installed}/([^/]+)$`), uninstall],
  ['GET', new RegExp(`${installed}/([^/]+)/chat$`), chat],
];

const bindKey = 'teamsApp@odata.bind';
const installSchema = z.strictObject({ [bindKey]: z.string() });

function catalogue(state: GraphState, call: Call): ServiceReply {
  return { status: 200, body: { value: matching(call, [teamsApp(state)], '') } };
}

/** The catalogue's id, not the manifest's, names the app (platform 3.1). */
function install(state: GraphState, call: Call, [key]: readonly string[]): ServiceReply {
  const user = userOf(state, key);
  const body = parseBody(installSchema, 'microsoft.graph.userScopeTeamsAppInstallation', call);
  const id = /\/v1\.0\/appCatalogs\/teamsApps\/([^/]+)$/.exec(body[bindKey])?.[1];
  if (id === undefined) throw refuse(400, 'BadRequest', `${bindKey} names no app of a catalogue.`);
  if (id !== state.catalogAppId) {
    throw refuse(
      404,
      'NotFound',
      `No app with id '${id}' was found in the organisation's catalogue.`,
    );
  }
  if (state.installations.isForbidden(user.id)) {
    throw refuse(403, 'Forbidden', 'The app is blocked by an app permission policy.');
  }
  if (state.installations.isInstalled(user.id)) {
    throw refuse(
      409,
      'Conflict',
      'The app is already installed in the personal scope of the user.',
    );
  }
  state.installations.install(user.id);
  const place = `${state.origin()}${call.logged.path}/${installationId(user, state)}`;
  return { status: 201, headers: { location: place } };
}

function list(state: GraphState, call: Call, [key]: readonly string[]): ServiceReply {
  const user = userOf(state, key);
  if (!state.installations.isInstalled(user.id)) return { status: 200, body: { value: [] } };
  const expand = call.query['$expand'];
  if (expand !== undefined && expand !== 'teamsApp') throw unsupported(`$expand=${expand}`);
  const apps = matching(call, [teamsApp(state)], 'teamsApp/');
  const value = apps.map((teamsApp) => ({
    id: installationId(user, state),
    ...(expand === undefined ? {} : { teamsApp }),
  }));
  return { status: 200, body: { value } };
}

function get(state: GraphState, _call: Call, parts: readonly string[]): ServiceReply {
  const user = installationOf(state, parts);
  return { status: 200, body: { id: installationId(user, state) } };
}

function uninstall(state: GraphState, _call: Call, parts: readonly string[]): ServiceReply {
  state.installations.uninstall(installationOf(state, parts).id);
  return { status: 204 };
}

function chat(state: GraphState, _call: Call, parts: readonly string[]): ServiceReply {
  const user = installationOf(state, parts);
  const body = {
    id: state.installations.chatId(user.id),
    chatType: 'oneOnOne',
    topic: null,
    tenantId: state.tenantId,
  };
  return { status: 200, body };
}

function installationOf(state: GraphState, [key, id]: readonly string[]): MailboxUser {
  const user = userOf(state, key);
  if (state.installations.isInstalled(user.id) && id === installationId(user, state)) return user;
  throw refuse(404, 'NotFound', 'The requested app installation was not found.');
}

function installationId(user: MailboxUser, state: GraphState): string {
  return `${opaque(60, 'installation', user.id, state.catalogAppId)}==`;
}

function teamsApp(state: GraphState): JsonObject {
  return {
    id: state.catalogAppId,
    externalId: state.manifestAppId,
    displayName: state.appName,
    distributionMethod: 'organization',
  };
}

function matching(call: Call, apps: readonly JsonObject[], prefix: string): readonly JsonObject[] {
  const filter = call.query['$filter'];
  if (filter === undefined) return apps;
  const wanted = equalsFilter(filter);
  if (wanted?.field.startsWith(prefix) !== true) throw unsupported(`the filter ${filter}`);
  return apps.filter((app) => app[wanted.field.slice(prefix.length)] === wanted.text);
}
