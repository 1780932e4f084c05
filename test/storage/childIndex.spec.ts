import assert from 'node:assert/strict';
import { createChildIndex } from '../../storage/indexes/childIndex.ts';
import type { Table } from '../../storage/tables/table.ts';
import { caseIdOf } from '../contracts/sample.ts';

/** Keeps nothing; says what it was asked to write, and breaks where it is told to. */
function counting() {
  const written: string[] = [];
  const trouble = { breaks: false };
  const put: Table['put'] = ({ partition, row }) => {
    if (trouble.breaks) return Promise.reject(new Error('storage is out of reach'));
    written.push(`${partition} ${row}`);
    return Promise.resolve('etag');
  };
  return { table: { put } as Table, written, trouble };
}

describe('which cases are about a child', () => {
  const a = caseIdOf('a');

  it('is written once in a process, however many events the case has', async () => {
    const { table, written } = counting();
    const index = createChildIndex(table);
    await index.note(a, ['digest-1', 'digest-2']);
    await index.note(a, ['digest-1', 'digest-2']);
    await index.note(caseIdOf('b'), ['digest-1']);
    assert.deepEqual(written, [`digest-1 ${a}`, `digest-2 ${a}`, `digest-1 ${caseIdOf('b')}`]);
    await createChildIndex(table).note(a, ['digest-1']);
    assert.equal(written.length, 4, 'another process knows nothing of it');
  });

  it('is written by the next event where it could not be written', async () => {
    const { table, written, trouble } = counting();
    const index = createChildIndex(table);
    trouble.breaks = true;
    await assert.rejects(index.note(a, ['digest-1']));
    trouble.breaks = false;
    await index.note(a, ['digest-1']);
    assert.deepEqual(written, [`digest-1 ${a}`]);
  });
});
