import assert from 'node:assert/strict';
import { collect } from '../../storage/tables/table.ts';
import { caseIdOf, lineOf, overseenOf, personOf, NOW } from '../contracts/sample.ts';
import { memoryStorage } from '../fakes/memoryStorage.ts';

describe('rows that no case names', () => {
  it('are taken away, and nothing else is, whatever stands beside them', async () => {
    const { workIndex, tables } = memoryStorage();
    const work = tables.get('work');
    assert.ok(work !== undefined);
    for (const id of ['a', 'b']) {
      const caseId = caseIdOf(id);
      const events = [{ type: 'TalkFurther', stage: 1, version: 1, meta: { at: NOW } }] as const;
      await workIndex.write(caseId, 1, {
        work: [lineOf(caseId, 1)],
        overseen: overseenOf(caseId),
        reported: { caseId, events },
      });
    }
    const before = await collect(work.query({ where: [] }));
    // As a projector leaves them that stalled, lost its claim, wrote all the same, and crashed.
    for (const row of before) await work.put({ ...row, row: row.row.replace(/\d+$/, '000009') });
    await work.put({ partition: 'x', row: `${caseIdOf('c')}|000001`, values: {} });
    await work.put({ partition: 'x', row: 'something else', values: {} });
    assert.equal((await workIndex.ofPerson(personOf(1), 9)).lines.length, 2);
    await workIndex.removeUnnamed();
    const left = (await collect(work.query({ where: [] }))).map(({ row }) => row);
    const kept = before.map(({ row }) => row);
    assert.deepEqual(left.sort(), [...kept, 'something else'].sort());
    assert.equal((await workIndex.ofPerson(personOf(1), 9)).lines.length, 2);
  });
});
