import assert from 'node:assert/strict';
import { act } from '../../application/act.ts';
import { dispatchCase } from '../../application/dispatch/dispatchCase.ts';
import { followPosts } from '../../application/followPosts.ts';
import { day, plusMinutes, type Moment } from '../../domain/calendar/index.ts';
import {
  aDirectory,
  aReply,
  at,
  DIRECTOR,
  ID,
  NEW_TEAM_MANAGER,
  post,
  POSTS_HELD,
  SERVICE_MANAGER,
} from '../builders/index.ts';
import { StorageFailure } from '../../storage/index.ts';
import { aStand, NOW, type Stand } from './stand.ts';

/** The service manager is asked at stage 3 from Monday 1 March; on Thursday 4 March another is in post. */
const CHANGED = aDirectory([
  ...POSTS_HELD.filter(({ role }) => role !== 'service-manager'),
  post('service-manager', SERVICE_MANAGER, { to: day('2027-03-03') }),
  post('service-manager', NEW_TEAM_MANAGER, { from: day('2027-03-04') }),
]);

const run = async ({ deps, storage }: Stand, when: Moment) =>
  await followPosts(deps, storage.followed, when);

const asked = async ({ storage }: Stand) =>
  (await storage.cases.load(ID))?.state.stages.at(-1)?.responders.map(({ person }) => person);

async function running(): Promise<Stand> {
  const stand = await aStand();
  await stand.raised();
  await dispatchCase(stand.deps, ID, NOW);
  await run(stand, NOW);
  await run(stand, plusMinutes(NOW, 5));
  stand.tried.length = 0;
  return stand;
}

describe('seats that follow their posts (design sentence 2)', () => {
  it('goes through the open cases on the day the post changes, once, and the alert reaches the new one', async () => {
    const stand = await running();
    await stand.storage.directory.replaceDirectory({ ...CHANGED, version: 'people-2' });
    await run(stand, at('2027-03-02 10:00'));
    assert.deepEqual(await run(stand, at('2027-03-02 10:05')), { moved: 0, failed: 0 });
    assert.deepEqual(await asked(stand), [SERVICE_MANAGER]);
    const due = (await stand.storage.cases.load(ID))?.state.stages.at(-1)?.clock?.due;
    assert.deepEqual(await run(stand, at('2027-03-04 00:05')), { moved: 1, failed: 0 });
    assert.deepEqual(await run(stand, at('2027-03-04 00:10')), { moved: 0, failed: 0 });
    await dispatchCase(stand.deps, ID, at('2027-03-04 00:10'));
    assert.deepEqual(await asked(stand), [NEW_TEAM_MANAGER]);
    assert.deepEqual(stand.tried.splice(0).sort(), [
      'teams 07 seat-handed-on',
      'teams 15 seat-handed-to-you',
    ]);
    // Mere news waits for the morning.
    await dispatchCase(stand.deps, ID, at('2027-03-04 09:00'));
    assert.deepEqual(stand.tried, ['teams 01 seat-changed']);
    const entry = (await stand.storage.cases.load(ID))?.state.stages.at(-1);
    assert.ok(entry !== undefined);
    assert.equal(entry.clock?.due, due);
    const reply = stand.envelope(
      aReply(entry.id),
      NEW_TEAM_MANAGER,
      'reply',
      at('2027-03-04 10:00'),
    );
    assert.equal((await act(stand.deps, reply)).kind, 'done');
  });

  it('waits until every process knows the new people, so that no seat goes back and forth', async () => {
    const stand = await running();
    await stand.storage.directory.replaceDirectory({
      ...aDirectory([
        ...POSTS_HELD.filter(({ role }) => role !== 'service-manager'),
        post('service-manager', DIRECTOR),
      ]),
      version: 'people-2',
    });
    assert.deepEqual(await run(stand, at('2027-03-02 10:00')), { moved: 0, failed: 0 });
    assert.deepEqual(await run(stand, at('2027-03-02 10:01')), { moved: 0, failed: 0 });
    assert.deepEqual(await run(stand, at('2027-03-02 10:02')), { moved: 1, failed: 0 });
    assert.deepEqual(await asked(stand), [DIRECTOR]);
  });

  it('begins again after a crash, and does nothing twice', async () => {
    const stand = await running();
    await stand.storage.directory.replaceDirectory({ ...CHANGED, version: 'people-2' });
    await run(stand, at('2027-03-04 09:00'));
    const { cases } = stand.deps;
    const broken = {
      ...stand.deps,
      cases: {
        ...cases,
        load: async () => await Promise.reject(new StorageFailure('server')),
      },
    };
    assert.deepEqual(await followPosts(broken, stand.storage.followed, at('2027-03-04 09:05')), {
      moved: 0,
      failed: 1,
    });
    assert.deepEqual(await run(stand, at('2027-03-04 09:10')), { moved: 1, failed: 0 });
    const handed = (await stand.events()).filter(({ type }) => type === 'SeatHandedOver');
    assert.equal(handed.length, 1);
  });
});
