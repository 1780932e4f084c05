import type { Hasher } from '../../application/ports/index.ts';
import type { RecordedEvent } from '../../domain/case/index.ts';
import { canonicalJson } from './canonicalJson.ts';

/** An event as it was written: its hash covers the very text that is stored, and the hash before it. */
export interface ChainLink {
  readonly version: number;
  /** Canonical JSON of the event. */
  readonly text: string;
  /** Hash of the event before; empty for the first. */
  readonly previous: string;
  readonly hash: string;
}

/** SHA-256, base64url, of the event's canonical JSON, a line feed, and the hash before it. */
const linkHash = (hasher: Hasher, text: string, previous: string): string =>
  hasher.hash(`${text}\n${previous}`);

/** Chains new events to what stands (design section 4). */
export function chainOf(
  hasher: Hasher,
  events: readonly RecordedEvent[],
  lastHash: string,
): ChainLink[] {
  let previous = lastHash;
  return events.map((event) => {
    const text = canonicalJson(event);
    const link = { version: event.version, text, previous, hash: linkHash(hasher, text, previous) };
    previous = link.hash;
    return link;
  });
}

export type ChainProblem =
  /** An event is missing, doubled or out of order. */
  | { readonly kind: 'gap'; readonly version: number }
  /** The event's text is not the one that was written. */
  | { readonly kind: 'text'; readonly version: number }
  /** It does not follow the event before it. */
  | { readonly kind: 'link'; readonly version: number }
  /** What is known from outside (head, daily anchor) differs. */
  | { readonly kind: 'anchor'; readonly version: number };

/** A head hash kept outside the tables: by that day the chain of a case had got so far. */
export interface Anchor {
  readonly version: number;
  readonly hash: string;
}

/** Everything that is wrong with a chain; empty when it verifies. Anchors are the head's and those kept outside. */
export function verifyChain(
  hasher: Hasher,
  links: readonly ChainLink[],
  anchors: readonly Anchor[],
): ChainProblem[] {
  const problems: ChainProblem[] = [];
  let previous = '';
  for (const [at, link] of links.entries()) {
    const { version } = link;
    if (version !== at + 1) problems.push({ kind: 'gap', version: at + 1 });
    if (link.previous !== previous) problems.push({ kind: 'link', version });
    if (linkHash(hasher, link.text, link.previous) !== link.hash) {
      problems.push({ kind: 'text', version });
    }
    previous = link.hash;
  }
  const hashes = new Map(links.map(({ version, hash }) => [version, hash]));
  for (const { version, hash } of anchors) {
    if (hashes.get(version) !== hash) problems.push({ kind: 'anchor', version });
  }
  return problems;
}
