import assert from 'node:assert/strict';
import { judge, killsOf, playKilled, type Kill } from './killed.ts';

const SEED = 20270301;
const JOURNEYS = 5;
const KILLS = 5;

/** Small numbers from a seed (mulberry32): the same kills at every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

describe('the app killed (SIGKILL) in a Durham journey', () => {
  it('goes on after 25 seeded kills as without: 0 lost, 0 doubled', async function () {
    this.timeout(900_000);
    const began = performance.now();
    const reference = await playKilled([]);
    const points = killsOf(reference);
    const random = seeded(SEED);
    const share = Math.floor(points.length / KILLS);
    // One kill in each fifth of a journey, so that the app has come to rest in between.
    const journeys = Array.from({ length: JOURNEYS }, () =>
      Array.from({ length: KILLS }, (_, n) => points[n * share + random(share)]).filter(
        (kill): kill is Kill => kill !== undefined,
      ),
    );
    let tried = 0;
    let cardsTwice = 0;
    const wrong: string[] = [];
    const lane = async (): Promise<void> => {
      for (let kills = journeys.shift(); kills !== undefined; kills = journeys.shift()) {
        const ended = await playKilled(kills);
        const { lost, doubled, cardsTwice: twice } = judge(ended, reference);
        tried += ended.killed;
        cardsTwice += twice;
        const after = JSON.stringify(kills);
        wrong.push(...lost.map((each) => `lost after ${after}: ${each}`));
        wrong.push(...doubled.map((each) => `doubled after ${after}: ${each}`));
      }
    };
    await Promise.all([lane(), lane()]);
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    console.log(
      `      tried ${String(tried)} points: SIGKILL before or after an outside call, seed ${String(SEED)}; ` +
        `${String(wrong.length)} lost or doubled, ${String(cardsTwice)} cards twice, recorded; ${seconds} s`,
    );
    assert.deepEqual(wrong, []);
    assert.equal(tried, JOURNEYS * KILLS);
  });
});
