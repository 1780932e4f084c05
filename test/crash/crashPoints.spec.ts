import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { CHILD_ARGS } from '../childArgs.ts';
import type { Share, Shared } from './pointWorker.ts';
import { playReference } from './points.ts';

const WORKERS = 2;
/** Each point is played until its world is the reference's again; every so manyth to the very end. */
const TO_THE_END = 40;

async function inAnotherProcess(share: Share): Promise<Shared> {
  const worker = fork(fileURLToPath(new URL('pointWorker.ts', import.meta.url)), {
    execArgv: [...CHILD_ARGS],
  });
  worker.send(share);
  const answered: readonly unknown[] = await Promise.race([
    once(worker, 'message'),
    once(worker, 'exit').then(() => {
      throw new Error('a worker ended early');
    }),
  ]);
  return answered[0] as Shared;
}

describe('the app halted or refused at each outside call of a Durham journey', () => {
  it('ends the journey without a fault as the requirements tell it', async () => {
    const { pictures } = await playReference();
    const end = pictures.at(-1);
    assert.ok(end !== undefined);
    assert.deepEqual(end.wrong, []);
    assert.deepEqual(end.waiting, []);
    assert.deepEqual(end.dead, []);
    const types = end.events.map((text) => /"type":"(\w+)"/.exec(text)?.[1] ?? '');
    const count = (type: string): number => types.filter((each) => each === type).length;
    assert.deepEqual(
      {
        stages: count('StageOpened'),
        rungs: count('RungFired'),
        booked: count('MeetingBooked'),
        held: count('MeetingHeld'),
        considered: count('ReferralConsidered'),
      },
      // Three of the reply, one of a meeting, three of the RP report that nobody confirms (DU-43),
      // and three of each task that the two meetings agreed and nobody ends.
      { stages: 2, rungs: 13, booked: 4, held: 2, considered: 1 },
    );
  });

  it('ends it as without the fault: 0 lost, 0 doubled, a card repeated once at most', async function () {
    this.timeout(600_000);
    const began = performance.now();
    const shares = await Promise.all(
      Array.from(
        { length: WORKERS },
        async (_, first) => await inAnotherProcess({ first, of: WORKERS, toTheEnd: TO_THE_END }),
      ),
    );
    const sum = (pick: (shared: Shared) => number): number =>
      shares.reduce((total, each) => total + pick(each), 0);
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    console.log(
      `      tried ${String(sum(({ tried }) => tried))} points: ${String(shares[0]?.calls)} outside calls, ` +
        `each halted before and after, busy, its answer lost, refused; ` +
        `${String(sum(({ toTheEnd }) => toTheEnd))} played to the journey's end, the others until the world was ` +
        `the reference's again; ${String(sum(({ doubledCards }) => doubledCards))} times one card came twice, ` +
        `recorded; ${seconds} s`,
    );
    assert.deepEqual(
      shares.flatMap(({ wrong }) => wrong),
      [],
    );
    assert.equal(
      sum(({ tried }) => tried),
      (shares[0]?.calls ?? 0) * 5,
    );
  });
});
