import assert from 'node:assert/strict';
import { declaredKinds } from './declared.ts';
import { FAULTS } from './kinds.ts';
import { playMatrix, wordsOf } from './matrix.ts';

/** The gate plays diagonals that meet every kind and every fault, `npm run faults` all of it. */
const SINGLES = 10;
const WEEKS = 13;
const SEED = 1;

describe('every fault at every call to Teams, Graph and the identity provider', () => {
  it('leaves a record that is true, nothing lost, nothing doubled, and somebody told', async function () {
    this.timeout(600_000);
    const began = performance.now();
    const shared = await playMatrix({ calls: 'first', singles: SINGLES, weeks: WEEKS, seed: SEED });
    console.log(`      ${wordsOf(shared, (performance.now() - began) / 1000)}`);
    assert.deepEqual(shared.wrong, []);
    assert.deepEqual(
      shared.kinds,
      declaredKinds(),
      'the play makes other kinds of call than the code declares',
    );
    const all = [...shared.kinds, ...FAULTS.map(({ name }) => name)];
    assert.deepEqual([...shared.met].sort(), all.sort(), 'the sample leaves a kind or a fault out');
    const { uncertain, unreached, alarms } = shared;
    assert.ok(uncertain > 0 && unreached > 0 && alarms > 0, 'the faults were not felt');
  });
});
