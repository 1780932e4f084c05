import assert from 'node:assert/strict';
import { dispatchCase } from '../../application/dispatch/dispatchCase.ts';
import { handOverServices } from '../../application/handOver.ts';
import type { PersonId } from '../../domain/people/index.ts';
import {
  aDirectory,
  CHIEF,
  ID,
  IRO,
  IRO_COVER,
  IRO_MANAGER,
  NEW_TEAM_MANAGER,
  OTHER_IRO,
  personId,
  post,
  POSTS_HELD,
  SERVICE_MANAGER,
} from '../builders/index.ts';
import { aStand, NOW, type Stand } from './stand.ts';

const ADMINISTRATOR = personId(17);

async function running(): Promise<Stand> {
  const stand = await aStand();
  await stand.raised();
  await dispatchCase(stand.deps, ID, NOW);
  const people = aDirectory([
    ...POSTS_HELD,
    post('service-manager', NEW_TEAM_MANAGER, { scope: { team: 'south' } }),
    post('administrator', ADMINISTRATOR),
  ]);
  await stand.storage.directory.replaceDirectory({
    ...people,
    version: 'people-2',
    people: new Map([
      ...people.people,
      [ADMINISTRATOR, { id: ADMINISTRATOR, post: 'Administrator', mail: 'a@desk.test' }],
    ]),
  });
  stand.wall.move(120_000);
  stand.tried.length = 0;
  return stand;
}

const wish = (from: PersonId, to: PersonId) => ({ from, to, parts: ['raised', 'asked'] as const });

describe('all of a person’s cases', () => {
  it('are shown by their references alone, and only to those who may hand over', async () => {
    const { deps } = await running();
    const services = handOverServices(deps);
    const preview = await services.preview(IRO_MANAGER, wish(IRO, OTHER_IRO), NOW);
    assert.deepEqual(
      [preview?.from.post, preview?.to.post, preview?.raised, preview?.asked, preview?.left],
      ['Reviewing officer 1', 'Reviewing officer 3', ['2027-ABCDE'], [], 0],
    );
    for (const person of [IRO, IRO_COVER, OTHER_IRO, SERVICE_MANAGER, CHIEF, personId(99)]) {
      assert.equal(await services.people(person, NOW), null);
      assert.equal(await services.preview(person, wish(IRO, OTHER_IRO), NOW), null);
      assert.equal(
        await services.handOverAll(person, { ...wish(IRO, OTHER_IRO), reason: 'x', key: 'k' }, NOW),
        null,
      );
    }
  });

  it('are not even counted for a manager who has no part in them', async () => {
    const stand = await running();
    const OTHER_MANAGER = personId(18);
    const directory = await stand.storage.directory.directory();
    await stand.storage.directory.replaceDirectory({
      ...directory,
      version: 'people-3',
      people: new Map([
        ...directory.people,
        [OTHER_MANAGER, { id: OTHER_MANAGER, post: 'Manager, South', mail: 's@desk.test' }],
      ]),
      posts: [
        ...directory.posts,
        post('raiser-manager', OTHER_MANAGER, { scope: { team: 'south' } }),
      ],
    });
    stand.wall.move(120_000);
    const services = handOverServices(stand.deps);
    const seen = await services.preview(OTHER_MANAGER, wish(IRO, OTHER_IRO), NOW);
    assert.deepEqual([seen?.raised, seen?.asked, seen?.left], [[], [], 0]);
    const all = { ...wish(IRO, OTHER_IRO), reason: 'Leave', key: 'k' };
    assert.equal((await services.handOverAll(OTHER_MANAGER, all, NOW))?.left, 0);
  });

  it('go over once, each with its own record; the same press again does the rest and no more', async () => {
    const stand = await running();
    const services = handOverServices(stand.deps);
    const all = { ...wish(IRO, OTHER_IRO), reason: 'Left the service', key: 'card' };
    const done = await services.handOverAll(IRO_MANAGER, all, NOW);
    assert.deepEqual(done, { done: ['2027-ABCDE'], left: 0, failed: 0, more: false });
    await services.handOverAll(IRO_MANAGER, all, NOW);
    await dispatchCase(stand.deps, ID, NOW);
    const handed = (await stand.events()).filter(({ type }) => type === 'CaseHandedOver');
    assert.equal(handed.length, 1);
    assert.deepEqual(stand.tried.sort(), [
      'teams 01 case-handed-on',
      'teams 16 case-handed-to-you',
    ]);
    const { lines } = await stand.storage.workIndex.ofPerson(OTHER_IRO, 10);
    assert.deepEqual(
      lines.map(({ list, reference }) => [list, reference]),
      [['raised', '2027-ABCDE']],
    );
    assert.deepEqual((await stand.storage.workIndex.ofPerson(IRO, 10)).lines, []);
  });

  it('have on record by which door they went', async () => {
    const stand = await running();
    const services = handOverServices(stand.deps);
    const press = async (from: PersonId, to: PersonId, door: { readonly door?: 'page' }) => {
      const all = { ...wish(from, to), reason: 'Leave', key: 'card', ...door };
      await services.handOverAll(IRO_MANAGER, all, NOW);
      await dispatchCase(stand.deps, ID, NOW);
    };
    await press(IRO, OTHER_IRO, { door: 'page' });
    await press(OTHER_IRO, IRO, {});
    const handed = (await stand.events()).filter(({ type }) => type === 'CaseHandedOver');
    assert.deepEqual(
      handed.map(({ meta }) => meta.door),
      ['page', undefined],
    );
  });

  it('go back and over again from the same card', async () => {
    const stand = await running();
    const services = handOverServices(stand.deps);
    const press = async (from: PersonId, to: PersonId) => {
      const all = { ...wish(from, to), reason: 'Leave', key: 'card' };
      const done = await services.handOverAll(IRO_MANAGER, all, NOW);
      await dispatchCase(stand.deps, ID, NOW);
      return done?.done.length;
    };
    assert.deepEqual(
      [await press(IRO, OTHER_IRO), await press(OTHER_IRO, IRO), await press(IRO, OTHER_IRO)],
      [1, 1, 1],
    );
  });

  it('an administrator sees to posts: seats go to the post’s own people, a raiser’s cases stay', async () => {
    const stand = await running();
    const services = handOverServices(stand.deps);
    const raised = await services.preview(ADMINISTRATOR, wish(IRO, OTHER_IRO), NOW);
    assert.deepEqual([raised?.raised, raised?.left], [[], 1]);
    const elsewhere = async (actor: PersonId) => {
      const seen = await services.preview(actor, wish(SERVICE_MANAGER, NEW_TEAM_MANAGER), NOW);
      return [seen?.asked, seen?.left];
    };
    // Of another team's: the raiser's manager may choose them, an administrator may not.
    assert.deepEqual(await elsewhere(ADMINISTRATOR), [[], 1]);
    assert.deepEqual(await elsewhere(IRO_MANAGER), [['2027-ABCDE'], 0]);
  });
});
