/** SHA-256 of UTF-8, base64url: handed in, since nothing here does more than think. */
export type Hash = (text: string) => string;

/** An event as it was written; its hash covers the very text that is stored, and the hash before it. */
export interface ChainLink {
  readonly version: number;
  /** Canonical JSON of the event. */
  readonly text: string;
  /** Hash of the event before; empty for the first. */
  readonly previous: string;
  readonly hash: string;
}

/** How far the chain had got, known from beside it: from the head, from paper, from a daily anchor. */
export interface Head {
  readonly version: number;
  readonly hash: string;
}

export interface Fault {
  /** `moved`: it stands, but not in its place. */
  readonly what: 'altered' | 'missing' | 'inserted' | 'moved';
  /** Number of the event. */
  readonly number: number;
  /** Null where the event is missing or cannot be read. */
  readonly type: string | null;
  readonly at: string | null;
}

/** The hash of an event: of its text, a line feed, and the hash before it. */
const holds = ({ text, previous, hash }: ChainLink, hashOf: Hash): boolean =>
  hashOf(`${text}\n${previous}`) === hash;

/** The first event that was altered, taken out, put in or moved; null where the chain is whole. */
export function firstFault(links: readonly ChainLink[], head: Head, hashOf: Hash): Fault | null {
  for (const [at, link] of links.entries()) {
    const fault = faultAt(links, at, link, hashOf);
    if (fault !== null) return fault;
  }
  const beyond = links[head.version];
  return faultAgainst(links, head) ?? (beyond === undefined ? null : faultOf('inserted', beyond));
}

function faultAt(
  links: readonly ChainLink[],
  at: number,
  link: ChainLink,
  hashOf: Hash,
): Fault | null {
  if (!holds(link, hashOf)) {
    const twin = links.some(
      (each, n) => n !== at && each.version === link.version && holds(each, hashOf),
    );
    return faultOf(twin ? 'inserted' : 'altered', link);
  }
  const before = links[at - 1]?.hash ?? '';
  if (link.previous !== before) return outOfLine(links, at, link, hashOf);
  const inPlace = link.version === at + 1 && numberIn(link) === link.version;
  return inPlace ? null : faultOf('altered', link);
}

/** It is as it was written, and does not follow what stands before it. */
function outOfLine(links: readonly ChainLink[], at: number, link: ChainLink, hashOf: Hash): Fault {
  const follows = links.findIndex(({ hash }) => hash === link.previous);
  const first = link.previous === '' ? -1 : follows;
  // What it follows stands further up: all between was put in.
  const between = links[first + 1];
  if ((follows >= 0 || link.previous === '') && first < at && between !== undefined) {
    return again(links, first + 1, hashOf) ?? faultOf('inserted', between);
  }
  const wanted = links.slice(at).find(({ version }) => version === at + 1);
  if (wanted === undefined || wanted === link) return missing(at + 1);
  return faultOf('moved', link);
}

/** The same event twice: the later one is the one too many. */
function again(links: readonly ChainLink[], at: number, hashOf: Hash): Fault | null {
  const copy = links.findIndex((each, n) => n > at && each.hash === links[at]?.hash);
  const found = links[copy];
  return found !== undefined && holds(found, hashOf) ? faultOf('inserted', found) : null;
}

/**
 * What was cut off at the end, and a chain that was written anew from its beginning, are known from
 * beside the chain only. A head from elsewhere may be older: it is compared where it stands.
 */
export function faultAgainst(links: readonly ChainLink[], head: Head | null): Fault | null {
  if (head === null) return null;
  const known = links[head.version - 1];
  if (known === undefined) return missing((links.at(-1)?.version ?? 0) + 1);
  return known.hash === head.hash ? null : faultOf('altered', known);
}

const missing = (number: number): Fault => ({ what: 'missing', number, type: null, at: null });

function faultOf(what: Fault['what'], link: ChainLink): Fault {
  const { type, at } = readLink(link);
  return { what, number: link.version, type, at };
}

/** Type, time and number out of an event's text, as far as it can be read. */
function readLink({ text }: ChainLink): {
  readonly type: string | null;
  readonly at: string | null;
  readonly version: number | null;
} {
  const { type, version, meta } = fieldsOf(parsed(text));
  const { at } = fieldsOf(meta);
  return {
    type: typeof type === 'string' ? type : null,
    at: typeof at === 'string' ? at : null,
    version: typeof version === 'number' ? version : null,
  };
}

const numberIn = (link: ChainLink): number | null => readLink(link).version;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
