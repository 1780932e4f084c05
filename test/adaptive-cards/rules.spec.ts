import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { bytesOf, MAX_BYTES, parseAction, VERBS } from '../../adaptive-cards/index.ts';
import { asJson, faultsOf, ofType, str, type Obj } from './cardRules.ts';
import { gallery, PLAIN, type Words } from './gallery.ts';

const LONGEST: Words = {
  text: 'Überlang. '.repeat(400),
  name: 'Strategic Manager for Children Looked After and Care Experienced, North and East '.repeat(
    3,
  ),
  rows: 12,
};
const ODD: Words = {
  text: '👩‍👧 [link](http://example.test) {{DATE(2027-01-01T00:00:00Z)}} **x** \n\u0001"\\ '
    .repeat(60)
    .slice(0, 4000),
  name: '*Post* _North_ <b>',
  rows: 2,
};
const LINES: Words = { text: 'a\n'.repeat(2000), name: 'Team manager', rows: 8 };
const WIDE: Words = { text: '検'.repeat(4000), name: '検'.repeat(200), rows: 12 };

interface Parser {
  readonly AdaptiveCard: new () => { parse(json: unknown, context: object): void };
  readonly SerializationContext: new () => {
    readonly eventCount: number;
    getEventAt(n: number): { readonly message: string };
  };
}

// The package cannot be imported in Node; its bundle can be required (platform 2.6).
const adaptivecards = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
) as Parser;

function parseErrors(card: unknown): readonly string[] {
  const context = new adaptivecards.SerializationContext();
  new adaptivecards.AdaptiveCard().parse(asJson(card), context);
  return Array.from({ length: context.eventCount }, (_, n) => context.getEventAt(n).message);
}

describe('Every card', function () {
  this.timeout(20_000);
  for (const [how, words] of Object.entries({ PLAIN, LONGEST, ODD, LINES, WIDE })) {
    describe(`with ${how.toLowerCase()} words`, () => {
      const cards = gallery(words);
      it('stays below 28 KB', () => {
        for (const [name, { card }] of cards) {
          assert.ok(bytesOf(card) <= MAX_BYTES, `${name}: ${bytesOf(card)}`);
        }
      });
      it('keeps the rules of cards: version, labels, fallbacks, titles, ids only in data', () => {
        for (const [name, { card }] of cards) assert.deepEqual(faultsOf(asJson(card)), [], name);
      });
      it('is read by the renderer without an error', () => {
        for (const [name, { card }] of cards) assert.deepEqual(parseErrors(card), [], name);
      });
    });
  }
});

describe('Every verb', () => {
  const plain = gallery(PLAIN);
  const verbs = new Set(
    plain.flatMap(([, { card }]) =>
      ofType(asJson(card), 'Action.Execute').map((each) => str(each['verb'])),
    ),
  );
  it('on a card has a parser', () => {
    for (const verb of verbs) assert.ok(Object.hasOwn(VERBS, verb), verb);
  });
  it('that has a parser stands on some card', () => {
    for (const verb of Object.keys(VERBS)) assert.ok(verbs.has(verb), verb);
  });
  it('comes back from its button with everything that it needs', () => {
    for (const [name, { card }] of plain) {
      for (const each of ofType(asJson(card), 'Action.Execute')) {
        const parsed = parseAction(str(each['verb']), each['data'] as Obj);
        assert.notEqual(parsed.kind, 'unreadable', `${name}: ${str(each['verb'])}`);
      }
    }
  });
});
