import { opaqueGuid, type IdSource } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import type { Conversation } from './chats.ts';
import type { TeamsUser } from './roster.ts';

interface ActivitySurroundings {
  readonly tenantId: string;
  readonly appId: string;
  readonly botName: string;
  readonly serviceUrl: () => string;
  readonly now: () => string;
  readonly ids: IdSource;
}

/** Activities as Teams posts them to the bot's endpoint; shapes follow recorded real ones. */
export class ActivityBuilder {
  readonly #at: ActivitySurroundings;

  constructor(at: ActivitySurroundings) {
    this.#at = at;
  }

  message(user: TeamsUser, conversation: Conversation, id: string, text: string): JsonObject {
    const mention = `<at>${this.#at.botName}</at>`;
    const shared = conversation.kind !== 'personal';
    const mentioned = { type: 'mention', mentioned: this.#bot(), text: mention };
    return {
      ...this.#envelope(user, conversation, id),
      type: 'message',
      text: shared ? `${mention} ${text}` : text,
      textFormat: 'plain',
      attachments: [
        {
          contentType: 'text/html',
          content: `<p>${shared ? `${mention}&nbsp;` : ''}${escapeHtml(text)}</p>`,
        },
      ],
      entities: [...(shared ? [mentioned] : []), clientInfo],
    };
  }

  /** An answer that a card's `Action.Submit` sends: a message with a value and no text. */
  submit(
    user: TeamsUser,
    conversation: Conversation,
    id: string,
    sent: { readonly value: JsonObject; readonly replyToId: string; readonly text?: string },
  ): JsonObject {
    return {
      ...this.#envelope(user, conversation, id),
      type: 'message',
      ...(sent.text === undefined ? {} : { text: sent.text, textFormat: 'plain' }),
      value: sent.value,
      replyToId: sent.replyToId,
      entities: [clientInfo],
    };
  }

  invoke(
    user: TeamsUser,
    conversation: Conversation,
    name: string,
    value: JsonObject,
    replyToId?: string,
  ): JsonObject {
    const id = `f:${opaqueGuid('invoke', this.#at.ids('invoke'))}`;
    const base = this.#envelope(user, conversation, id);
    const channelData = {
      ...channelDataOf(base),
      source: { name: 'message' },
      ...(replyToId === undefined ? {} : { legacy: { replyToId: `1:${replyToId}` } }),
    };
    return {
      ...base,
      type: 'invoke',
      name,
      value,
      entities: [clientInfo],
      channelData,
      ...(replyToId === undefined ? {} : { replyToId }),
    };
  }

  installation(user: TeamsUser, conversation: Conversation, action: 'add' | 'remove'): JsonObject {
    const id = `f:${opaqueGuid('installation', this.#at.ids('installation'))}`;
    const base = this.#envelope(user, conversation, id);
    const settings = { settings: { selectedChannel: { id: conversation.id } } };
    const channelData = { ...channelDataOf(base), ...settings, source: { name: 'message' } };
    return { ...base, type: 'installationUpdate', action, entities: [clientInfo], channelData };
  }

  membersAdded(user: TeamsUser, conversation: Conversation): JsonObject {
    const id = `f:${opaqueGuid('members', this.#at.ids('members'))}`;
    return {
      ...this.#envelope(user, conversation, id),
      type: 'conversationUpdate',
      membersAdded: [{ id: `28:${this.#at.appId}` }],
    };
  }

  #envelope(user: TeamsUser, conversation: Conversation, id: string): JsonObject {
    const { tenantId, now, serviceUrl } = this.#at;
    const thread = conversation.kind === 'channel' ? `;messageid=${id}` : '';
    return {
      id,
      timestamp: now(),
      localTimestamp: now(),
      localTimezone: 'Europe/London',
      channelId: 'msteams',
      serviceUrl: serviceUrl(),
      locale: 'en-GB',
      from: { id: user.mri, name: user.name, aadObjectId: user.oid },
      recipient: this.#bot(),
      conversation: {
        id: `${conversation.id}${thread}`,
        conversationType: conversation.kind === 'group' ? 'groupChat' : conversation.kind,
        tenantId,
        ...(conversation.kind === 'personal' ? {} : { isGroup: true }),
      },
      channelData: { ...placeOf(conversation), tenant: { id: tenantId } },
    };
  }

  #bot(): JsonObject {
    return { id: `28:${this.#at.appId}`, name: this.#at.botName };
  }
}

const clientInfo = {
  type: 'clientInfo',
  locale: 'en-GB',
  country: 'GB',
  platform: 'Windows',
  timezone: 'Europe/London',
};

function placeOf(conversation: Conversation): JsonObject {
  if (conversation.kind !== 'channel') return {};
  const place = { id: conversation.id };
  return {
    team: place,
    channel: place,
    teamsTeamId: conversation.id,
    teamsChannelId: conversation.id,
  };
}

function channelDataOf(activity: JsonObject): object {
  const data = activity['channelData'];
  return typeof data === 'object' && data !== null ? data : {};
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
