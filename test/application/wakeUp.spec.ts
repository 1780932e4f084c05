import assert from 'node:assert/strict';
import { wakeUp } from '../../application/wakeUp.ts';
import { caseId } from '../builders/index.ts';
import { aStand, caseIdOf, NOW } from './stand.ts';

describe('a wake-up', () => {
  it('whose key has not come waits a little and sends itself again, 1 s to 60 s', async () => {
    const { deps, storage, slept, wall } = await aStand();
    const first = { caseId: caseId('unknown'), key: 'k', firstSentMs: wall.millis(), round: 0 };
    await wakeUp(deps, first, NOW);
    assert.deepEqual(slept, [20, 40]);
    for (let n = 0; n < 7; n += 1) {
      const { wakeUp: next } = storage.wakeUps.sent.at(-1)!;
      await wakeUp(deps, next, NOW);
    }
    const delays = storage.wakeUps.sent.map(({ delaySeconds }) => delaySeconds);
    assert.deepEqual(delays, [1, 2, 4, 8, 16, 32, 60, 60]);
    assert.ok(
      storage.wakeUps.sent.every(({ wakeUp: each }) => each.firstSentMs === first.firstSentMs),
    );
  });

  it('gives up after ten minutes without its key, and never throws for that', async () => {
    const { deps, storage, wall } = await aStand();
    const firstSentMs = wall.millis();
    wall.move(600_000);
    await wakeUp(deps, { caseId: caseId('unknown'), key: 'k', firstSentMs, round: 14 }, NOW);
    assert.deepEqual(storage.wakeUps.sent, []);
  });

  it('does all that waits, also what its own records bring forth', async () => {
    const stand = await aStand();
    await stand.raised();
    const [message] = stand.storage.wakeUps.sent.splice(0);
    await wakeUp(stand.deps, message!.wakeUp, NOW);
    assert.deepEqual(stand.tried, ['teams 07 alert', 'teams 08 copy', 'teams 05 copy']);
    const pending = await stand.storage.cases.pending(caseIdOf());
    assert.deepEqual(pending?.waiting, []);
    assert.deepEqual(stand.storage.wakeUps.sent, []);
  });

  it('comes back after the lease when somebody holds an effect', async () => {
    const stand = await aStand();
    await stand.raised();
    const pending = await stand.storage.cases.pending(caseIdOf());
    const alert = pending!.waiting.find(({ effect }) => effect.type === 'sendCard')!;
    await stand.storage.cases.claim(caseIdOf(), alert, 'a dead process', 60_000);
    const [message] = stand.storage.wakeUps.sent.splice(0);
    await wakeUp(stand.deps, message!.wakeUp, NOW);
    assert.deepEqual(stand.tried, ['teams 08 copy', 'teams 05 copy']);
    const [again] = stand.storage.wakeUps.sent.splice(0);
    assert.equal(again?.delaySeconds, 60);
    stand.wall.move(60_000);
    await wakeUp(stand.deps, again.wakeUp, NOW);
    assert.deepEqual(stand.tried, ['teams 08 copy', 'teams 05 copy', 'teams 07 alert']);
  });
});
