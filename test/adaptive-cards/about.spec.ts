import assert from 'node:assert/strict';
import { bytesOf, MAX_BYTES, renderAbout } from '../../adaptive-cards/index.ts';
import { wordsOf } from '../journeys/deskClient.ts';
import { loaded } from '../procedures/loaded.ts';
import { asJson, faultsOf, ofType, str, type Obj } from './cardRules.ts';

const keys = (verb: string): string => `k.${verb}`;
const words = (id: string): string => wordsOf(renderAbout(loaded(id), [], keys).card);

/** What only informs, by its id: the words by which a reader finds it on the card. */
const INFORMS: Readonly<Record<string, readonly (readonly [string, RegExp])[]>> = {
  'central-bedfordshire': [
    ['CB-02', /senior enough to look at a case with fresh eyes/],
    ['CB-03', /Cafcass is the last resort/],
    ['CB-05', /discharge of a care order, or contact.*Human Rights Act 1998, or judicial review/],
    ['CB-14', /three ways: .*operational managers.*complaint.*court under the Children Act 1989/],
    ['CB-65', /21 Bloomsbury Street, London WC1B 3HF, telephone 0844 353 3350/],
  ],
  'dorset-qaro': [
    ['DO-01', /section 118 of the Adoption and Children Act 2002 and on section 26/],
    ['DO-02', /levels of seniority and a time to respond at each stage/],
    ['DO-08', /the child's welfare/],
    ['DO-25', /key part of the reviewing officer's work \(IRO Handbook 6\.1\)/],
  ],
  'durham-resolution': [
    ['DU-01', /Placement and Case Review Regulations 2010 and the IRO Handbook/],
    ['DU-02', /a frame for conversations that challenge/],
    ['DU-04', /Signs of Safety: relationships come first/],
    ['DU-09', /child protection conference decided is challenged by/],
    ['DU-144', /kept in the authority's list of people/],
    ['DU-145', /Braille, as audio or in large print/],
  ],
  'swindon-fciro': [
    ['SW-02', /informal and the formal part are one way/],
    ['SW-04', /Fostering Regulations.*National Minimum Standards/],
    ['SW-12', /flowchart .* is not reproduced/],
    ['SW-13', /revised in January 2019/],
    ['SW-14', /chapter 1\.6\.3 .* Working Together 2013/],
    ['SW-45', /serve quality, learning and improvement/],
    ['SW-46', /two forms, for the informal discussion and for the formal stage/],
  ],
  'waltham-forest-cpc': [['CPC-01', /child protection conferences.*apart from the process of the/]],
  'waltham-forest-iro': [
    ['WF-03', /together with social workers and their managers/],
    ['WF-17', /must by law have a formal process/],
    ['WF-53', /see themes that come back/],
    ['WF-72', /What keeps alerts rare/],
    ['WF-73', /finish the review record and decisions on time/],
    ['WF-75', /asked for their views as a matter of course/],
    ['WF-76', /tell the IRO without delay of significant changes/],
    ['WF-77', /the right to an advocate and to complain/],
  ],
};

describe('the card about a procedure', () => {
  for (const [procedure, rules] of Object.entries(INFORMS)) {
    for (const [id, says] of rules) {
      it(`[${id}] tells it to whoever asks`, () => assert.match(words(procedure), says));
    }
  }

  it('[DU-118] shows each step with who is asked and how long they have, and the whole limit', () => {
    const { card } = renderAbout(loaded('durham-resolution'), [], keys);
    const says = wordsOf(card);
    assert.match(says, /Stage 1.*Social Worker or Team Manager, 1 working day to reply/s);
    assert.match(says, /In all.*17 working days/s);
    assert.match(words('central-bedfordshire'), /The days are set when it is raised/);
    assert.match(words('central-bedfordshire'), /20 working days, from the first formal stage/);
  });

  it('names what goes another way, with its own days', () => {
    assert.match(words('waltham-forest-iro'), /These go another way.*15 working days/s);
  });

  it('stays small, and has a button for each other procedure', () => {
    const all = Object.keys(INFORMS).map(loaded);
    for (const each of all) {
      const others = all.filter((other) => other !== each);
      const { card, summary } = renderAbout(each, others, keys);
      assert.ok(bytesOf(card) <= MAX_BYTES, each.id);
      assert.equal(summary, 'About the procedure');
      assert.deepEqual(faultsOf(asJson(card)), []);
      const asks = ofType(asJson(card), 'Action.Execute')
        .filter(({ verb }) => verb === 'showAbout')
        .map(({ data }) => data as Obj);
      assert.deepEqual(
        asks.map(({ about }) => about),
        others.map(({ id }) => id),
      );
      assert.equal(new Set(asks.map(({ k }) => str(k))).size, others.length);
    }
  });
});
