/**
 * Long and personal text lies beside the events, in rows of its own, and is named by its hash, so that
 * it can be purged while the chain of events still verifies (design section 4).
 */
export interface StoredText {
  /** SHA-256 of the text in UTF-8, base64url. */
  readonly hash: string;
  /** UTF-16 characters. */
  readonly length: number;
}

/** Text as a person wrote it, with its name; made at the door, where hashing is allowed. */
export interface WrittenText extends StoredText {
  readonly value: string;
}

/** What an event keeps of a text. */
export const keep = ({ hash, length }: WrittenText): StoredText => ({ hash, length });

/** Where nobody said anything. */
export const NO_TEXT: StoredText = { hash: '', length: 0 };

/** The texts of a case that were loaded for showing; a purged one is absent. */
export type Texts = ReadonlyMap<string, string>;
