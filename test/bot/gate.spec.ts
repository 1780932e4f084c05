import assert from 'node:assert/strict';
import { moment, plusSeconds } from '../../domain/calendar/index.ts';
import { Gate, sendingTo } from '../../bot/gate.ts';
import { TEAMS_LIMITS } from '../../bot/pace.ts';
import { notSent } from '../../bot/sendFailure.ts';

const NOW = moment('2027-03-05T09:00:00.000Z');
const ONE = sendingTo('one');

/** A wall that goes by waiting only. */
function aGate(mostWaitMs = 5_000, below: (limit: number) => number = () => 0) {
  const clock = { ms: 0 };
  const waits: number[] = [];
  const gate = new Gate({
    limits: TEAMS_LIMITS,
    wall: { millis: () => clock.ms },
    chance: { id: () => 'id', below },
    sleep: async (ms) => {
      waits.push(ms);
      clock.ms += ms;
      await Promise.resolve();
    },
    mostWaitMs,
  });
  const throttle = (retryAfter: number | null) =>
    gate.heard({ kind: 'answered', status: 429, code: 'Throttled', retryAfter }, notSent, NOW);
  return { gate, clock, waits, throttle };
}

describe('the gate before Teams', () => {
  it('lets seven go in a second to one thread, the eighth in its turn, and others meanwhile', async () => {
    const { gate, waits } = aGate();
    for (let n = 0; n < 7; n += 1) assert.equal(await gate.pass(ONE, NOW), null);
    assert.deepEqual(waits, []);
    assert.equal(await gate.pass(sendingTo('another'), NOW), null);
    assert.deepEqual(waits, []);
    assert.equal(await gate.pass(ONE, NOW), null);
    assert.deepEqual(waits, [1_250]);
  });

  it('keeps every published window, whatever the load (platform 3.4)', async () => {
    const { gate, clock } = aGate(Number.POSITIVE_INFINITY);
    const times: number[] = [];
    for (let n = 0; n < 2_000; n += 1) {
      assert.equal(await gate.pass(ONE, NOW), null);
      times.push(clock.ms);
    }
    for (const [count, ms] of [
      [7, 1_000],
      [8, 2_000],
      [60, 30_000],
      [1_800, 3_600_000],
    ] as const) {
      const close = times.filter((at, n) => at - (times[n - count] ?? -Infinity) < ms);
      assert.deepEqual(close, [], `more than ${String(count)} in ${String(ms)} ms`);
    }
  });

  it('lets thirty go in a second in all', async () => {
    const { gate, waits } = aGate();
    for (let n = 0; n < 30; n += 1) await gate.pass(sendingTo(String(n)), NOW);
    assert.deepEqual(waits, []);
    await gate.pass(sendingTo('30'), NOW);
    assert.deepEqual(waits, [1_000]);
  });

  it('never lets an answer wait, but counts it', async () => {
    const { gate, waits } = aGate();
    for (let n = 0; n < 7; n += 1) gate.count(ONE);
    assert.deepEqual(await gate.pass(ONE, NOW, 'now-or-later'), {
      kind: 'later',
      code: 'paced',
      afterSeconds: 2,
      unasked: true,
    });
    assert.deepEqual(waits, []);
  });

  it('makes everybody wait for as long as Teams asks: a little on the spot, long ones by coming again', async () => {
    const { gate, waits, throttle } = aGate();
    assert.deepEqual(throttle(3), { kind: 'later', code: 'Throttled', afterSeconds: 3 });
    assert.equal(await gate.pass(sendingTo('another'), NOW), null);
    assert.deepEqual(waits, [3_000]);
    throttle(60);
    assert.deepEqual(await gate.pass(ONE, NOW), {
      kind: 'later',
      code: 'paused',
      afterSeconds: 60,
      unasked: true,
    });
    assert.deepEqual(waits, [3_000]);
  });

  it('is open again when business time says so, which may be all that goes by', async () => {
    const { gate, throttle } = aGate();
    throttle(600);
    assert.equal(await gate.pass(ONE, plusSeconds(NOW, 600)), null);
  });

  it('doubles its own pause with each refusal, with jitter, and forgets them when it is served', () => {
    const { gate, throttle } = aGate(5_000, (limit) => limit - 1);
    const asked = (): number => {
      const heard = throttle(null);
      return heard.kind === 'later' ? heard.afterSeconds : -1;
    };
    // 1 s and up to 1 s; 2 s and up to 1 s; 4 s and up to 2 s.
    assert.deepEqual([asked(), asked(), asked()], [2, 3, 6]);
    gate.served();
    assert.equal(asked(), 2);
    for (let n = 0; n < 20; n += 1) asked();
    assert.equal(asked(), 450);
  });

  it('does not cut a long pause short by a shorter one', async () => {
    const { gate, throttle } = aGate();
    throttle(100);
    throttle(1);
    const held = await gate.pass(ONE, NOW);
    assert.equal(held?.kind === 'later' && held.afterSeconds, 100);
  });
});
