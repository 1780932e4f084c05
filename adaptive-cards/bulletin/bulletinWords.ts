import type { Element } from '../elements/text.ts';
import type { Keys } from '../verbs.ts';

/** What a bulletin says, for card and mail alike. */
export interface BulletinWords {
  /** Subject of the mail and words of the notification: no name, no child (design sentence 3). */
  readonly title: string;
  readonly lead: readonly string[];
  readonly sections: readonly BulletinSection[];
  /** Buttons of the card, where there is something to press. */
  readonly buttons?: (keys: Keys) => readonly Element[];
}

export interface BulletinSection {
  readonly heading: string;
  readonly lines: readonly string[];
}
