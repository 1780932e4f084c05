import type { ConversationRef, Logger, Sent, WallClock } from '../application/ports/index.ts';
import type { Moment } from '../domain/calendar/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import type { Activity } from 'botbuilder';
import { isServiceAllowed, type TrustAnchors } from './anchors.ts';
import type { BotAdapter } from './botAdapter.ts';
import type { ConversationBook } from './conversationBook.ts';
import { sendingTo, type Gate, type Haste } from './gate.ts';
import { failureOf, isDead, notCreated, notSent } from './sendFailure.ts';
import { conversationWith } from './toActivity.ts';

interface OutboundParts {
  readonly adapter: BotAdapter;
  readonly book: ConversationBook;
  readonly anchors: TrustAnchors;
  readonly appId: string;
  readonly tenantId: string;
  readonly defaultServiceUrl: string;
  readonly gate: Gate;
  readonly wall: WallClock;
  readonly log: Logger;
}

export type Posted =
  | { readonly kind: 'accepted'; readonly activityId: string; readonly conversationId: string }
  | Exclude<Sent, { readonly kind: 'accepted' }>;

type Reached =
  | { readonly kind: 'conversation'; readonly ref: ConversationRef }
  | Exclude<Sent, { readonly kind: 'accepted' }>;

/** Writes to people who did not just write: one attempt each, and what became of it. */
export class Outbound {
  readonly #parts: OutboundParts;

  constructor(parts: OutboundParts) {
    this.#parts = parts;
  }

  /** Posts a message to a person's own chat, which is made where it is not known. */
  async post(
    person: PersonId,
    activity: Partial<Activity>,
    now: Moment,
    haste: Haste = 'in-its-turn',
  ): Promise<Posted> {
    const reached = await this.#reach(person, now, haste);
    if (reached.kind !== 'conversation') return reached;
    const { conversationId, serviceUrl } = reached.ref;
    const { gate } = this.#parts;
    const held = await gate.pass(sendingTo(conversationId), now, haste);
    if (held !== null) return held;
    try {
      const connector = await this.#parts.adapter.connector(serviceUrl);
      const answer = await connector.conversations.sendToConversation(conversationId, activity);
      gate.served();
      return { kind: 'accepted', activityId: answer.id, conversationId };
    } catch (error) {
      const sent = gate.heard(this.#failure(error), notSent, now);
      if (isDead(sent)) await this.#forget(person);
      return sent;
    }
  }

  /** The stored conversation, or a new one. Nothing was sent where this fails, so it can be repeated. */
  async #reach(person: PersonId, now: Moment, haste: Haste): Promise<Reached> {
    try {
      const ref = await this.#parts.book.of(person);
      if (ref !== null) return { kind: 'conversation', ref };
    } catch {
      return { kind: 'later', code: 'conversations-unavailable', afterSeconds: 5 };
    }
    const held = await this.#parts.gate.pass(`create|${person}`, now, haste);
    return held ?? (await this.#create(person, now));
  }

  /** The same person always gets the same conversation, once the app is installed (platform 3.2). */
  async #create(person: PersonId, now: Moment): Promise<Reached> {
    const { adapter, appId, tenantId, defaultServiceUrl, anchors, gate } = this.#parts;
    try {
      const connector = await adapter.connector(defaultServiceUrl);
      const botId = `28:${appId}`;
      const wish = conversationWith(person, tenantId, botId);
      const made = await connector.conversations.createConversation(wish);
      gate.served();
      const ref: ConversationRef = {
        person,
        tenantId,
        conversationId: made.id,
        serviceUrl: isServiceAllowed(anchors, made.serviceUrl)
          ? made.serviceUrl
          : defaultServiceUrl,
        botId,
        userId: null,
        seenAt: now,
      };
      await this.#remember(ref);
      return { kind: 'conversation', ref };
    } catch (error) {
      return gate.heard(this.#failure(error), notCreated, now);
    }
  }

  /** Not kept is not lost: the next message asks for the same conversation again. */
  async #remember(ref: ConversationRef): Promise<void> {
    try {
      await this.#parts.book.save(ref);
    } catch {
      this.#parts.log.warn('conversation-not-saved', { person: ref.person });
    }
  }

  async #forget(person: PersonId): Promise<void> {
    try {
      await this.#parts.book.forget(person);
    } catch {
      this.#parts.log.warn('conversation-not-forgotten', { person });
    }
  }

  #failure(error: unknown) {
    return failureOf(error, this.#parts.wall.millis());
  }
}
