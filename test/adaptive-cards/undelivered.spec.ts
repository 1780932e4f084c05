import assert from 'node:assert/strict';
import { renderUndelivered } from '../../adaptive-cards/index.ts';
import { asJson, objectsOf, str } from './cardRules.ts';

const wordsOf = (answer: Parameters<typeof renderUndelivered>[1]): string =>
  objectsOf(asJson(renderUndelivered([], answer, (verb) => `key.${verb}`).card))
    .map(({ text }) => (typeof text === 'string' ? str(text) : ''))
    .join('\n');

describe('the list of what could not be done, once it is empty', () => {
  it('says that everything was done, but not of what is only being tried again', () => {
    for (const answer of [null, 'handled', 'gone'] as const) {
      assert.match(wordsOf(answer), /Nothing is left: everything was done\./, String(answer));
    }
    const tried = wordsOf('tried');
    assert.match(tried, /being tried again/);
    assert.match(tried, /Nothing else is on this list\./);
    assert.doesNotMatch(tried, /everything was done/);
  });
});
