import assert from 'node:assert/strict';
import { sealOf } from '../../../domain/evidence/makePack.ts';
import {
  makePack,
  RULES,
  verifyPack,
  type ChainLink,
  type EvidencePack,
  type Verified,
} from '../../../domain/evidence/index.ts';
import { aCase, IRO } from '../../builders/index.ts';
import { hash, packOf } from './aPack.ts';

const of = aCase().raised('s2').delivered().replied().resolved();
const pack = packOf(of);
const { chain, head } = pack.source;

const withSource = (rest: Partial<EvidencePack['source']>): EvidencePack => ({
  ...pack,
  source: { ...pack.source, ...rest },
});
const verified = (links: readonly ChainLink[]): Verified =>
  verifyPack(withSource({ chain: links }), hash);
const link = (number: number): ChainLink => chain[number - 1]!;

/** An event somebody has made to fit: it follows another, and its hash is right. */
function forged(after: ChainLink, text: string, version = after.version + 1): ChainLink {
  const previous = after.hash;
  return { version, text, previous, hash: hash(`${text}\n${previous}`) };
}
const asText = (type: string, version: number): string =>
  JSON.stringify({ meta: { at: '2027-03-01T11:00:00.000Z' }, type, version });
const fault = (what: string, number: number, type: string | null, at: string | null) => ({
  kind: 'event',
  fault: { what, number, type, at },
});
const FORGED_AT = '2027-03-01T11:00:00.000Z';

describe('evidence that was tampered with', () => {
  it('two events put in between: the first of them is named', () => {
    const one = forged(link(2), asText('Acknowledged', 3));
    const two = forged(one, asText('TimeRequested', 4));
    assert.deepEqual(
      verified([...chain.slice(0, 2), one, two, ...chain.slice(2)]),
      fault('inserted', 3, 'Acknowledged', FORGED_AT),
    );
  });

  it('put in before the first: that one is named', () => {
    const first = forged({ ...link(1), hash: '', version: 0 }, asText('NoteAdded', 1));
    assert.deepEqual(verified([first, ...chain]), fault('inserted', 1, 'NoteAdded', FORGED_AT));
  });

  it('an old event once more under another number: the copy is named, not the original', () => {
    const copy = { ...link(2), version: 5 };
    const at = of.events[1]?.meta.at ?? null;
    assert.deepEqual(
      verified([...chain.slice(0, 4), copy, ...chain.slice(4)]),
      fault('inserted', 5, 'StageOpened', at),
    );
  });

  it('one that does not even hold is put in where the true one stands too, else it is altered', () => {
    const bad = { ...link(3), text: asText('Replied', 3) };
    assert.deepEqual(
      verified([...chain.slice(0, 2), bad, ...chain.slice(2)]),
      fault('inserted', 3, 'Replied', FORGED_AT),
    );
    assert.deepEqual(
      verified([...chain.slice(0, 2), bad, ...chain.slice(3)]),
      fault('altered', 3, 'Replied', FORGED_AT),
    );
  });

  it('a number that is not its place is an alteration, in the event or beside it', () => {
    const elsewhere = forged(link(2), asText('Replied', 7), 3);
    assert.deepEqual(
      verified([...chain.slice(0, 2), elsewhere]),
      fault('altered', 3, 'Replied', FORGED_AT),
    );
    const renumbered = forged(link(2), asText('Replied', 7), 7);
    assert.deepEqual(
      verified([...chain.slice(0, 2), renumbered]),
      fault('altered', 7, 'Replied', FORGED_AT),
    );
  });

  it('events after the newest that the case knows were put in', () => {
    const beyond = forged(chain.at(-1)!, asText('NoteAdded', chain.length + 1));
    assert.deepEqual(
      verified([...chain, beyond]),
      fault('inserted', chain.length + 1, 'NoteAdded', FORGED_AT),
    );
  });

  it('cut off at the end, or gone altogether: the first that is missing is named', () => {
    assert.deepEqual(verified(chain.slice(0, -1)), fault('missing', chain.length, null, null));
    assert.deepEqual(verified([]), fault('missing', 1, null, null));
  });

  it('a text that no event names is told without one', () => {
    assert.deepEqual(verifyPack(withSource({ texts: { invented: 'It never was' } }), hash), {
      kind: 'text',
      fault: { what: 'altered', number: 0, type: null, at: null },
    });
  });
});

