import type { Moment } from '../calendar/index.ts';
import type { CaseState, Context } from '../case/index.ts';
import type { PersonId } from '../people/index.ts';
import type { ChainLink, Hash, Head } from './chain.ts';
import { documentOf } from './documentOf.ts';
import { inKeyOrder } from './inKeyOrder.ts';
import { FORMAT, RULES, type EvidencePack, type EvidenceSource, type Names } from './pack.ts';

/** What a pack is made of: the case as it stands, and the chain as it was written. */
export interface Packing {
  readonly state: CaseState;
  readonly head: Head;
  readonly chain: readonly ChainLink[];
  readonly texts: ReadonlyMap<string, string>;
  readonly ctx: Context;
  readonly viewer: PersonId;
  readonly now: Moment;
  readonly hash: Hash;
}

/** The whole of a case for somebody who may see all of it; who may is decided before. */
export function makePack(packing: Packing): EvidencePack {
  const { ctx, viewer, now, hash } = packing;
  const source = sourceOf(packing);
  const unsealed = {
    format: FORMAT,
    made: { at: now, for: ctx.directory.people.get(viewer)?.post ?? '', rules: RULES },
    source,
    document: documentOf(source),
  } as const;
  return { ...unsealed, seal: sealOf(unsealed, hash) };
}

/** One hash over everything in a pack but itself. */
export const sealOf = (unsealed: Omit<EvidencePack, 'seal'>, hash: Hash): string =>
  hash(inKeyOrder(unsealed));

function sourceOf({ chain, texts, ctx, head }: Packing): EvidenceSource {
  const { procedure } = ctx;
  const { matter, step, process, recordNumber } = procedure.labels;
  return {
    authority: procedure.authority,
    procedure: { id: procedure.id, title: procedure.title },
    labels: { matter, step, process, recordNumber },
    names: namesOf(chain, ctx),
    chain: chain.map((link) => ({
      version: link.version,
      text: link.text,
      previous: link.previous,
      hash: link.hash,
    })),
    head,
    texts: Object.fromEntries(texts),
  };
}

/** Posts of those who stand in the events and of nobody else. */
function namesOf(chain: readonly ChainLink[], { procedure, directory }: Context): Names {
  const all = chain.map(({ text }) => text).join('\n');
  const people = [...directory.people.values()].filter(({ id }) => all.includes(id));
  return {
    people: Object.fromEntries(people.map(({ id, post }) => [id, post])),
    roles: Object.fromEntries(
      Object.entries(procedure.roles).map(([key, { title }]) => [key, title]),
    ),
    stages: Object.fromEntries(
      procedure.stages.map(({ key, label, name }) => [key, `${label}: ${name}`]),
    ),
    keys: Object.fromEntries([
      // A stage's own key is named above: here is what stands inside it.
      ...procedure.stages.flatMap((stage) => labelsIn({ ...stage, key: null })),
      ...labelsIn({ ...procedure, stages: [] }),
    ]),
  };
}

/** Everything that has a key and words of its own: questions, choices, records, tasks. */
function labelsIn(value: object): readonly (readonly [string, string])[] {
  const { key, label, title }: Readonly<Record<string, unknown>> = { ...value };
  const words = label ?? title;
  const own = typeof key === 'string' && typeof words === 'string' ? [[key, words] as const] : [];
  const within = Object.values(value).flatMap((each: unknown) =>
    typeof each === 'object' && each !== null ? labelsIn(each) : [],
  );
  return [...own, ...within];
}
