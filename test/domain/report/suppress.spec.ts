import assert from 'node:assert/strict';
import fc from 'fast-check';
import { day } from '../../../domain/calendar/index.ts';
import {
  figuresOf,
  HIDDEN,
  wholeDays,
  withoutSmallNumbers,
  type Report,
  type Sum,
  type Table,
} from '../../../domain/report/index.ts';
import { CALENDAR, LADDER } from '../../builders/index.ts';
import { years } from '../../builders/years.ts';
import { reportOn } from '../../oracle/compareReports.ts';

/** A table of counts with totals below and beside, as the tables of a report have them. */
function square(counts: readonly (readonly number[])[]): Report {
  const width = counts[0]?.length ?? 0;
  const rows = [...counts.map((line) => [...line, total(line)])];
  const below = Array.from({ length: width + 1 }, (_, at) => total(rows.map((line) => line[at]!)));
  const ids = (row: number) => Array.from({ length: width + 1 }, (_, at) => `${row}/${at}`);
  const all = [...rows, below];
  const table: Table = {
    key: 'square',
    title: 'Square',
    note: null,
    rowHead: 'Row',
    columns: ids(0).map((key) => ({ key, label: key, unit: 'cases', formula: 'counted' })),
    rows: all.map((line, row) => ({
      key: String(row),
      label: String(row),
      total: row === rows.length,
      cells: line.map((value, at) => ({ id: `${row}/${at}`, value })),
    })),
  };
  const sums: Sum[] = [
    ...all.map((_, row) => ({ whole: `${row}/${width}`, parts: ids(row).slice(0, width) })),
    ...below.map((_, at) => ({
      whole: `${rows.length}/${at}`,
      parts: rows.map((_line, row) => `${row}/${at}`),
    })),
  ];
  return {
    procedure: LADDER,
    period: wholeDays(day('2026-04-01'), day('2026-06-30')),
    tables: [table],
    sums,
    smallNumbers: 'shown',
    open: [],
    register: [],
    teams: new Map(),
  };
}

const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

const shown = (report: Report) =>
  report.tables[0]?.rows.map(({ cells }) => cells.map((c) => c.value));

/**
 * Somebody who knows every sum and that no count is negative: narrows each hidden figure as far as the
 * sums allow, over and over. Answers those of which one value is left.
 */
function workedOut(report: Report): readonly string[] {
  const figures = figuresOf(report);
  const low = new Map<string, number>();
  const high = new Map<string, number>();
  for (const [id, value] of figures) {
    low.set(id, typeof value === 'number' ? value : 0);
    high.set(id, typeof value === 'number' ? value : 1_000);
  }
  const sum = (ids: readonly string[], of: ReadonlyMap<string, number>): number =>
    total(ids.map((id) => of.get(id)!));
  for (let round = 0; round < 50; round += 1) {
    for (const { whole, parts } of report.sums) {
      low.set(whole, Math.max(low.get(whole)!, sum(parts, low)));
      high.set(whole, Math.min(high.get(whole)!, sum(parts, high)));
      for (const part of parts) {
        const others = parts.filter((id) => id !== part);
        low.set(part, Math.max(low.get(part)!, low.get(whole)! - sum(others, high)));
        high.set(part, Math.min(high.get(part)!, high.get(whole)! - sum(others, low)));
      }
    }
  }
  return [...figures].flatMap(([id, value]) =>
    value === HIDDEN && low.get(id) === high.get(id) ? [id] : [],
  );
}

describe('small numbers in what leaves the service', () => {
  it('hides 1 to 4, keeps 0 and 5, and hides a second figure so that no total gives the first away', () => {
    const table = shown(withoutSmallNumbers(square([[0, 5, 9, 3]])));
    assert.deepEqual(table?.[0], [0, HIDDEN, 9, HIDDEN, 17]);
  });

  it('hides nothing where nothing is small', () => {
    const report = square([
      [0, 5, 9],
      [12, 40, 7],
    ]);
    assert.deepEqual(withoutSmallNumbers(report).tables, report.tables);
  });

  it('hides across rows and down columns', () => {
    const report = withoutSmallNumbers(
      square([
        [20, 3, 30],
        [25, 40, 50],
        [10, 60, 70],
      ]),
    );
    assert.deepEqual(workedOut(report), []);
    const hidden = shown(report)!
      .flat()
      .filter((value) => value === HIDDEN);
    assert.equal(
      hidden.length,
      4,
      'a small number, one in its row, one in its column, one for both',
    );
  });

  it('lets ones that add up to their number be told by nobody', () => {
    assert.deepEqual(workedOut(withoutSmallNumbers(square([[1, 1, 20, 30]]))), []);
    const row = shown(withoutSmallNumbers(square([[1, 1, 20, 30]])))?.[0];
    assert.equal(row?.filter((value) => value === HIDDEN).length, 3);
  });

  it('the limit can be set otherwise', () => {
    assert.deepEqual(shown(withoutSmallNumbers(square([[2, 7, 9]]), 2))?.[0], [2, 7, 9, 18]);
  });

  it('leaves no small number that can be worked out from any table of any size', () => {
    const count = fc.oneof(fc.nat(6), fc.nat(60));
    const tables = fc
      .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 5 }))
      .chain(([rows, width]) =>
        fc.array(fc.array(count, { minLength: width, maxLength: width }), {
          minLength: rows,
          maxLength: rows,
        }),
      );
    fc.assert(
      fc.property(tables, (counts) => {
        const before = square(counts);
        const report = withoutSmallNumbers(before);
        const values = figuresOf(before);
        const small = workedOut(report).filter((id) => {
          const value = values.get(id);
          return typeof value === 'number' && value > 0 && value < 5;
        });
        assert.deepEqual(small, []);
      }),
      { numRuns: 150 },
    );
  });

  it('hides shares, medians and children with the counts they come from, and leaves the list out', () => {
    const cases = years({
      procedures: [LADDER],
      seed: 3,
      cases: 60,
      children: 40,
      raisers: 3,
      teams: ['north', 'south', 'east'],
      from: day('2026-01-05'),
      days: 200,
    });
    const ask = {
      procedure: LADDER,
      period: wholeDays(day('2026-01-01'), day('2026-06-30')),
      calendar: CALENDAR,
      teams: new Map(),
      childrenLookedAfter: null,
    };
    const open = reportOn(ask, cases);
    const report = withoutSmallNumbers(open);
    assert.ok(open.open !== null && open.open.length > 0);
    assert.equal(report.open, null);
    const figures = figuresOf(report);
    const cells = report.tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
    assert.ok(cells.some(({ value }) => value === HIDDEN));
    for (const { id, value, from = [] } of cells) {
      if (from.some((each) => figures.get(each) === HIDDEN)) assert.equal(value, HIDDEN, id);
    }
    const counted = report.tables.flatMap(({ columns, rows }) =>
      rows.flatMap((row) =>
        row.cells.filter((_, at) => !['percent', 'days'].includes(columns[at]!.unit)),
      ),
    );
    for (const { id, value } of counted) {
      assert.ok(typeof value !== 'number' || value === 0 || value > 4, `${id} is ${String(value)}`);
    }
  });
});
