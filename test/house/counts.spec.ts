import assert from 'node:assert/strict';
import { countsAt } from '../../bench/counts.ts';

const [FEW, MANY] = [120, 600];

describe('what must not grow (design section 12)', () => {
  it(`asks storage the same at ${FEW} cases and at ${MANY}: reply, sweep with 100 due, recipient look-up, first page, page of a case and of all`, async function () {
    this.timeout(10_000);
    const few = await countsAt(FEW);
    assert.deepEqual(await countsAt(MANY), few);
    // Two round trips in sequence: the head beside the wake-up, then the append.
    assert.deepEqual(few.reply, { requests: 3, rows: 1 });
    assert.deepEqual(few.recipient, { requests: 1, rows: 1 });
    assert.deepEqual(few.list, { requests: 1, rows: 31 });
    // The head by point, its events and its texts by range: no more than two range reads.
    assert.equal(few.casePage.requests, 3);
    assert.deepEqual(few.allCases, { requests: 1, rows: 51 });
  });
});
