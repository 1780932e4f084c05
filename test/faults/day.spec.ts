import assert from 'node:assert/strict';
import { playDay, wordsOfDay } from './day.ts';

/** `npm run faults -- --day` plays 1,000. */
const CASES = 200;

describe('a morning of reminders before a Teams that keeps its limits and throttles 5 % of the calls', () => {
  it('all are delivered, none twice, and the pace stays inside the published limits', async function () {
    this.timeout(300_000);
    const played = await playDay(CASES);
    console.log(`      ${wordsOfDay(played)}`);
    const { cards, delivered, doubled, left } = played;
    assert.deepEqual(
      { cards, delivered, doubled, left },
      { cards: CASES, delivered: CASES, doubled: 0, left: 0 },
    );
    assert.ok(played.throttled > 0, 'nothing was throttled');
    assert.deepEqual(
      played.rates.filter(({ most, allowed }) => most > allowed),
      [],
    );
  });
});
