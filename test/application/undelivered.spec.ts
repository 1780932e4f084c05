import assert from 'node:assert/strict';
import { deadWakeUp, tellOfDeadLetters } from '../../application/deadLetters.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import { dispatchCase } from '../../application/dispatch/dispatchCase.ts';
import type { BulletinWish, WakeUp } from '../../application/ports/index.ts';
import { sweep } from '../../application/sweep.ts';
import { createUndelivered } from '../../application/undelivered.ts';
import { plusSeconds } from '../../domain/calendar/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import { aDirectory, at, IRO, personId, TEAM_MANAGER } from '../builders/index.ts';
import { aStand, caseIdOf, NOW, type Stand } from './stand.ts';

const ADMINISTRATOR = personId(77);

/** A case just raised, an administrator, and a messenger that breaks down as often as it is told to. */
async function aHouse(breaks: number) {
  const stand = await aStand();
  const directory = aDirectory();
  await stand.storage.directory.replaceDirectory({
    ...directory,
    posts: [
      ...directory.posts,
      {
        role: 'administrator',
        scope: { child: null, team: null, service: null, procedure: null },
        holder: ADMINISTRATOR,
        from: null,
        to: null,
        deputy: null,
      },
    ],
  });
  await stand.raised();
  let left = breaks;
  const told: BulletinWish[] = [];
  const woken: WakeUp[] = [];
  const deps: Dependencies = {
    ...stand.deps,
    messenger: {
      ...stand.deps.messenger,
      send: async (message) => {
        if (message.card === 'alert' && message.to.endsWith('07') && left > 0) {
          left -= 1;
          throw new TypeError('a bug of ours');
        }
        return await stand.deps.messenger.send(message);
      },
    },
    bulletins: {
      send: async (wish, now) => {
        told.push(wish);
        return await Promise.resolve({ kind: 'teams', at: now });
      },
    },
    wakeUps: {
      send: async (wakeUp) => {
        woken.push(wakeUp);
        return await Promise.resolve(async () => await Promise.resolve());
      },
    },
  };
  return { stand, deps, told, woken, undelivered: createUndelivered(deps) };
}

const letters = async ({ storage }: Stand) =>
  (await storage.deadLetters.list()).map(({ kind, code, deed }) =>
    [kind, deed ?? '', code].join(' '),
  );

const alerts = ({ tried }: Stand): readonly string[] =>
  tried.filter((each) => each === 'teams 07 alert');

const AFTER = [0, 60, 660, 4_260] as const;

async function fourTimes(deps: Dependencies): Promise<void> {
  for (const seconds of AFTER) await dispatchCase(deps, caseIdOf(), plusSeconds(NOW, seconds));
}

