import type { ConversationRef, Conversations } from '../application/ports/index.ts';
import type { Moment } from '../domain/calendar/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import { isServiceAllowed, type TrustAnchors } from './anchors.ts';
import type { From } from './inbound.ts';

/** Above this many people the memory starts anew: it only spares reads and writes. */
const MOST_REMEMBERED = 20_000;

/**
 * Personal conversations by person: stored when they change, remembered in this process so that a turn
 * costs no write and a send no read. A remembered one that is dead says so when it is used.
 */
export class ConversationBook {
  readonly #store: Conversations;
  readonly #anchors: TrustAnchors;
  readonly #tenantId: string;
  readonly #known = new Map<PersonId, ConversationRef>();

  constructor(store: Conversations, anchors: TrustAnchors, tenantId: string) {
    this.#store = store;
    this.#anchors = anchors;
    this.#tenantId = tenantId;
  }

  /** Where this person is written to; null where nothing usable is known. */
  async of(person: PersonId): Promise<ConversationRef | null> {
    const ref = this.#known.get(person) ?? (await this.#store.of(person));
    if (ref === null || !isServiceAllowed(this.#anchors, ref.serviceUrl)) return null;
    this.#remember(ref);
    return ref;
  }

  /** Notes the personal conversation in which an activity came; true when it was not known before. */
  async note({ person, place }: From, now: Moment): Promise<boolean> {
    if (place.where !== 'personal') return false;
    const { conversationId, serviceUrl, botId, userId } = place;
    const tenantId = this.#tenantId;
    const ref = { person, tenantId, conversationId, serviceUrl, botId, userId, seenAt: now };
    const stored = this.#known.get(person) ?? (await this.#store.of(person));
    // Two activities of one installation come at once: the one that was noted meanwhile counts.
    const before = this.#known.get(person) ?? stored;
    if (before !== null && sameAddress(before, ref)) {
      this.#remember(before);
      return false;
    }
    await this.save(ref);
    return before?.conversationId !== conversationId;
  }

  async save(ref: ConversationRef): Promise<void> {
    if (!isServiceAllowed(this.#anchors, ref.serviceUrl)) return;
    this.#remember(ref);
    try {
      await this.#store.save(ref);
    } catch (error) {
      this.#known.delete(ref.person);
      throw error;
    }
  }

  async forget(person: PersonId): Promise<void> {
    this.#known.delete(person);
    await this.#store.forget(person);
  }

  #remember(ref: ConversationRef): void {
    if (this.#known.size >= MOST_REMEMBERED) this.#known.clear();
    this.#known.set(ref.person, ref);
  }
}

const sameAddress = (one: ConversationRef, other: ConversationRef): boolean =>
  one.conversationId === other.conversationId &&
  one.serviceUrl === other.serviceUrl &&
  one.botId === other.botId &&
  (one.userId === other.userId || other.userId === null);
