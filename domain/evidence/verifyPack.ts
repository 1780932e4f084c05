import { UnknownEvent } from '../case/index.ts';
import { faultAgainst, firstFault, type Fault, type Hash, type Head } from './chain.ts';
import { documentOf, eventsOf } from './documentOf.ts';
import { inKeyOrder } from './inKeyOrder.ts';
import { sealOf } from './makePack.ts';
import { RULES, type EvidenceDocument, type EvidencePack } from './pack.ts';

interface Sound {
  readonly events: number;
  /** Texts that were purged: their hashes stand in the chain, the words do not. */
  readonly purged: number;
  readonly head: Head;
}

export type Verified =
  | ({ readonly kind: 'sound' } & Sound)
  /** So are the events; the readable part was made by these other rules, and is not vouched for. */
  | ({ readonly kind: 'events-sound'; readonly rules: number | null } & Sound)
  /** An event is not as it was written, or not where it was. */
  | { readonly kind: 'event'; readonly fault: Fault }
  /** A text is not the one that the event names. */
  | { readonly kind: 'text'; readonly fault: Fault }
  /** The readable part does not follow from the events: the line of an event, or what stands above. */
  | { readonly kind: 'document'; readonly fault: Fault | null }
  /** Something else was changed after the pack was made. */
  | { readonly kind: 'seal' };

/**
 * Whether a pack is what was written: the chain is worked out again, then each text's hash, then the
 * readable part where it was made by the rules of today, then the seal. `known` is a head that somebody
 * has from elsewhere: from paper, or from the daily anchor; without one a chain that was written anew
 * from its beginning cannot be told.
 */
export function verifyPack(pack: EvidencePack, hash: Hash, known: Head | null = null): Verified {
  const { chain, head, texts } = pack.source;
  const fault = firstFault(chain, head, hash) ?? faultAgainst(chain, known);
  if (fault !== null) return { kind: 'event', fault };
  const wrong = wrongText(pack, hash);
  if (wrong !== null) return { kind: 'text', fault: wrong };
  const { rules = null } = pack.made;
  const shown = rules === RULES ? shownOtherwise(pack) : undefined;
  if (shown !== undefined) return { kind: 'document', fault: shown };
  const { seal, ...unsealed } = pack;
  if (sealOf(unsealed, hash) !== seal) return { kind: 'seal' };
  const purged = hashesIn(chain.map(({ text }) => text)).filter((each) => !(each in texts)).length;
  const sound = { events: chain.length, purged, head };
  return rules === RULES ? { kind: 'sound', ...sound } : { kind: 'events-sound', rules, ...sound };
}

function wrongText({ source }: EvidencePack, hash: Hash): Fault | null {
  const wrong = Object.entries(source.texts).find(([name, text]) => hash(text) !== name);
  if (wrong === undefined) return null;
  const event = eventsOf(source.chain).find((each) => inKeyOrder(each).includes(wrong[0]));
  return {
    what: 'altered',
    number: event?.version ?? 0,
    type: event?.type ?? null,
    at: event?.meta.at ?? null,
  };
}

/** Undefined: it is as the events make it. */
function shownOtherwise({ source, document }: EvidencePack): Fault | null | undefined {
  const right = madeOf(source);
  if ('what' in right) return right;
  if (inKeyOrder(right) === inKeyOrder(document)) return undefined;
  const at = right.record.findIndex(
    (line, n) => inKeyOrder(line) !== inKeyOrder(document.record[n]),
  );
  const line = right.record[at];
  if (line === undefined) return null;
  return { what: 'altered', number: line.number, type: line.type, at: line.at };
}

/** An event of no kind that these rules know was never written under them. */
function madeOf(source: EvidencePack['source']): EvidenceDocument | Fault {
  try {
    return documentOf(source);
  } catch (error) {
    if (!(error instanceof UnknownEvent)) throw error;
    const { version, type, meta } = error.event;
    return { what: 'inserted', number: version, type, at: meta.at };
  }
}

const hashesIn = (texts: readonly string[]): readonly string[] => [
  ...new Set(
    texts.flatMap((text) => [...text.matchAll(/"hash":"([^"]+)"/g)].map(([, name]) => name ?? '')),
  ),
];
