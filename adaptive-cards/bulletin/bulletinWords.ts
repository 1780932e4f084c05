import type { Element } from '../elements/text.ts';
import type { Keys } from '../verbs.ts';

/** What a bulletin says, for card and mail alike. */
export interface BulletinWords {
  /** Subject of the mail and words of the notification: no name, no child (design sentence 3). */
  readonly title: string;
  readonly lead: readonly string[];
  readonly sections: readonly BulletinSection[];
  /** Of a mail, where it may say less than a card in one's own chat; absent: the same. */
  readonly mailSections?: readonly BulletinSection[];
  /** Buttons of the card, where there is something to press. */
  readonly buttons?: (keys: Keys) => readonly Element[];
}

export interface BulletinSection {
  readonly heading: string;
  readonly lines: readonly string[];
  /** A button under it on the card. */
  readonly buttons?: (keys: Keys) => readonly Element[];
}
