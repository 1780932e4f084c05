import { LIMITS } from './limits.ts';
import type { Values } from './table.ts';

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

/**
 * Text longer than a property, split over `t0`, `t1`, … (design section 4); never through a character
 * of two halves. What does not fit into a row of 1 MiB (about 500,000 characters) is refused by the
 * row's own limit, before anything is written.
 */
export function pack(text: string): Record<string, string> {
  const parts: Record<string, string> = {};
  let at = 0;
  for (let n = 0; n === 0 || at < text.length; n += 1) {
    const full = at + LIMITS.text;
    const cut = full < text.length && isHighSurrogate(text.charCodeAt(full - 1)) ? full - 1 : full;
    parts[`t${n}`] = text.slice(at, cut);
    at = cut;
  }
  return parts;
}

/** The text that `pack` split; null when the row holds none. */
export function unpack(values: Values): string | null {
  const parts: string[] = [];
  for (let n = 0; ; n += 1) {
    const part = values[`t${n}`];
    if (typeof part !== 'string') return n === 0 ? null : parts.join('');
    parts.push(part);
  }
}
