import assert from 'node:assert/strict';
import { dispatchCase } from '../../application/dispatch/dispatchCase.ts';
import { earlierCases } from '../../application/earlierCases.ts';
import { caseId, ID, IRO, OTHER_IRO } from '../builders/index.ts';
import { aStand, NOW, type Stand } from './stand.ts';

const OTHER = caseId('case-9');

async function raised(): Promise<{ readonly stand: Stand; readonly child: string }> {
  const stand = await aStand();
  await stand.raised();
  await dispatchCase(stand.deps, ID, NOW);
  const [child] = (await stand.storage.cases.load(ID))?.state.scope.children ?? [];
  assert.ok(child !== undefined, 'the case is about a child');
  return { stand, child };
}

describe('what was raised before, looked up', () => {
  it('[CPC-05] is found as soon as its lists are made, by the child, and without the case itself', async () => {
    const { stand, child } = await raised();
    const told = await earlierCases(stand.deps, [child, child], IRO, NOW, OTHER);
    assert.deepEqual([told.cases.map(({ reference }) => reference).length, told.others], [1, 0]);
    const others = await earlierCases(stand.deps, [child], OTHER_IRO, NOW, OTHER);
    assert.deepEqual(others, { cases: [], others: 1 });
    const none = { cases: [], others: 0 };
    assert.deepEqual(await earlierCases(stand.deps, [child], IRO, NOW, ID), none);
    assert.deepEqual(await earlierCases(stand.deps, ['another child'], IRO, NOW, OTHER), none);
  });

  it('keeps nobody from raising where an old case cannot be read: it is counted, and logged', async () => {
    const { stand, child } = await raised();
    const logged: unknown[] = [];
    const deps = {
      ...stand.deps,
      procedures: { ...stand.deps.procedures, version: async () => await Promise.resolve(null) },
      log: { ...stand.deps.log, error: (...all: unknown[]) => logged.push(all) },
    };
    const told = await earlierCases(deps, [child], IRO, NOW, OTHER);
    assert.deepEqual(told, { cases: [], others: 1 });
    assert.deepEqual(logged, [['earlier-case-not-read', { caseId: ID }]]);
  });
});
