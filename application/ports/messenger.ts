import type { Moment } from '../../domain/calendar/index.ts';
import type {
  CardKind,
  CaseView,
  EffectId,
  MeetingId,
  NoticeKind,
  StageEntryId,
} from '../../domain/case/index.ts';
import type { PersonId } from '../../domain/people/index.ts';

/** What a person is to be told, as data; the adapter renders it (Teams card, mail). */
export interface Message {
  readonly effect: EffectId;
  readonly to: PersonId;
  readonly card: CardKind;
  readonly notice: NoticeKind | null;
  readonly stage: StageEntryId | null;
  readonly meeting: MeetingId | null;
  /** The case as this recipient may see it at the moment of sending. */
  readonly view: CaseView;
}

/**
 * Teams, one attempt, no hidden retries. Never throws for what the service answered: what it throws was
 * thrown before anything was sent.
 */
export interface Messenger {
  send(message: Message): Promise<Sent>;
}

export type Sent =
  /** Teams took it. */
  | { readonly kind: 'accepted'; readonly activityId: string }
  /** It may or may not be there: 5xx, timeout, lost connection (platform 1.6). */
  | { readonly kind: 'uncertain'; readonly code: string }
  /** Not sent for now (429, 412): try again after so many seconds of business time. */
  | {
      readonly kind: 'later';
      readonly code: string;
      readonly afterSeconds: number;
      /** Teams was not even asked, since it is being left alone: no try of this card's. */
      readonly unasked?: true;
    }
  /** No conversation is known, or the bot is not installed for this person. */
  | { readonly kind: 'not-installed'; readonly code: string }
  /** This route is closed for this person (blocked, gone, forbidden, too large). */
  | { readonly kind: 'refused'; readonly code: string };

/** Installs the app for a person through Graph, so that a conversation can be created (platform 3.1). */
export interface Installer {
  install(
    person: PersonId,
  ): Promise<
    | { readonly kind: 'installed' }
    | { readonly kind: 'later'; readonly code: string; readonly afterSeconds: number }
    | { readonly kind: 'refused'; readonly code: string }
  >;
}

/** Mail from the service mailbox: draft bearing our property, looked up, then sent; so never doubled. */
export interface Mailer {
  send(message: Message): Promise<Mailed>;
}

export type Mailed =
  | { readonly kind: 'accepted'; readonly messageId: string }
  /** Not taken for now: try again after so many seconds of business time. */
  | { readonly kind: 'later'; readonly code: string; readonly afterSeconds: number }
  | { readonly kind: 'refused'; readonly code: string };

/** A conversation in our own shape, by Entra object id (platform 1.2). */
export interface ConversationRef {
  readonly person: PersonId;
  readonly tenantId: string;
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly botId: string;
  /** Teams user id (29:…), where Teams told it. */
  readonly userId: string | null;
  readonly seenAt: Moment;
}

export interface Conversations {
  /** Point read. */
  of(person: PersonId): Promise<ConversationRef | null>;
  save(ref: ConversationRef): Promise<void>;
  /** The bot was removed or blocked: the reference is dead. */
  forget(person: PersonId): Promise<void>;
}