describe('evidence that was made by other rules', () => {
  // Without its texts: the builders name a text by itself, and here their hashes are worked out.
  const bare = makePack({
    ...{ state: of.present, head, chain, ctx: of.ctx, viewer: IRO, now: of.now, hash },
    texts: new Map(),
  });
  const older = { ...bare, made: { ...bare.made, rules: RULES + 1 } };
  const resealed = ({ format, made, source, document }: EvidencePack): EvidencePack => {
    const unsealed = { format, made, source, document };
    return { ...unsealed, seal: sealOf(unsealed, hash) };
  };
  const shown = { ...older, document: { ...older.document, raiser: 'As it was said then' } };

  it('is called neither altered nor sound: its events are, and what is shown was not checked', () => {
    const sound = verifyPack(bare, hash);
    assert.equal(sound.kind, 'sound');
    const events = { ...sound, kind: 'events-sound' };
    assert.deepEqual(verifyPack(resealed(shown), hash), { ...events, rules: RULES + 1 });
    const { at, for: who } = bare.made;
    const unnumbered = resealed({ ...bare, made: { at, for: who } });
    assert.deepEqual(verifyPack(unnumbered, hash), { ...events, rules: null });
    assert.deepEqual(verifyPack(resealed({ ...shown, made: bare.made }), hash), {
      kind: 'document',
      fault: null,
    });
  });

  it('is altered where the seal does not hold, or an event does not', () => {
    assert.deepEqual(verifyPack(shown, hash), { kind: 'seal' });
    const bad = { ...link(3), text: asText('Replied', 3) };
    const changed = [...chain.slice(0, 2), bad, ...chain.slice(3)];
    const source = { ...bare.source, chain: changed };
    assert.equal(verifyPack(resealed({ ...older, source }), hash).kind, 'event');
  });

  it('an event of a kind that today’s rules do not know is named', () => {
    const unknown = forged(chain.at(-1)!, asText('Foreseen', chain.length + 1));
    const source = {
      ...bare.source,
      chain: [...chain, unknown],
      head: { version: chain.length + 1, hash: unknown.hash },
    };
    assert.deepEqual(verifyPack(resealed({ ...bare, source }), hash), {
      kind: 'document',
      fault: {
        what: 'inserted',
        number: chain.length + 1,
        type: 'Foreseen',
        at: FORGED_AT,
      },
    });
  });
});

describe('the seal of a pack', () => {
  const packing = {
    state: of.present,
    head,
    chain,
    ctx: of.ctx,
    viewer: IRO,
    now: of.now,
  } as const;

  it('is over one text, with its keys in order whoever wrote them out', () => {
    const { seal } = makePack({ ...packing, texts: new Map(), hash: (text) => text });
    const keysOf = (value: object): readonly string[] => Object.keys(value);
    const sealed = JSON.parse(seal) as EvidencePack;
    assert.deepEqual(keysOf(sealed), ['document', 'format', 'made', 'source']);
    assert.deepEqual(keysOf(sealed.source), [
      ...['authority', 'chain', 'head', 'labels', 'names', 'procedure', 'texts'],
    ]);
    assert.deepEqual(keysOf(sealed.source.chain[0]!), ['hash', 'previous', 'text', 'version']);
    assert.ok(Array.isArray(sealed.source.chain));
  });

  it('a pack whose keys were put in another order in between is the same pack', () => {
    const made = makePack({ ...packing, texts: new Map(), hash });
    const turned = JSON.parse(JSON.stringify(made), (_, each: unknown) =>
      typeof each === 'object' && each !== null && !Array.isArray(each)
        ? Object.fromEntries(Object.entries(each).reverse())
        : each,
    ) as EvidencePack;
    assert.equal(verifyPack(turned, hash).kind, 'sound');
  });
});
