import assert from 'node:assert/strict';
import { REPORTED } from '../../storage/indexes/reportedRow.ts';
import { collect } from '../../storage/tables/table.ts';
import { caseIdOf, NO_LINES, NOW } from '../contracts/sample.ts';
import { memoryStorage } from '../fakes/memoryStorage.ts';

describe('what is kept of cases for reports, while it is read page by page', () => {
  it('is written behind what it replaces, so that a reader who is between the two finds one of them', async () => {
    const { workIndex, tables } = memoryStorage();
    const work = tables.get('work');
    assert.ok(work !== undefined);
    const caseId = caseIdOf('a');
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
