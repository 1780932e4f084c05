import { z } from 'zod';
import { isObject } from '../json.ts';
import type { Call, ServiceReply } from '../server.ts';
import { refuse } from './connectorErrors.ts';
import { checkSize, throttle } from './connectorLimits.ts';
import type { TeamsUser } from './roster.ts';
import type { TeamsState } from './state.ts';

const conversationParameters = z.looseObject({
  isGroup: z.boolean().nullish(),
  members: z.array(z.looseObject({ id: z.string() })).length(1),
  tenantId: z.string().nullish(),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string() }).optional() }).nullish(),
  activity: z.looseObject({ type: z.string() }).nullish(),
});

/** The same pair always gets the same conversation, once the app is installed (platform 3.2). */
export function createConversation(state: TeamsState, call: Call): ServiceReply {
  const parsed = conversationParameters.safeParse(call.body);
  if (!parsed.success || parsed.data.isGroup === true) {
    throw refuse(400, 'BadSyntax', 'Incorrect conversation creation parameters.');
  }
  const { members, tenantId, channelData, activity } = parsed.data;
  checkTenant(state, tenantId ?? channelData?.tenant?.id);
  const user = userOf(state, members[0]?.id ?? '');
  throttle(state, `create|${user.oid}`);
  checkReachable(user);
  const conversation = state.chats.personal(user.oid, state.appId);
  const answer = { id: conversation.id, serviceUrl: state.serviceUrl() };
  if (!isObject(activity)) return { status: 201, body: answer };
  checkSize(state, conversation, call, activity);
  const first = state.chats.add(conversation, 'bot', activity);
  return { status: 201, body: { ...answer, activityId: first.id } };
}

function checkTenant(state: TeamsState, tenant: string | undefined): void {
  if (tenant === undefined) throw refuse(400, 'BadArgument', 'Missing tenant id.');
  if (tenant !== state.tenantId) throw refuse(403, 'ForbiddenOperationException');
}

function userOf(state: TeamsState, id: string): TeamsUser {
  if (!isUserId(id)) {
    throw refuse(400, 'BadArgument', 'The member id is neither an MRI nor an Entra object id.');
  }
  const user = state.roster.find(id);
  if (user === null) throw refuse(404, 'NotFound', 'The user was not found in the tenant.');
  return user;
}

function checkReachable(user: TeamsUser): void {
  if (user.forbidden) throw refuse(403, 'ForbiddenOperationException');
  if (user.blocked) throw refuse(403, 'MessageWritesBlocked');
  if (!user.installed) throw refuse(403, 'BotNotInConversationRoster');
}

/** Names and addresses are refused (platform 3.2); only `29:` MRIs and object ids name a person. */
function isUserId(id: string): boolean {
  return /^29:./.test(id) || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
}
