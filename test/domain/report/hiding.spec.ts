import assert from 'node:assert/strict';
import {
  HIDDEN,
  withoutSmallNumbers,
  type Report,
  type Sum,
  type Unit,
} from '../../../domain/report/index.ts';
import { LADDER } from '../../builders/index.ts';
import { ask } from './tables/aMarch.ts';

type Figures = Readonly<Record<string, number>>;

/** One row of figures, and what adds up to what among them. */
function aReport(figures: Figures, sums: readonly Sum[], units: Record<string, Unit> = {}): Report {
  const ids = Object.keys(figures);
  const columns = ids.map((id) => ({
    key: id,
    label: id,
    unit: units[id] ?? ('cases' as const),
    formula: 'Counted',
  }));
  const cells = ids.map((id) => ({ id, value: figures[id] ?? 0 }));
  const rows = [{ key: 'row', label: 'Row', total: false, cells }];
  return {
    procedure: LADDER,
    period: ask().period,
    tables: [{ key: 'one', title: 'One', note: null, rowHead: 'Row', columns, rows }],
    sums,
    smallNumbers: 'shown',
    open: [],
    register: [],
    teams: new Map(),
  };
}

/** The figures that are hidden. */
const hidden = (report: Report): readonly string[] =>
  withoutSmallNumbers(report).tables.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.filter(({ value }) => value === HIDDEN).map(({ id }) => id)),
  );

const orders = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  items.length < 2
    ? [items]
    : items.flatMap((item) =>
        orders(items.filter((each) => each !== item)).map((rest) => [item, ...rest]),
      );

describe('which figure is hidden beside a small one', () => {
  it('the least of the others that is no zero, in whatever order they stand', () => {
    for (const order of orders([0, 3, 5, 9])) {
      const figures = Object.fromEntries(order.map((value, at) => [`p${at}`, value]));
      const sum = { whole: 'w', parts: Object.keys(figures) };
      const found = hidden(aReport({ ...figures, w: 17 }, [sum])).map((id) => figures[id]);
      assert.deepEqual([...found].sort(), [3, 5], order.join(' '));
    }
  });

  it('of two alike the first by name, so that one report hides the same each time', () => {
    for (const parts of [
      ['a', 'b', 'c'],
      ['c', 'b', 'a'],
      ['b', 'c', 'a'],
    ]) {
      const report = aReport({ a: 7, b: 3, c: 7, w: 17 }, [{ whole: 'w', parts }]);
      assert.deepEqual(hidden(report), ['a', 'b']);
    }
  });

  it('a part rather than a total of all, though that stands in two sums', () => {
    const sums = [
      { whole: 'w|all', parts: ['a', 'b'] },
      { whole: 'w|all', parts: ['a', 'c'] },
    ];
    assert.deepEqual(hidden(aReport({ a: 3, b: 9, c: 9, 'w|all': 12 }, sums)), ['a', 'b', 'c']);
  });

  it('one that mends two sums rather than a lesser one that mends one', () => {
    const sums = [
      { whole: 'v', parts: ['a', 'x', 'm'] },
      { whole: 'w', parts: ['b', 'y', 'm'] },
    ];
    const report = aReport({ a: 3, b: 2, x: 6, y: 7, m: 9, v: 18, w: 18 }, sums);
    assert.deepEqual(hidden(report), ['a', 'b', 'm']);
  });
});

describe('zeros beside a hidden figure', () => {
  const ones = { p: 1, q: 1, r: 1, s: 1, t: 1 };
  const five = { whole: 'x|north', parts: ['p', 'q', 'r', 's', 't'] };
  const total = { whole: 'x|all', parts: ['x|north', 'x|south'] };
  // Five that make five are one each: their sum is hidden too, and with it what would tell it.
  const figures = { ...ones, 'x|north': 5, 'x|south': 0, 'x|all': 5 };

  it('a zero is hidden before a total of all is', () => {
    assert.deepEqual(hidden(aReport(figures, [five, total])), [
      ...Object.keys(ones),
      'x|north',
      'x|south',
    ]);
  });

  it('even where the total stands in two such sums', () => {
    const again = { whole: 'x|all', parts: ['x|north', 'x|east'] };
    const two = { ...figures, 'x|east': 0 };
    assert.deepEqual(hidden(aReport(two, [five, total, again])), [
      ...Object.keys(ones),
      'x|north',
      'x|south',
      'x|east',
    ]);
  });

  it('but not one that another sum shows to be zero: then the total is', () => {
    const nothing = { whole: 'x|south', parts: ['u', 'v'] };
    assert.deepEqual(hidden(aReport({ ...figures, u: 0, v: 0 }, [five, total, nothing])), [
      ...Object.keys(ones),
      'x|north',
      'x|all',
    ]);
    const column = { whole: 'z', parts: ['x|south', 'v'] };
    assert.deepEqual(hidden(aReport({ ...figures, z: 0, v: 0 }, [five, total, column])), [
      ...Object.keys(ones),
      'x|north',
      'x|all',
    ]);
  });
});

describe('sums that lean on each other', () => {
  it('give nothing away that they say twice, so that nothing more is hidden', () => {
    const sums = [
      { whole: 'dealt with', parts: ['resolved', 'referred', 'open'] },
      { whole: 'dealt with', parts: ['closed', 'open'] },
      { whole: 'closed', parts: ['resolved', 'referred'] },
    ];
    const figures = { resolved: 1, referred: 1, closed: 2, open: 0, 'dealt with': 2 };
    assert.deepEqual(hidden(aReport(figures, sums)), [
      'resolved',
      'referred',
      'closed',
      'dealt with',
    ]);
  });
});

describe('what is no count', () => {
  it('a share, a number of days: a small one tells of nobody; a small number of children does', () => {
    const units = { share: 'percent', median: 'days', 'children of x': 'children' } as const;
    const figures = { share: 3, median: 2, 'children of x': 4, x: 40 };
    assert.deepEqual(hidden(aReport(figures, [], units)), ['children of x']);
  });
});
