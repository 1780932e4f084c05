import type { RecordedEvent } from '../../../domain/case/index.ts';
import {
  makePack,
  type EvidencePack,
  type Fact,
  type FactValue,
  type RecordLine,
} from '../../../domain/evidence/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import { chainOf } from '../../../storage/cases/chain.ts';
import { IRO, type CaseBuilder } from '../../builders/index.ts';
import { nodeHasher } from '../../fakes/memoryStorage.ts';

export const hash = (text: string): string => nodeHasher.hash(text);

export const chained = (events: readonly RecordedEvent[]) => chainOf(nodeHasher, events, '');

/** The builders name a text by itself: `#We will` is the name of `We will`. */
const textsIn = (events: readonly RecordedEvent[]): ReadonlyMap<string, string> =>
  new Map(
    [...JSON.stringify(events).matchAll(/"hash":("#(?:[^"\\]|\\.)*")/g)].map(([, name = '""']) => {
      const text = JSON.parse(name) as string;
      return [text, text.slice(1)];
    }),
  );

/** The evidence of a case, or of other events in its house; its texts are all there. */
export function packOf(
  of: CaseBuilder,
  events: readonly RecordedEvent[] = of.events,
  viewer: PersonId = IRO,
): EvidencePack {
  const chain = chained(events);
  const { version = 0, hash: last = '' } = chain.at(-1) ?? {};
  const head = { version, hash: last };
  const texts = textsIn(events);
  return makePack({
    state: of.present,
    head,
    chain,
    texts,
    ctx: of.ctx,
    viewer,
    now: of.now,
    hash,
  });
}

/** What a line says, fact by fact; words as typed stand in quotation marks, purged ones are `gone`. */
export const factsIn = (line: RecordLine | undefined): readonly string[] =>
  line?.facts.map(said) ?? [];

/** The first line of this kind. */
export const lineOf = ({ document }: EvidencePack, type: string): RecordLine | undefined =>
  document.record.find((line) => line.type === type);

const said = ({ name, value }: Fact): string => `${name}: ${valueOf(value)}`;

function valueOf(value: FactValue): string {
  switch (value.kind) {
    case 'text':
      return value.text === null ? 'gone' : `“${value.text}”`;
    case 'words':
      return value.words;
    case 'day':
      return `day ${value.day}`;
    case 'moment':
      return `moment ${value.at}`;
    case 'lines':
      return value.lines.join(' / ');
    case 'list':
      return `[${value.items.map(valueOf).join('; ')}]`;
    case 'group':
      return `{${value.facts.map(said).join('; ')}}`;
  }
}
