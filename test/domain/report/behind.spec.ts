import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import {
  countedFor,
  figureAt,
  periodAround,
  periodBefore,
  timesBehind,
  withoutSmallNumbers,
  type Ask,
} from '../../../domain/report/index.ts';
import { aCase, CALENDAR, LADDER } from '../../builders/index.ts';
import { years } from '../../builders/years.ts';
import { reportOn } from '../../oracle/compareReports.ts';
import { loaded } from '../../procedures/loaded.ts';

const cases = (id: string) => [
  ...years({
    procedures: [loaded(id)],
    seed: 7,
    cases: 90,
    children: 60,
    raisers: 5,
    teams: ['north', 'south'],
    from: day('2025-01-06'),
    days: 300,
  }),
];
const askOf = (id: string, last: boolean): Ask => ({
  procedure: loaded(id),
  period: last
    ? periodBefore('quarter', day('2025-10-01'))
    : periodAround('year', day('2025-11-19')),
  calendar: CALENDAR,
  teams: new Map([['north', 'North']]),
  childrenLookedAfter: null,
});

describe('the cases behind a figure', () => {
  for (const id of ['durham-resolution', 'dorset-qaro', 'waltham-forest-iro', 'swindon-fciro'])
    for (const last of [true, false])
      it(`[WF-09] [DO-76] [DU-65] make it up, whichever is opened: ${id}, ${last ? 'a quarter' : 'the year so far'}`, () => {
        const ask = askOf(id, last);
        const stories = cases(id);
        const report = reportOn(ask, stories);
        let opened = 0;
        for (const table of report.tables)
          for (const row of table.rows)
            for (const [at, cell] of row.cells.entries()) {
              const column = table.columns[at];
              assert.ok(column !== undefined);
              const counted = countedFor(report, cell, column.unit);
              const place = { table: table.key, row: row.key, column: column.key };
              assert.equal(figureAt(report, place)?.counted ?? null, counted);
              const where = `${table.key}, ${row.label}, ${column.label}`;
              if (counted === null) {
                const none = cell.value === 0 || cell.value === null || cell.elsewhere === true;
                assert.ok(none, `${where} cannot be opened`);
                continue;
              }
              const times = stories.map(timesBehind(ask, report, counted));
              const sum = times.reduce((a, b) => a + b, 0);
              opened += 1;
              if (column.unit === 'percent' || column.unit === 'days') assert.ok(sum > 0, where);
              // Some have no child on record, and a child may have several.
              else if (column.unit === 'children') assert.ok(sum > 0, where);
              else assert.equal(sum, cell.value, where);
            }
        assert.ok(opened > 60, String(opened));
      });

  it('[WF-04] [CPC-30] are notices of good practice too, where a figure counts them', () => {
    const procedure = { ...LADDER, beside: { goodPractice: ['praise'] } };
    const praise = aCase({ procedure: { ...LADDER, id: 'praise' } }).raised('s2').events;
    const ask: Ask = { ...askOf('durham-resolution', false), procedure };
    const report = reportOn({ ...ask, period: periodAround('year', day('2027-03-01')) }, [praise]);
    const place = { table: 'good-practice', row: 'all', column: 'good-practice' };
    const counted = figureAt(report, place)?.counted;
    assert.equal(counted, 'good-practice|all');
    assert.equal(timesBehind({ ...ask, period: report.period }, report, counted)(praise), 1);
  });

  it('are shown of no figure in a copy whose small numbers are hidden, nor of one that is not there', () => {
    const report = reportOn(askOf('durham-resolution', false), cases('durham-resolution'));
    const raised = { table: 'flow', row: 'all', column: 'raised' };
    assert.deepEqual(figureAt(report, raised), {
      counted: 'raised|all',
      row: 'All teams',
      column: 'Raised',
    });
    assert.equal(figureAt(withoutSmallNumbers(report), raised), null);
    for (const other of [{ table: 'none' }, { row: 'none' }, { column: 'none' }])
      assert.equal(figureAt(report, { ...raised, ...other }), null);
    assert.equal(figureAt(report, { table: 'several', row: 'one', column: 'several' }), null);
  });
});
