import type { IdSource } from '../ids.ts';
import { opaque } from '../ids.ts';
import { objectsAt, textAt, type JsonObject } from '../json.ts';
import { adaptiveCardType, notificationOf } from './cardActions.ts';

export type ChatKind = 'personal' | 'group' | 'channel';

export interface ChatActivity {
  readonly id: string;
  readonly from: 'bot' | { readonly oid: string };
  readonly sentAt: string;
  content: JsonObject;
  updatedAt: string | null;
  deleted: boolean;
  /** Cards that only one person sees, since an invoke was answered with them (platform 2.3). */
  readonly views: Map<string, JsonObject>;
}

export interface Conversation {
  readonly id: string;
  readonly kind: ChatKind;
  /** The person of a personal chat; null where everybody is. */
  readonly owner: string | null;
  readonly activities: ChatActivity[];
}

/** One activity as somebody sees it now. */
export interface SeenActivity {
  readonly id: string;
  readonly conversationId: string;
  readonly type: string;
  readonly from: { readonly role: 'bot' } | { readonly role: 'user'; readonly oid: string };
  readonly text: string;
  readonly summary: string;
  readonly attachments: readonly JsonObject[];
  readonly notification: string;
  readonly replyToId: string | null;
  readonly timestamp: string;
  readonly updatedAt: string | null;
  readonly deleted: boolean;
  /** True when the card shown is this person's own, not the one that stands for all. */
  readonly personalView: boolean;
}

/** Conversations and what was said in them. Nothing is de-duplicated: Teams does not either. */
export class ChatStore {
  readonly #conversations = new Map<string, Conversation>();
  readonly #aliases = new Map<string, string>();
  readonly #ids: IdSource;
  readonly #now: () => string;

  constructor(ids: IdSource, now: () => string) {
    this.#ids = ids;
    this.#now = now;
  }

  /** The same pair of bot and person has one personal conversation, for good (platform 3.2). */
  personal(oid: string, appId: string): Conversation {
    return this.#ensure(`a:1${opaque(80, 'personal', oid, appId)}`, 'personal', oid);
  }

  shared(kind: 'group' | 'channel'): Conversation {
    const suffix = kind === 'group' ? 'v2' : 'tacv2';
    return this.#ensure(`19:${opaque(32, kind)}@thread.${suffix}`, kind, null);
  }

  alias(other: string, conversation: Conversation): void {
    this.#aliases.set(other, conversation.id);
  }

  /** A channel's conversation id may name a thread: `…;messageid=…`. */
  find(id: string): Conversation | null {
    const bare = id.replace(/;messageid=.*$/, '');
    return this.#conversations.get(this.#aliases.get(bare) ?? bare) ?? null;
  }

  all(): readonly Conversation[] {
    return [...this.#conversations.values()];
  }

  add(conversation: Conversation, from: ChatActivity['from'], content: JsonObject): ChatActivity {
    const activity: ChatActivity = {
      id: this.nextActivityId(),
      from,
      sentAt: this.#now(),
      content,
      updatedAt: null,
      deleted: false,
      views: new Map(),
    };
    conversation.activities.push(activity);
    return activity;
  }

  /** An edit stands for everybody: personal views go (platform 2.3). */
  update(activity: ChatActivity, content: JsonObject): void {
    Object.assign(activity, { content, updatedAt: this.#now() });
    activity.views.clear();
  }

  remove(activity: ChatActivity): void {
    Object.assign(activity, { content: {}, deleted: true, updatedAt: this.#now() });
    activity.views.clear();
  }

  nextActivityId(): string {
    return String(1_700_000_000_000 + this.#ids('activity'));
  }

  #ensure(id: string, kind: ChatKind, owner: string | null): Conversation {
    const known = this.#conversations.get(id);
    if (known !== undefined) return known;
    const conversation: Conversation = { id, kind, owner, activities: [] };
    this.#conversations.set(id, conversation);
    return conversation;
  }
}

/** An activity through one person's eyes. */
export function seenBy(
  oid: string,
  conversation: Conversation,
  activity: ChatActivity,
): SeenActivity {
  const { content } = activity;
  const view = activity.views.get(oid);
  return {
    id: activity.id,
    conversationId: conversation.id,
    type: textAt(content, 'type') || 'message',
    from: activity.from === 'bot' ? { role: 'bot' } : { role: 'user', oid: activity.from.oid },
    text: textAt(content, 'text'),
    summary: textAt(content, 'summary'),
    attachments: withView(objectsAt(content, 'attachments'), view),
    notification: notificationOf(content),
    replyToId: textAt(content, 'replyToId') || null,
    timestamp: activity.sentAt,
    updatedAt: activity.updatedAt,
    deleted: activity.deleted,
    personalView: view !== undefined,
  };
}

function withView(
  attachments: readonly JsonObject[],
  view: JsonObject | undefined,
): readonly JsonObject[] {
  if (view === undefined) return attachments;
  const others = attachments.filter((one) => textAt(one, 'contentType') !== adaptiveCardType);
  return [{ contentType: adaptiveCardType, content: view }, ...others];
}
