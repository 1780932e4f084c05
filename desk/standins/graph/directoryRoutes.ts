import type { JsonObject } from '../json.ts';
import type { Call, ServiceReply } from '../server.ts';
import type { MailboxUser } from './directory.ts';
import { noSuchMailbox, noSuchUser, refuse, unsupported } from './errors.ts';
import { preferences, selected } from './odata.ts';
import { userOf, type GraphState, type Route } from './state.ts';
import { fromMillis } from './times.ts';

export const directoryRoutes: readonly Route[] = [
  ['GET', /^\/users$/, listUsers],
  ['GET', /^\/users\/([^/]+)$/, getUser],
  ['GET', /^\/users\/([^/]+)\/manager$/, getManager],
  ['GET', /^\/users\/([^/]+)\/mailboxSettings\/automaticRepliesSetting$/, automaticReplies],
];

const usualProperties =
  'businessPhones,displayName,givenName,jobTitle,mail,mobilePhone,officeLocation,preferredLanguage,surname,userPrincipalName';

function getUser(state: GraphState, call: Call, [key]: readonly string[]): ServiceReply {
  const user = userOf(state, key);
  const view = selected(userView(user), call.query['$select'] ?? usualProperties);
  const expand = call.query['$expand'];
  if (expand === undefined) return { status: 200, body: view };
  if (!expand.startsWith('manager')) throw unsupported(`$expand=${expand}`);
  checkManagerAllowed(state);
  const manager = managerOf(state, user);
  const select = /\$select=([\w,]+)/.exec(expand)?.[1] ?? usualProperties;
  const expanded = manager === null ? {} : { manager: selected(userView(manager), select) };
  return { status: 200, body: { ...view, ...expanded } };
}

/** So many values may stand in one `in`. */
const mostClauses = 15;
const inIds = /^id in \(('[0-9a-f-]{36}'(?:,\s*'[0-9a-f-]{36}')*)\)$/i;

/** Those named by id, in no promised order; whoever is not there is left out without a word. */
function listUsers(state: GraphState, call: Call): ServiceReply {
  const filter = call.query['$filter'] ?? '';
  const ids =
    inIds
      .exec(filter)?.[1]
      ?.split(',')
      .map((id) => id.trim().slice(1, -1)) ?? null;
  if (ids === null) throw unsupported(`the filter ${filter}`);
  if (ids.length > mostClauses) {
    const text = `Too many child clauses specified in search filter expression containing 'OR' operators: ${String(ids.length)}. Max allowed: 15.`;
    throw refuse(400, 'Request_UnsupportedQuery', text);
  }
  const select = call.query['$select'] ?? usualProperties;
  const value = ids.flatMap((id) => {
    const user = state.directory.find(id);
    return user === null ? [] : [selected(userView(user), select)];
  });
  return { status: 200, body: { value } };
}

function getManager(state: GraphState, call: Call, [key]: readonly string[]): ServiceReply {
  checkManagerAllowed(state);
  const manager = managerOf(state, userOf(state, key));
  if (manager === null) throw noSuchUser('manager');
  const body = selected(userView(manager), call.query['$select'] ?? usualProperties);
  return { status: 200, body };
}

/** The permission table for *List manager* says both yes and no to applications (platform 5.8). */
function checkManagerAllowed(state: GraphState): void {
  if (state.managerForApps) return;
  const text = 'Insufficient privileges to complete the operation.';
  throw refuse(403, 'Authorization_RequestDenied', text);
}

function managerOf(state: GraphState, user: MailboxUser): MailboxUser | null {
  return user.manager === null ? null : state.directory.find(user.manager);
}

function automaticReplies(state: GraphState, call: Call, [key]: readonly string[]): ServiceReply {
  const user = state.directory.find(key ?? '');
  if (user === null) throw noSuchMailbox(key ?? '');
  const { zone } = preferences(call);
  const replies = user.automaticReplies;
  const body = {
    status: replies === null ? 'disabled' : 'scheduled',
    externalAudience: 'none',
    internalReplyMessage: '',
    externalReplyMessage: '',
    scheduledStartDateTime: fromMillis(Date.parse(replies?.from ?? state.now()), zone),
    scheduledEndDateTime: fromMillis(Date.parse(replies?.to ?? state.now()), zone),
  };
  return { status: 200, body };
}

function userView(user: MailboxUser): JsonObject {
  return {
    id: user.id,
    businessPhones: [],
    displayName: user.post,
    givenName: null,
    jobTitle: user.post,
    mail: user.hasMailbox ? user.mail : null,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    surname: null,
    userPrincipalName: user.mail,
    accountEnabled: user.enabled,
  };
}
