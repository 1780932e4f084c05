import assert from 'node:assert/strict';
import { writeByPartition } from '../../storage/indexes/byPartition.ts';
import { StorageFailure } from '../../storage/tables/failure.ts';
import { collect, type Key, type NewRow } from '../../storage/tables/table.ts';
import { MemoryTable, type Fault, type TableCall } from '../fakes/memoryTable.ts';

const row = (partition: string, name: string): NewRow => ({
  partition,
  row: name,
  values: { says: name },
});
const key = ({ partition, row: name }: NewRow): Key => ({ partition, row: name });

/** A table that notes what it is asked, in order. */
function table(fault: Fault = () => undefined) {
  const calls: string[] = [];
  const rows = new MemoryTable({
    fault: async (call, when) => {
      if (when === 'before') calls.push(words(call));
      await fault(call, when);
    },
  });
  return { rows, calls };
}

const words = ({ kind, keys }: TableCall): string =>
  `${kind} ${keys.map(({ partition, row: name }) => `${partition}/${name}`).join(' ')}`;

const names = async (rows: MemoryTable): Promise<readonly string[]> =>
  (await collect(rows.query({ where: [] }))).map(
    ({ partition, row: name }) => `${partition}/${name}`,
  );

describe('Index rows, partition by partition', () => {
  const [oldA, oldB] = [row('a', '1'), row('b', '1')];
  const [newA, otherA, newC] = [row('a', '2'), row('a', '3'), row('c', '2')];

  it('writes and takes away in one transaction per partition, and only takes away last', async () => {
    const { rows, calls } = table();
    for (const each of [oldA, oldB]) await rows.put(each);
    calls.length = 0;
    const target = { rows, takenByOthers: false };
    await writeByPartition(target, [newA, otherA, newC], [key(oldB), key(oldA)]);
    assert.deepEqual(calls, ['transact a/2 a/3 a/1', 'put c/2', 'remove b/1']);
    assert.deepEqual(await names(rows), ['a/2', 'a/3', 'c/2']);
  });

  it('writes row by row where an old one is gone already', async () => {
    const { rows, calls } = table();
    await writeByPartition({ rows, takenByOthers: false }, [newA, otherA], [key(oldA)]);
    assert.deepEqual(calls.slice(1), ['put a/2', 'put a/3', 'remove a/1']);
    assert.deepEqual(await names(rows), ['a/2', 'a/3']);
  });

  it('writes row by row after a transaction whose answer was lost', async () => {
    const { rows } = table(({ kind }, when) => {
      if (kind === 'transact' && when === 'after') throw new StorageFailure('unreachable');
    });
    await rows.put(oldA);
    await writeByPartition({ rows, takenByOthers: false }, [newA, otherA], [key(oldA)]);
    assert.deepEqual(await names(rows), ['a/2', 'a/3']);
  });

  it('tries no transaction where others take rows away as well', async () => {
    const { rows, calls } = table();
    await writeByPartition({ rows, takenByOthers: true }, [newA, otherA], [key(oldA)]);
    assert.deepEqual(calls, ['put a/2', 'put a/3', 'remove a/1']);
  });

  it('throws what is no failure of the storage', async () => {
    const { rows } = table(({ kind }) => {
      if (kind === 'transact') throw new TypeError('a slip of ours');
    });
    const writing = writeByPartition({ rows, takenByOthers: false }, [newA, otherA], []);
    await assert.rejects(writing, TypeError);
  });
});