describe('what could not be done', () => {
  it('ends after four tries that broke down in the app, on record and as a dead letter', async () => {
    const { stand, deps } = await aHouse(100);
    for (const seconds of AFTER.slice(0, 3))
      await dispatchCase(deps, caseIdOf(), plusSeconds(NOW, seconds));
    assert.deepEqual(await letters(stand), []);
    await dispatchCase(deps, caseIdOf(), plusSeconds(NOW, AFTER[3]));
    assert.deepEqual(await letters(stand), ['effect sendCard broke-down']);
    const failed = (await stand.events()).filter(({ type }) => type === 'DeliveryFailed');
    assert.equal(failed.length, 1);
    // The raiser is told in the case, and nothing waits any more.
    assert.ok(stand.tried.includes(`teams ${IRO.slice(-2)} undeliverable`));
    assert.deepEqual((await stand.deps.cases.pending(caseIdOf()))?.waiting, []);
  });

  it('goes on by itself where it breaks down less often', async () => {
    const { stand, deps } = await aHouse(3);
    await fourTimes(deps);
    assert.deepEqual(await letters(stand), []);
    assert.equal(alerts(stand).length, 1);
  });

  it('keeps nobody else waiting', async () => {
    const { stand, deps } = await aHouse(1);
    await dispatchCase(deps, caseIdOf(), NOW);
    assert.ok(
      stand.tried.some((each) => each.includes('copy')),
      stand.tried.join(),
    );
  });

  it('is seen by an administrator and by nobody else', async () => {
    const { deps, undelivered } = await aHouse(4);
    await fourTimes(deps);
    const seen = await undelivered.list(ADMINISTRATOR, NOW);
    const state = (await deps.cases.load(caseIdOf()))?.state;
    assert.deepEqual(
      seen?.map(({ reference }) => reference),
      [state?.reference],
    );
    for (const person of [IRO, TEAM_MANAGER] as readonly PersonId[]) {
      assert.equal(await undelivered.list(person, NOW), null);
      assert.equal(await undelivered.retry(person, seen[0]?.letter.id ?? '', NOW), 'not-yours');
      assert.equal(
        await undelivered.handle(person, seen[0]?.letter.id ?? '', 'x', NOW),
        'not-yours',
      );
    }
    assert.equal((await undelivered.list(ADMINISTRATOR, NOW))?.length, 1);
  });

  it('is done exactly once when it is tried again, however often that is pressed', async () => {
    const { stand, deps, undelivered } = await aHouse(4);
    await fourTimes(deps);
    const then = plusSeconds(NOW, 7_200);
    const id = (await undelivered.list(ADMINISTRATOR, then))?.[0]?.letter.id ?? '';
    assert.equal(await undelivered.retry(ADMINISTRATOR, id, then), 'done');
    assert.equal(await undelivered.retry(ADMINISTRATOR, id, then), 'gone');
    await sweep(deps, stand.storage.heartbeat, then);
    await sweep(deps, stand.storage.heartbeat, then);
    assert.equal(alerts(stand).length, 1);
    assert.deepEqual(await letters(stand), []);
    const delivered = (await stand.events()).filter(
      (event) => event.type === 'DeliveryRecorded' && event.what === 'alert',
    );
    assert.equal(delivered.length, 1);
  });

  it('is kept with a word of who saw to it by hand', async () => {
    const { stand, deps, undelivered } = await aHouse(4);
    await fourTimes(deps);
    const id = (await undelivered.list(ADMINISTRATOR, NOW))?.[0]?.letter.id ?? '';
    assert.equal(await undelivered.handle(ADMINISTRATOR, id, 'Telephoned', NOW), 'done');
    assert.deepEqual(await undelivered.list(ADMINISTRATOR, NOW), []);
    assert.equal(await undelivered.retry(ADMINISTRATOR, id, NOW), 'gone');
    assert.deepEqual((await stand.storage.deadLetters.list())[0]?.handled, {
      by: ADMINISTRATOR,
      at: NOW,
      how: 'Telephoned',
    });
  });

  it('is a wake-up that the host gave up on, of two cases with one key too, and one that nobody can read', async () => {
    const { stand, deps, undelivered, woken } = await aHouse(0);
    const message = { key: 'rung 1|reply', firstSentMs: 0, round: 0 };
    await deadWakeUp(deps, { ...message, caseId: caseIdOf() }, NOW);
    await deadWakeUp(deps, { ...message, caseId: 'another' as WakeUp['caseId'] }, NOW);
    await deadWakeUp(deps, null, NOW);
    assert.equal((await letters(stand)).length, 3);
    await undelivered.retry(ADMINISTRATOR, `${caseIdOf()} rung 1|reply`, NOW);
    const again = woken.filter(({ key }) => key === 'rung 1|reply');
    assert.deepEqual(
      again.map(({ caseId }) => caseId),
      [caseIdOf()],
    );
    assert.equal((await letters(stand)).length, 2);
  });

  it('is told once to the administrators, and to a raiser whose case it concerns, on a working morning', async () => {
    const { deps, told } = await aHouse(0);
    await deadWakeUp(deps, { caseId: caseIdOf(), key: 'k', firstSentMs: 0, round: 0 }, NOW);
    // Saturday, a Monday before nine, then the Monday morning and the day after.
    for (const when of [
      '2027-03-06 09:00',
      '2027-03-08 08:55',
      '2027-03-08 09:00',
      '2027-03-09 09:00',
    ])
      await tellOfDeadLetters(deps, at(when));
    assert.deepEqual(
      told.map(({ to, content }) => [to, content.kind === 'undelivered' ? content.to : '']),
      [
        [ADMINISTRATOR, 'administrator'],
        [IRO, 'raiser'],
      ],
    );
  });

  it('of a reminder that breaks down at each sweep for an hour lets the sweeps go on, and comes back', async () => {
    const { stand, deps, undelivered } = await aHouse(0);
    await dispatchCase(deps, caseIdOf(), NOW);
    const due = await stand.storage.dueIndex.next(NOW);
    assert.ok(due);
    const calendar = deps.calendar;
    const broken: Dependencies = {
      ...deps,
      calendar: { ...calendar, calendar: () => Promise.reject(new TypeError('a bug of ours')) },
    };
    assert.equal((await sweep(broken, stand.storage.heartbeat, due)).failed, 1);
    const hourLater = plusSeconds(due, 3_600);
    assert.equal((await sweep(broken, stand.storage.heartbeat, hourLater)).failed, 0);
    assert.deepEqual(await letters(stand), ['rung  TypeError']);
    assert.equal((await sweep(deps, stand.storage.heartbeat, hourLater)).rows, 0);
    const id = (await undelivered.list(ADMINISTRATOR, hourLater))?.[0]?.letter.id ?? '';
    await undelivered.retry(ADMINISTRATOR, id, hourLater);
    await sweep(deps, stand.storage.heartbeat, hourLater);
    await sweep(deps, stand.storage.heartbeat, hourLater);
    const fired = (await stand.events()).filter(({ type }) => type === 'RungFired');
    assert.equal(fired.length, 1);
  });
});
