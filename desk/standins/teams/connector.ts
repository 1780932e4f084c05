import { z } from 'zod';
import { objectAt, textAt, type JsonObject } from '../json.ts';
import type { Call, ServiceReply } from '../server.ts';
import type { ChatActivity, Conversation } from './chats.ts';
import { refuse } from './connectorErrors.ts';
import { checkSize, contended, throttle } from './connectorLimits.ts';
import { createConversation } from './createConversation.ts';
import type { TeamsUser } from './roster.ts';
import type { TeamsState } from './state.ts';

const activityBody = z.looseObject({
  type: z.string().min(1),
  text: z.string().nullish(),
  summary: z.string().nullish(),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown() })).nullish(),
});

type Deed = (
  state: TeamsState,
  conversation: Conversation,
  call: Call,
  item: string,
) => ServiceReply;

const deeds: Readonly<Record<string, Deed>> = {
  'POST activities': post,
  'POST activities/{}': post,
  'PUT activities/{}': put,
  'DELETE activities/{}': remove,
  'GET members': (state, conversation) => ok(members(state, conversation)),
  'GET pagedmembers': (state, conversation) => ok({ members: members(state, conversation) }),
  'GET members/{}': (state, conversation, _call, item) => ok(member(state, conversation, item)),
};

/** The Bot Connector's REST interface as Teams serves it (platform 1.6, 3.2–3.4). */
export function route(state: TeamsState, call: Call): ServiceReply {
  if (call.method === 'POST' && call.path === '/v3/conversations') {
    return createConversation(state, call);
  }
  const place = /^\/v3\/conversations\/([^/]+)\/([^/]+)(?:\/([^/]+))?$/.exec(call.path);
  const [, id = '', kind = '', item] = place ?? [];
  const deed = deeds[`${call.method} ${kind}${item === undefined ? '' : '/{}'}`];
  if (deed === undefined) throw refuse(404, 'NotFound');
  return deed(state, reachable(state, id), call, item ?? '');
}

function ok(body: unknown): ServiceReply {
  return { status: 200, body };
}

/** A conversation the bot may still write in. */
function reachable(state: TeamsState, id: string): Conversation {
  const conversation = state.chats.find(id);
  if (conversation === null) {
    const handmade = /^19:.*@unq\.gbl\.spaces$/.test(id);
    throw handmade
      ? refuse(403, 'BotNotInConversationRoster')
      : refuse(404, 'ConversationNotFound');
  }
  const owner = conversation.owner === null ? null : state.roster.find(conversation.owner);
  if (owner === null && conversation.owner !== null) throw refuse(404, 'ConversationNotFound');
  if (owner !== null) checkWritable(owner);
  return conversation;
}

function checkWritable(owner: TeamsUser): void {
  if (owner.forbidden) throw refuse(403, 'ForbiddenOperationException');
  if (!owner.everInstalled) throw refuse(403, 'BotNotInConversationRoster');
  if (owner.blocked || !owner.installed) throw refuse(403, 'MessageWritesBlocked');
}

function post(state: TeamsState, conversation: Conversation, call: Call): ServiceReply {
  const content = activityOf(call);
  throttle(state, `send|${conversation.id}`);
  contended(state, conversation);
  checkSize(state, conversation, call, content);
  if (call.query['isTargetedActivity'] === 'true') checkTarget(state, conversation, content);
  if (content['type'] !== 'message')
    return { status: 201, body: { id: state.chats.nextActivityId() } };
  const targeted = call.query['isTargetedActivity'] === 'true' ? { isTargeted: true } : {};
  const stored = state.chats.add(conversation, 'bot', { ...content, ...targeted });
  return { status: 201, body: { id: stored.id } };
}

/** Targeted messages exist in shared conversations only, and name their one reader (platform 4.2). */
function checkTarget(state: TeamsState, conversation: Conversation, content: JsonObject): void {
  const target = state.roster.find(textAt(objectAt(content, 'recipient'), 'id'));
  if (conversation.kind === 'personal' || target === null) throw refuse(400, 'BadArgument');
}

function put(state: TeamsState, conversation: Conversation, call: Call, id: string): ServiceReply {
  const content = activityOf(call);
  const activity = ownActivity(conversation, id);
  contended(state, conversation);
  checkSize(state, conversation, call, content);
  state.chats.update(activity, content);
  return { status: 200, body: { id: activity.id } };
}

function remove(
  state: TeamsState,
  conversation: Conversation,
  _call: Call,
  id: string,
): ServiceReply {
  state.chats.remove(ownActivity(conversation, id));
  return { status: 200 };
}

/** Only the sender can change a message (platform 2.3). */
function ownActivity(conversation: Conversation, id: string): ChatActivity {
  const activity = conversation.activities.find((one) => one.id === id && !one.deleted);
  if (activity === undefined) throw refuse(404, 'ActivityNotFoundInConversation');
  if (activity.from !== 'bot') throw refuse(403, 'ForbiddenOperationException');
  return activity;
}

function activityOf(call: Call): JsonObject {
  const parsed = activityBody.safeParse(call.body);
  if (!parsed.success) throw refuse(400, 'BadSyntax');
  return parsed.data;
}

function members(state: TeamsState, conversation: Conversation): readonly JsonObject[] {
  return state.roster
    .all()
    .filter((user) => conversation.owner === null || conversation.owner === user.oid)
    .map((user) => ({
      id: user.mri,
      name: user.name,
      aadObjectId: user.oid,
      objectId: user.oid,
      email: user.mail,
      userPrincipalName: user.mail,
      tenantId: state.tenantId,
      userRole: 'user',
    }));
}

function member(state: TeamsState, conversation: Conversation, id: string): JsonObject {
  const user = state.roster.find(id);
  const found = members(state, conversation).find((one) => one['aadObjectId'] === user?.oid);
  if (found === undefined) throw refuse(404, 'MemberNotFoundInConversation');
  return found;
}
