import { createHash } from 'node:crypto';

/** Ids of the stand-ins are counted, never drawn: the same run gives the same ids. */
export type IdSource = (kind: string) => number;

export function countingIds(): IdSource {
  const counts = new Map<string, number>();
  return (kind) => {
    const next = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, next);
    return next;
  };
}

/** An opaque id as the services make them: it can be stored and compared, not read. */
export function opaque(length: number, ...parts: readonly (string | number)[]): string {
  const text = parts.join('|');
  let id = '';
  for (let block = 0; id.length < length; block += 1) {
    id += createHash('sha256').update(`${block}|${text}`).digest('base64url').replaceAll('-', 'x');
  }
  return id.replaceAll('_', 'y').slice(0, length);
}

export function opaqueGuid(...parts: readonly (string | number)[]): string {
  const hex = createHash('sha256').update(parts.join('|')).digest('hex');
  const at = (from: number, to: number): string => hex.slice(from, to);
  return `${at(0, 8)}-${at(8, 12)}-4${at(13, 16)}-8${at(17, 20)}-${at(20, 32)}`;
}
