import assert from 'node:assert/strict';
import { REPORTED } from '../../storage/indexes/reportedRow.ts';
import { collect } from '../../storage/tables/table.ts';
import { caseIdOf, NO_LINES, NOW } from '../contracts/sample.ts';
import { memoryStorage } from '../fakes/memoryStorage.ts';

const caseId = caseIdOf('a');
const keptOn = (stage: number) => ({
  caseId,
  events: [{ type: 'TalkFurther', stage, version: stage, meta: { at: NOW } }] as const,
});

describe('what is kept of a case for reports, when its projector crashes', () => {
  for (const kind of ['put', 'transact', 'remove'] as const) {
    for (const when of ['before', 'after'] as const) {
      it(`stays, old or new, until it is written again: ${when} ${kind}`, async () => {
        let crashes = false;
        const { workIndex, tables } = memoryStorage({
          fault: (call, at) => {
            if (crashes && call.table === 'work' && at === when && call.kind === kind)
              throw new Error('crashed');
          },
        });
        const stages = async () =>
          (await collect(workIndex.reported())).map(({ events: [first] }) => first?.version);
        await workIndex.write(caseId, 1, { ...NO_LINES, reported: keptOn(1) });
        crashes = true;
        const write = workIndex.write(caseId, 2, { ...NO_LINES, reported: keptOn(2) });
        await write.catch(() => undefined);
        crashes = false;
        // Somebody else projects what counts nothing; the effect of what did count still waits.
        await workIndex.write(caseId, 3, NO_LINES);
        await workIndex.removeUnnamed();
        const [stands, ...more] = await stages();
        assert.ok((stands === 1 || stands === 2) && more.length === 0, String(stands));
        await workIndex.write(caseId, 3, { ...NO_LINES, reported: keptOn(2) });
        assert.deepEqual(await stages(), [2]);
        const work = tables.get('work');
        assert.ok(work !== undefined);
        assert.equal((await collect(work.query(REPORTED))).length, 1);
      });
    }
  }
});

describe('what is kept of cases for reports, while it is read page by page', () => {
  it('is written behind what it replaces, so that a reader who is between the two finds one of them', async () => {
    const { workIndex, tables } = memoryStorage();
    const work = tables.get('work');
    assert.ok(work !== undefined);
    let before = '';
    for (let version = 1; version <= 12; version += 1) {
      const events = [{ type: 'TalkFurther', stage: version, version, meta: { at: NOW } }] as const;
      await workIndex.write(caseId, version, { ...NO_LINES, reported: { caseId, events } });
      const [row, ...more] = await collect(work.query(REPORTED));
      assert.ok(row !== undefined && more.length === 0);
      assert.ok(row.row > before, `${row.row} lies before ${before}`);
      before = row.row;
    }
  });
});
