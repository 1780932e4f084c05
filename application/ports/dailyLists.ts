import type { Moment } from '../../domain/calendar/index.ts';
import type { CaseId, EffectId } from '../../domain/case/index.ts';
import type { PersonId } from '../../domain/people/index.ts';

/** How a person wants news: each as it happens, or in one list each working morning (ADR 23). */
export type MessagesWish = 'each' | 'list';

export interface MessagesChoice {
  readonly wish: MessagesWish;
  /** Who chose, and when: the person themselves. */
  readonly by: PersonId;
  readonly at: Moment;
}

export interface MessagesChoices {
  /** Null: never chosen, so each as it happens. Point read. */
  of(person: PersonId): Promise<MessagesChoice | null>;
  choose(person: PersonId, choice: MessagesChoice): Promise<void>;
}

/** One message that waits for a list: the effect of a case, and when it happened. */
export interface ListedMessage {
  readonly caseId: CaseId;
  readonly effect: EffectId;
  readonly at: Moment;
}

/** Which list: of whom, from when on it goes, and which part of it. */
export interface ListKey {
  readonly person: PersonId;
  readonly from: Moment;
  readonly part: number;
}

export type ListState =
  /** Takes more messages. */
  | { readonly kind: 'open' }
  /** Takes no more: it is being sent, under one key. */
  | { readonly kind: 'closed' }
  /** The route took it; `told`: the messages that it held (`caseId effect`). */
  | {
      readonly kind: 'sent';
      readonly route: 'teams' | 'mail' | 'none';
      readonly at: Moment;
      readonly told: readonly string[];
    }
  /** No route took it: each message goes by itself. */
  | { readonly kind: 'failed'; readonly code: string };

export interface DailyList extends ListKey {
  readonly messages: readonly ListedMessage[];
  readonly state: ListState;
  readonly etag: string;
}

/** A card has room for no more; what comes then goes into another part of the same morning. */
export const MOST_LISTED = 15;

export interface DailyLists {
  /** Puts it in, once however often it is asked; null: that morning's list takes no more. */
  add(person: PersonId, from: Moment, message: ListedMessage): Promise<ListKey | null>;
  /** Point read. */
  of(key: ListKey): Promise<DailyList | null>;
  /** All that go by now and are not done with; one range read. */
  due(now: Moment): AsyncIterable<DailyList>;
  /** By its etag; null: another was first. */
  change(list: DailyList, state: ListState): Promise<DailyList | null>;
  remove(list: DailyList): Promise<void>;
}
