import assert from 'node:assert/strict';
import { countsAt } from '../../bench/counts.ts';

const [FEW, MANY] = [120, 600];

describe('what must not grow (design section 12)', () => {
  it(`asks storage the same at ${FEW} cases and at ${MANY}: reply, sweep with 100 due, recipient look-up, first page, page of a case and of all`, async function () {
    this.timeout(10_000);
    const { counted, behind, ...few } = await countsAt(FEW);
    const { counted: countedMany, behind: behindMany, ...many } = await countsAt(MANY);
    assert.deepEqual(many, few);
    // Two round trips in sequence: the head beside the wake-up, then the append.
    assert.deepEqual(few.reply, { requests: 3, ranges: 0, rows: 1 });
    assert.deepEqual(few.recipient, { requests: 1, ranges: 0, rows: 1 });
    assert.deepEqual(few.list, { requests: 1, ranges: 1, rows: 31 });
    // The head by point, its events and its texts by range: no more than two range reads.
    assert.deepEqual([few.casePage.requests, few.casePage.ranges], [3, 2]);
    assert.deepEqual(few.allCases, { requests: 1, ranges: 1, rows: 51 });
    assert.deepEqual([few.reports.requests, few.reports.ranges], [1, 1]);
    // Whatever is counted, all cases are read as one range.
    for (const [each, cases] of [
      [counted, FEW],
      [behind, FEW],
      [countedMany, MANY],
      [behindMany, MANY],
    ] as const)
      assert.deepEqual([each.ranges, each.rows], [1, cases]);
  });
});
