import type { PersonId } from '../domain/people/index.ts';

/** What Teams told the bot, in our own words: nothing above this file knows an activity. */
export type Inbound = From &
  (
    | { readonly kind: 'message'; readonly text: string; readonly targeted: boolean }
    | ({ readonly kind: 'action' } & CardAction)
    /** The message extension `escalate`, from a `/` menu, the compose box or a message (platform 4.2). */
    | { readonly kind: 'dialog'; readonly quoted: string | null }
    /** A button in the dialog that it opened: seen by this person alone, wherever it was opened. */
    | ({ readonly kind: 'dialogPress' } & Pick<CardAction, 'verb' | 'data'>)
    /** The message extension `find`: a case by its reference. */
    | { readonly kind: 'search'; readonly words: string }
    | { readonly kind: 'installed' | 'membersAdded' | 'removed' | 'other' }
  );

export interface From {
  readonly person: PersonId;
  readonly place: Place;
}

export interface Place {
  readonly where: 'personal' | 'group' | 'channel';
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly botId: string;
  /** Teams user id (29:…). */
  readonly userId: string | null;
  readonly activityId: string | null;
}

export interface CardAction {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** The message that bears the card; null where Teams does not say. */
  readonly replyToId: string | null;
  /** `automatic`: the client refreshed the card, nobody pressed anything. */
  readonly trigger: 'manual' | 'automatic';
  /** `submit`: an old client sent the fallback, as a message; it is answered with a message. */
  readonly form: 'execute' | 'submit';
}

export interface Rejected {
  readonly kind: 'rejected';
  readonly status: 400 | 403 | 413;
  readonly code:
    | 'no-activity'
    | 'bad-activity'
    | 'wrong-channel'
    | 'wrong-tenant'
    | 'no-person'
    | 'service-not-allowed'
    | 'too-large';
}
