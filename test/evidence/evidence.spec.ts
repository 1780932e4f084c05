import assert from 'node:assert/strict';
import fc from 'fast-check';
import { evidencePage } from '../../adaptive-cards/pages/evidencePage.ts';
import {
  verifyPack,
  type ChainLink,
  type EvidencePack,
  type Verified,
} from '../../domain/evidence/index.ts';
import { chainOf } from '../../storage/cases/chain.ts';
import { nodeHasher } from '../fakes/memoryStorage.ts';
import { holder, NASTY, playedCase } from './playedCase.ts';

const hash = (text: string): string => nodeHasher.hash(text);

/** As it comes back from its file. */
const copyOf = (pack: EvidencePack): EvidencePack =>
  JSON.parse(JSON.stringify(pack)) as EvidencePack;

describe('the evidence of a case', () => {
  let pack: EvidencePack;
  let played: Awaited<ReturnType<typeof playedCase>>;

  before(async () => {
    played = await playedCase();
    const made = await played.evidence(played.raiser);
    assert.ok(made);
    pack = made;
  });

  it('is for those alone who see the whole case', async () => {
    const posts = ['raiser', 'raiser-manager', 'team-manager', 'middle-manager', 'chief-executive'];
    const may = await Promise.all(
      posts.map(async (post) => (await played.evidence(holder(post))) !== null),
    );
    assert.deepEqual(may, [true, true, false, false, false]);
  });

  it('[SW-07] says of every event when it was, who did it, and what was done', () => {
    assert.deepEqual(
      pack.document.record
        .filter(({ type }) => type !== 'DeliveryRecorded')
        .map(({ number, type, by }) => [number, type, by]),
      [
        [1, 'CaseRaised', 'IRO'],
        [2, 'StageOpened', 'IRO'],
        [3, 'MeetingAsked', 'IRO'],
        [5, 'ClockStarted', null],
        [6, 'WholeClockStarted', null],
        [8, 'SlotsOffered', null],
        [10, 'CardOpened', 'Team Manager'],
        [11, 'Acknowledged', 'Team Manager'],
        [13, 'TimeRequested', 'Team Manager'],
        [15, 'TimeGiven', 'IRO'],
        // Found when the manager replied, done by nobody.
        [17, 'WholeDueDayMoved', null],
        [18, 'Replied', 'Team Manager'],
        [22, 'StageResolved', 'IRO'],
        [23, 'MeetingCancelled', 'IRO'],
        [24, 'MeetingAsked', 'IRO'],
        [27, 'SlotsOffered', null],
      ],
    );
    assert.deepEqual(pack.document.record[17]?.facts, [
      { name: 'done', value: { kind: 'words', words: 'no' } },
      {
        name: 'plan',
        value: {
          kind: 'list',
          items: [
            {
              kind: 'group',
              facts: [
                { name: 'due', value: { kind: 'day', day: '2027-01-11' } },
                { name: 'owner', value: { kind: 'text', text: 'Social worker' } },
                { name: 'task', value: { kind: 'text', text: 'Book contact' } },
              ],
            },
          ],
        },
      },
      { name: 'stage', value: { kind: 'words', words: 'Stage 2: Team Manager' } },
      { name: 'stopsClock', value: { kind: 'words', words: 'yes' } },
      { name: 'text', value: { kind: 'text', text: 'Contact begins on Monday' } },
    ]);
  });

  it('keeps sent, delivered, opened and acknowledged apart, with the way it went', () => {
    const { deliveries } = pack.document.stages[0]!;
    const at = (time: string) => `2026-12-22T${time}:00.000Z`;
    const sure = { uncertain: false, route: 'teams', deputy: null, failed: null };
    assert.deepEqual(deliveries, [
      {
        post: 'Team Manager',
        role: 'Team Manager',
        as: 'responder',
        sent: at('10:00'),
        delivered: at('10:00'),
        opened: at('11:00'),
        acknowledged: at('11:05'),
        ...sure,
      },
      {
        post: 'Operations Manager',
        role: 'Operations Manager',
        as: 'copy',
        sent: at('10:00'),
        delivered: at('10:00'),
        opened: null,
        acknowledged: null,
        ...sure,
      },
    ]);
  });

  it('[DU-89] explains each due day, and keeps the first beside the present one', () => {
    const { due } = pack.document.stages[0]!;
    assert.deepEqual(
      { ...due, steps: due?.steps.map(({ why, from, to }) => [why, from, to]) },
      {
        first: '2026-12-30',
        present: '2027-01-08',
        steps: [
          ['began', null, '2026-12-30'],
          ['more time', '2026-12-30', '2027-01-08'],
        ],
      },
    );
    assert.deepEqual(due?.steps[0]?.explained.slice(0, 6), [
      'Started on Tuesday 22 December 2026 at 10:00, London time.',
      'Day 0 is Tuesday 22 December 2026. The limit is 4 working days, and day 1 is the next working day.',
      'Not counted: Friday 25 December 2026 (Christmas Day).',
      'Not counted: Saturday 26 December 2026.',
      'Not counted: Sunday 27 December 2026.',
      'Not counted: Monday 28 December 2026 (Boxing Day (substitute day)).',
    ]);
    const { whole, versions } = pack.document;
    assert.deepEqual([whole?.first, whole?.present], ['2027-01-19', '2027-01-20']);
    assert.ok(
      whole?.steps[1]?.explained.includes('Not counted: Tuesday 5 January 2027 (Proclaimed day).'),
    );
    assert.deepEqual(
      versions.map(({ of, fromEvent }) => [of, fromEvent]),
      [
        ['procedure', 1],
        ['calendar', 1],
        ['calendar', 17],
      ],
    );
  });

  it('shows words as they were typed, and as nothing else', () => {
    const page = evidencePage(pack);
    assert.ok(!page.includes('<img') && !/<script/i.test(page), 'a word became a tag');
    assert.ok(
      page.includes(
        '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; &lt;/span&gt;&lt;script&gt;x&lt;/script&gt;',
      ),
    );
    assert.ok(JSON.stringify(pack).includes(JSON.stringify(NASTY)));
  });

  it('says of a reminder which it was and of what, in words', () => {
    const fact = (name: string, words: string) =>
      ({ name, value: { kind: 'words', words } }) as const;
    const facts = [fact('clock', 'whole'), fact('rung', 'on-the-day')];
    const changed = copyOf(pack);
    const [first, ...rest] = changed.document.record;
    assert.ok(first !== undefined);
    const line = { ...first, type: 'RungFired', facts };
    const page = evidencePage({
      ...changed,
      document: { ...changed.document, record: [line, ...rest] },
    });
    const lines = page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    assert.match(lines, /Reminder .* Of the whole process Sent on the day /);
    assert.doesNotMatch(lines, /on-the-day/);
  });

  it('says by which door somebody came, where it was not the chat', () => {
    const [first, ...rest] = pack.document.record;
    assert.ok(first !== undefined);
    const said = (door: 'page' | 'tab' | undefined) => {
      const line = door === undefined ? first : { ...first, door };
      const document = { ...pack.document, record: [line, ...rest] };
      return /, by IRO [^.]*\./.exec(evidencePage({ ...pack, document }))?.[0];
    };
    assert.deepEqual(
      [said(undefined), said('page'), said('tab')],
      [
        ', by IRO (Independent Reviewing Officer (IRO)).',
        ', by IRO (Independent Reviewing Officer (IRO)), on the page that the mail leads to.',
        ', by IRO (Independent Reviewing Officer (IRO)), in the tab.',
      ],
    );
  });

  it('escapes whatever is written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<', '>', '&', '"', "'", '\u0000', 'a', ' '), { maxLength: 30 }),
        (signs) => {
          const words = signs.join('');
          const changed = { ...pack, document: { ...pack.document, subjects: `[${words}]` } };
          const [, shown = ''] =
            /<span class="said">\[([^\]]*)\]/.exec(evidencePage(changed)) ?? [];
          assert.doesNotMatch(shown.replaceAll('\u0000', '<'), /[<>"']/);
          assert.doesNotMatch(shown, /&(?!(amp|lt|gt|quot|#39);)/);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('names the reference alone where a title is seen', () => {
    assert.match(evidencePage(pack), /<title>Evidence 2026-7KQ4M<\/title>/);
  });

  describe('is verified', () => {
    const sound = (): Verified => ({
      kind: 'sound',
      events: 28,
      purged: 0,
      head: pack.source.head,
    });
    const verified = (changed: EvidencePack): Verified => verifyPack(copyOf(changed), hash);
    const withChain = (chain: readonly ChainLink[]): EvidencePack => ({
      ...pack,
      source: { ...pack.source, chain },
    });
    /** Any event, or any but the last. */
    const place = (most = 27) => fc.integer({ min: 0, max: most });
    const changedAt = (at: number, change: (link: ChainLink) => ChainLink): EvidencePack =>
      withChain(pack.source.chain.map((link, n) => (n === at ? change(link) : link)));
    const fault = (what: string, at: number) => {
      const line = pack.document.record[at]!;
      return { what, number: line.number, type: line.type, at: line.at };
    };

    it('as it was written', () => {
      assert.deepEqual(verified(pack), sound());
    });

    it('where a text was purged: its hash still stands', async () => {
      const without = await played.evidence(played.raiser, ['Contact begins on Monday']);
      assert.ok(without);
      assert.deepEqual(verified(without), { ...sound(), purged: 1 });
      assert.match(
        evidencePage(without),
        /<em>The text was deleted by the rules of retention\.<\/em>/,
      );
    });

    it('and an altered event is named: its words, its time, its hash, its number', () => {
      fc.assert(
        fc.property(
          place(),
          fc.constantFrom<(link: ChainLink) => ChainLink>(
            (link) => ({ ...link, text: link.text.replace('"type":"', '"type":"X') }),
            (link) => ({ ...link, text: link.text.replace(/T\d\d:/, 'T23:') }),
            (link) => ({ ...link, hash: `${link.hash.slice(1)}A` }),
          ),
          (at, change) => {
            const found = verified(changedAt(at, change));
            assert.equal(found.kind, 'event');
            assert.deepEqual([found.fault.what, found.fault.number], ['altered', at + 1]);
          },
        ),
      );
    });

    it('and a missing event is named, wherever it stood', () => {
      fc.assert(
        fc.property(place(), (at) => {
          const chain = pack.source.chain.filter((_, n) => n !== at);
          assert.deepEqual(verified(withChain(chain)), {
            kind: 'event',
            fault: { what: 'missing', number: at + 1, type: null, at: null },
          });
        }),
      );
    });

    it('and an event out of its place is named', () => {
      fc.assert(
        fc.property(place(26), (at) => {
          const chain = [...pack.source.chain];
          const [first, second] = chain.slice(at, at + 2);
          chain.splice(at, 2, second!, first!);
          assert.deepEqual(verified(withChain(chain)), {
            kind: 'event',
            fault: fault('moved', at + 1),
          });
        }),
      );
    });

    it('and an event that was put in is named: a copy, and one that was made to fit', () => {
      fc.assert(
        fc.property(place(26), place(), (at, from) => {
          const chain = [...pack.source.chain];
          const event = JSON.parse(chain[from]!.text) as Parameters<typeof chainOf>[1][number];
          const [made] = chainOf(nodeHasher, [{ ...event, version: at + 2 }], chain[at]!.hash);
          chain.splice(at + 1, 0, made!);
          if (made!.hash === pack.source.chain[at + 1]?.hash) return;
          const found = verified(withChain(chain));
          assert.equal(found.kind, 'event');
          assert.deepEqual([found.fault.what, found.fault.number], ['inserted', at + 2]);
        }),
      );
      fc.assert(
        fc.property(place(), (at) => {
          const chain = [...pack.source.chain];
          chain.splice(at + 1, 0, chain[at]!);
          assert.deepEqual(verified(withChain(chain)), {
            kind: 'event',
            fault: fault('inserted', at),
          });
        }),
      );
    });

    it('and an altered text is named by its event', () => {
      const name = hash('Contact begins on Monday');
      const texts = { ...pack.source.texts, [name]: 'Contact began in May' };
      assert.deepEqual(verified({ ...pack, source: { ...pack.source, texts } }), {
        kind: 'text',
        fault: fault('altered', 17),
      });
    });

    it('and a line that says something else than its event is named', () => {
      fc.assert(
        fc.property(place(), (at) => {
          const record = pack.document.record.map((line, n) =>
            n === at ? { ...line, at: '2027-02-01T00:00:00.000Z' as typeof line.at } : line,
          );
          assert.deepEqual(verified({ ...pack, document: { ...pack.document, record } }), {
            kind: 'document',
            fault: fault('altered', at),
          });
        }),
      );
      const stages = pack.document.stages.map((stage) => ({ ...stage, deliveries: [] }));
      assert.deepEqual(verified({ ...pack, document: { ...pack.document, stages } }), {
        kind: 'document',
        fault: null,
      });
    });

    it('and the seal tells what the chain does not hold', () => {
      assert.deepEqual(verified({ ...pack, made: { ...pack.made, for: 'Somebody' } }), {
        kind: 'seal',
      });
    });

    it('and a head from paper tells a chain that was written anew from its beginning', () => {
      const known = pack.source.head;
      assert.deepEqual(verifyPack(pack, hash, known), sound());
      const earlier = pack.source.chain[9]!;
      assert.deepEqual(verifyPack(pack, hash, { version: 10, hash: earlier.hash }), sound());
      assert.deepEqual(verifyPack(pack, hash, { version: 10, hash: known.hash }), {
        kind: 'event',
        fault: fault('altered', 9),
      });
      assert.equal(verifyPack(pack, hash, { version: 40, hash: known.hash }).kind, 'event');
    });
  });
});
