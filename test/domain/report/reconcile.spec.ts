import assert from 'node:assert/strict';
import {
  figuresOf,
  HIDDEN,
  whatDoesNotAddUp,
  type Cell,
  type Sum,
  type Table,
} from '../../../domain/report/index.ts';

const table = (key: string, ...cells: readonly Cell[]): Table => ({
  key,
  title: key,
  note: null,
  rowHead: 'Team',
  columns: cells.map(({ id }) => ({ key: id, label: id, unit: 'cases', formula: 'Counted' })),
  rows: [{ key: 'row', label: 'Row', total: false, cells }],
});
const cell = (id: string, value: Cell['value']): Cell => ({ id, value });
const SUM: Sum = { whole: 'all', parts: ['north', 'south'] };
const found = (sums: readonly Sum[], ...tables: readonly Table[]) =>
  whatDoesNotAddUp({ tables, sums });

const NORTH = cell('north', 3);
const SOUTH = cell('south', 4);

describe('a report that does not add up', () => {
  it('says nothing where all does', () => {
    assert.deepEqual(found([SUM], table('flow', NORTH, SOUTH, cell('all', 7))), []);
  });

  it('[WF-50] names the whole, and what its parts make together', () => {
    assert.deepEqual(found([SUM], table('flow', NORTH, SOUTH, cell('all', 8))), [
      'all is 8, its parts 7',
    ]);
    assert.deepEqual(found([SUM], table('flow', NORTH, SOUTH, cell('all', 6))), [
      'all is 6, its parts 7',
    ]);
  });

  it('names a figure that stands in no table, the whole or a part', () => {
    assert.deepEqual(found([SUM], table('flow', NORTH, SOUTH)), ['all stands in no table']);
    assert.deepEqual(found([SUM], table('flow', NORTH, cell('all', 7))), [
      'south stands in no table',
    ]);
    assert.deepEqual(found([SUM]), [
      'all stands in no table',
      'north stands in no table',
      'south stands in no table',
    ]);
  });

  it('a sum without parts is none, and a figure that is not there counts as nothing', () => {
    const empty = { whole: 'all', parts: [] };
    assert.deepEqual(found([empty], table('flow', cell('all', 0))), []);
    assert.deepEqual(found([empty], table('flow', cell('all', 1))), ['all is 1, its parts 0']);
    assert.deepEqual(found([SUM], table('flow', NORTH, cell('south', null), cell('all', 3))), []);
  });

  it('does not look at a sum with a hidden figure, and at the others all the same', () => {
    const hidden = table('flow', cell('north', HIDDEN), SOUTH, cell('all', 9));
    assert.deepEqual(found([SUM], hidden), []);
    const other = { whole: 'south', parts: ['east'] };
    assert.deepEqual(found([SUM, other], hidden, table('more', cell('east', 5))), [
      'south is 4, its parts 5',
    ]);
  });

  it('names a figure that two tables tell differently', () => {
    const twice = [table('flow', NORTH), table('open', cell('north', 5))];
    assert.deepEqual(found([], ...twice), ['flow says 3 of north, another 5']);
    const gone = [table('flow', NORTH), table('open', cell('north', null))];
    assert.deepEqual(found([], ...gone), ['flow says 3 of north, another nothing']);
    assert.equal(figuresOf({ tables: twice }).get('north'), 5);
  });
});
