import assert from 'node:assert/strict';
import { dispatchCase } from '../../application/dispatch/dispatchCase.ts';
import { askForRebuild, INDEX_LAYOUT, rebuildIndexes } from '../../application/rebuildIndexes.ts';
import { plusMinutes, type Moment } from '../../domain/calendar/index.ts';
import { collect } from '../../storage/tables/table.ts';
import { aDirectory, at, ID, IRO, personId, post, POSTS_HELD } from '../builders/index.ts';
import { aStand, NOW, type Stand } from './stand.ts';

const ADMINISTRATOR = personId(40);

const lines = async ({ storage: { workIndex } }: Stand) => ({
  mine: (await workIndex.ofPerson(IRO, 9)).lines,
  reported: await collect(workIndex.reported()),
});

/** Seen at one sweep, gone through at the next. */
async function twice({ deps, storage }: Stand, now: Moment) {
  await rebuildIndexes(deps, storage.layout, now);
  return await rebuildIndexes(deps, storage.layout, plusMinutes(now, 5));
}

/** A case as an edition left it that kept nothing for reports, and in whose time a row was left over. */
async function anOlderOne(): Promise<Stand> {
  const stand = await aStand();
  await stand.raised();
  const { workIndex } = stand.storage;
  const write: typeof workIndex.write = async (id, version, lines) => {
    await workIndex.write(id, version, { ...lines, reported: null });
  };
  await dispatchCase({ ...stand.deps, workIndex: { ...workIndex, write } }, ID, NOW);
  const work = stand.storage.tables.get('work');
  assert.ok(work !== undefined);
  const [row] = await collect(work.query({ where: [['partition', 'eq', IRO]] }));
  assert.ok(row !== undefined);
  await work.put({ ...row, row: row.row.replace(/\d+$/, '000000') });
  return stand;
}

describe('lists and reports that are written anew', () => {
  it('after a start with another layout: every case gets what it kept nothing of, though nobody touches it', async () => {
    const stand = await anOlderOne();
    const before = await lines(stand);
    assert.deepEqual(before.reported, []);
    assert.deepEqual(await twice(stand, NOW), { moved: 1, failed: 0 });
    const { mine, reported } = await lines(stand);
    assert.deepEqual(mine, before.mine);
    assert.equal(reported.length, 1);
    assert.equal(reported[0]?.events[0]?.type, 'CaseRaised');
    const work = stand.storage.tables.get('work');
    assert.ok(work !== undefined);
    const left = (await collect(work.query({ where: [] }))).map(({ row }) => row.split('|').at(-1));
    assert.ok(!left.includes('000000'), 'what was left over is gone');
    assert.equal((await stand.storage.layout.read())?.version, INDEX_LAYOUT);
    assert.deepEqual(await twice(stand, at('2027-03-02 10:00')), { moved: 0, failed: 0 });
  });

  it('changes nothing in a case and sends nothing', async () => {
    const stand = await anOlderOne();
    const events = await stand.events();
    stand.tried.length = 0;
    await twice(stand, NOW);
    assert.deepEqual(await stand.events(), events);
    assert.deepEqual(stand.tried, []);
  });

  it('goes on past a case that fails, and begins again at the next sweep', async () => {
    const stand = await anOlderOne();
    const { deps, storage } = stand;
    const lost = { ...deps, cases: { ...deps.cases, texts: () => Promise.reject(new Error('x')) } };
    await rebuildIndexes(lost, storage.layout, NOW);
    const failed = await rebuildIndexes(lost, storage.layout, plusMinutes(NOW, 5));
    assert.deepEqual(failed, { moved: 0, failed: 1 });
    const again = await rebuildIndexes(deps, storage.layout, plusMinutes(NOW, 10));
    assert.deepEqual(again, { moved: 1, failed: 0 });
  });

  it('waits until no instance of an older edition runs, and has nothing to do where there is no case', async () => {
    const stand = await anOlderOne();
    const { deps, storage } = stand;
    for (const minutes of [0, 1]) {
      const none = await rebuildIndexes(deps, storage.layout, plusMinutes(NOW, minutes));
      assert.equal(none.moved, 0);
    }
    assert.equal((await rebuildIndexes(deps, storage.layout, plusMinutes(NOW, 2))).moved, 1);
    const empty = await aStand();
    await rebuildIndexes(empty.deps, empty.storage.layout, NOW);
    assert.equal((await empty.storage.layout.read())?.version, INDEX_LAYOUT);
  });

  it('when an administrator asks for it, and nobody else', async () => {
    const stand = await aStand();
    const { deps, storage } = stand;
    await stand.raised();
    await dispatchCase(deps, ID, NOW);
    await twice(stand, NOW);
    const held = [...POSTS_HELD, post('administrator', ADMINISTRATOR)];
    await storage.directory.replaceDirectory(aDirectory(held));
    const standing = await storage.layout.read();
    assert.equal(await askForRebuild(deps, storage.layout, IRO, NOW), null);
    assert.deepEqual(await storage.layout.read(), standing);
    assert.equal(await askForRebuild(deps, storage.layout, ADMINISTRATOR, NOW), 'asked');
    const next = await rebuildIndexes(deps, storage.layout, plusMinutes(NOW, 5));
    assert.deepEqual(next, { moved: 1, failed: 0 });
  });
});
