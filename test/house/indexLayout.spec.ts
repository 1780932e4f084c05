import assert from 'node:assert/strict';
import { dispatchCase } from '../../application/dispatch/dispatchCase.ts';
import { INDEX_LAYOUT } from '../../application/rebuildIndexes.ts';
import type { TableName } from '../../storage/stores.ts';
import { collect } from '../../storage/tables/table.ts';
import { aStand, NOW } from '../application/stand.ts';
import { ID } from '../builders/index.ts';
import { nodeHasher } from '../fakes/memoryStorage.ts';

/** What `project` writes; dispatch rows of `due` come and go with effects. */
const WRITTEN: readonly TableName[] = ['work', 'due', 'children'];

/** Red: what is kept of a case has changed. Give INDEX_LAYOUT another name, then note both here. */
const STANDS = {
  layout: '2, with what reports count',
  rows: 'KnefJjNtZIZuAEZa36oyAyWiYZ5V8iiecWQXN6yG2Jo',
};

describe('the layout of the indexes (ADR 27)', () => {
  it('has another name whenever something else is kept of a case, so that older cases are gone through', async () => {
    const stand = await aStand();
    await stand.raised();
    await dispatchCase(stand.deps, ID, NOW);
    const rows = await Promise.all(
      WRITTEN.map(async (name) => {
        const table = stand.storage.tables.get(name);
        assert.ok(table !== undefined);
        const found = await collect(table.query({ where: [] }));
        assert.ok(found.length > 0, name);
        return found.map(({ partition, row, values }) => [name, partition, row, values]);
      }),
    );
    assert.deepEqual({ layout: INDEX_LAYOUT, rows: nodeHasher.hash(JSON.stringify(rows)) }, STANDS);
  });
});
