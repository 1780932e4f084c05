import { StorageFailure } from './failure.ts';

/**
 * Keys as Azure takes them (platform 7.1): `/ \ # ?` and control characters are forbidden, `%` breaks
 * older clients, `'` breaks hand-made addresses, a lone surrogate cannot be put into one at all. Each is
 * written as `~` and four hex digits, so that every text has one key and every key one text.
 */
// eslint-disable-next-line no-control-regex -- these are the very characters that Azure forbids
const FORBIDDEN = /[/\\#?%'~\u0000-\u001f\u007f-\u009f]|\p{Surrogate}/gu;
const ESCAPED = /~([0-9a-f]{4})/g;
/** 1 KiB in UTF-16; Azurite refuses the 513th character. */
const KEY_LIMIT = 512;

export function encodeKey(text: string): string {
  const key = text.replaceAll(
    FORBIDDEN,
    (found) => `~${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  if (key.length > KEY_LIMIT) throw new StorageFailure('key-too-long', { about: `${key.length}` });
  return key;
}

export function decodeKey(key: string): string {
  return key.replaceAll(ESCAPED, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
