import assert from 'node:assert/strict';
import { playMatrix, wordsOf } from './matrix.ts';

/** The gate plays a part, `npm run faults` all of it: another seed, another part. */
const SINGLES = 4;
const WEEKS = 8;
const SEED = 3;

describe('every fault at every call to Teams, Graph and the identity provider', () => {
  it('leaves a record that is true, nothing lost, nothing doubled, and somebody told', async function () {
    this.timeout(600_000);
    const began = performance.now();
    const shared = await playMatrix({ calls: 'first', singles: SINGLES, weeks: WEEKS, seed: SEED });
    console.log(`      ${wordsOf(shared, (performance.now() - began) / 1000)}`);
    assert.deepEqual(shared.wrong, []);
    assert.ok(shared.kinds >= 12, 'the journey makes fewer calls than it did');
    const { uncertain, unreached, alarms } = shared;
    assert.ok(uncertain > 0 && unreached > 0 && alarms > 0, 'the faults were not felt');
  });
});
