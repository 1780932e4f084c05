import assert from 'node:assert/strict';
import { readJson } from '../../functions/readJson.ts';
import { TOO_LARGE } from '../../web/index.ts';

describe('the body of a request from whom nobody knows yet', () => {
  let read: number;
  beforeEach(() => {
    read = 0;
  });

  const sent = (text: string, length = String(text.length)) => ({
    headers: { get: (name: string) => (name === 'content-length' ? length : null) },
    text: async () => {
      read += 1;
      return await Promise.resolve(text);
    },
  });

  it('is not taken into memory where it says itself that it is too large', async () => {
    assert.equal(await readJson(sent('{}', '4000001')), TOO_LARGE);
    assert.equal(read, 0);
    assert.deepEqual(await readJson(sent('{}', '4000000')), {});
  });

  it('is not parsed where it is too large and did not say so, and is nothing where it is no JSON', async () => {
    assert.equal(await readJson(sent(' '.repeat(1_000_001), '')), TOO_LARGE);
    assert.equal(await readJson(sent('{"AB')), undefined);
    assert.deepEqual(await readJson(sent('[1]'), 3), [1]);
  });
});
