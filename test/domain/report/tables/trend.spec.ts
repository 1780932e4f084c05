import assert from 'node:assert/strict';
import { day } from '../../../../domain/calendar/index.ts';
import {
  whatDoesNotAddUp,
  wholeDays,
  type Period,
  type Report,
} from '../../../../domain/report/index.ts';
import { reportOn } from '../../../oracle/compareReports.ts';
import { ask, CASES } from './aMarch.ts';
import { printed } from './printed.ts';

const on = (period: Period = ask().period): Report =>
  reportOn(
    ask({ period }),
    CASES.map(({ events }) => events),
  );

/** The name under which a figure stands: two figures of one name are shown or hidden together. */
function nameOf(report: Report, key: string, row: string, column: string): string | undefined {
  const table = report.tables.find((each) => each.key === key);
  const at = table?.columns.findIndex((each) => each.key === column) ?? -1;
  return table?.rows.find((each) => each.key === row)?.cells[at]?.id;
}

const COLUMNS =
  'Period | Raised | Raised: children | Closed | Resolved | Carried forward | Overdue | Answers settled | In time, % | Median working days';

const YEAR = wholeDays(day('2026-04-01'), day('2027-03-31'));

describe('a period beside others', () => {
  it('[CB-91] [DU-65] a month beside the one before and the same a year earlier', () => {
    assert.deepEqual(printed(on(), 'trend'), [
      'Beside other periods',
      COLUMNS,
      'The period before: Monday 1 February 2027 to Sunday 28 February 2027 | 5 | 5 | 4 | 4 | 1 | 0 | 4 | 100 | 0',
      'A year earlier: Sunday 1 March 2026 to Tuesday 31 March 2026 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | – | –',
      '= This period | 6 | 7 | 4 | 2 | 4 | 2 | 5 | 40 | 2.5',
    ]);
  });

  it('[WF-68] a year beside its quarters and the year before; a case that came again is still one', () => {
    assert.deepEqual(printed(on(YEAR), 'trend'), [
      'Beside other periods',
      COLUMNS,
      'Wednesday 1 April 2026 to Tuesday 30 June 2026 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | – | –',
      'Wednesday 1 July 2026 to Wednesday 30 September 2026 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | – | –',
      'Thursday 1 October 2026 to Thursday 31 December 2026 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | – | –',
      'Friday 1 January 2027 to Wednesday 31 March 2027 | 11 | 12 | 7 | 5 | 4 | 2 | 9 | 66.7 | 0',
      'A year earlier: Tuesday 1 April 2025 to Tuesday 31 March 2026 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | – | –',
      '= This period | 11 | 12 | 7 | 5 | 4 | 2 | 9 | 66.7 | 0',
    ]);
  });

  it('what is raised in the quarters adds up to the year, and to two years in years and in quarters', () => {
    const raised = (period: Period) =>
      on(period)
        .sums.filter(({ whole, parts }) => whole === 'raised|all' && parts[0]?.includes(' in '))
        .map(({ parts }) => parts.map((part) => part.slice('raised in '.length, -'|all'.length)));
    const quarters = [
      '2026-04-01 to 2026-06-30',
      '2026-07-01 to 2026-09-30',
      '2026-10-01 to 2026-12-31',
      '2027-01-01 to 2027-03-31',
    ];
    const before = [
      '2025-04-01 to 2025-06-30',
      '2025-07-01 to 2025-09-30',
      '2025-10-01 to 2025-12-31',
      '2026-01-01 to 2026-03-31',
    ];
    assert.deepEqual(raised(YEAR), [quarters]);
    assert.deepEqual(raised(wholeDays(day('2025-04-01'), day('2027-03-31'))), [
      ['2025-04-01 to 2026-03-31', '2026-04-01 to 2027-03-31'],
      [...before, ...quarters],
    ]);
    assert.deepEqual(raised(ask().period), []);
  });

  it('what was open when the period before ended is what was brought forward: one figure', () => {
    const report = on();
    const before = '2027-02-01 to 2027-02-28';
    assert.equal(
      nameOf(report, 'trend', before, 'carried'),
      nameOf(report, 'flow', 'all', 'brought-forward'),
    );
    assert.deepEqual(whatDoesNotAddUp(report), []);
  });

  it('what is open at the end of the last quarter is what is open at the end of the year: one figure', () => {
    const report = on(YEAR);
    for (const column of ['carried', 'overdue']) {
      const whole = nameOf(report, 'trend', '2026-04-01 to 2027-03-31', column);
      const last = nameOf(report, 'trend', '2027-01-01 to 2027-03-31', column);
      const other = nameOf(report, 'trend', '2026-10-01 to 2026-12-31', column);
      assert.equal(last, whole);
      assert.notEqual(other, whole);
    }
    assert.deepEqual(whatDoesNotAddUp(report), []);
  });

  it('on the last day of a year that still runs, its position is another than that of the last quarter', () => {
    // A reply is due on 31 March: overdue on 1 April, when the quarter's position is told, and not before.
    const report = on({ ...YEAR, on: YEAR.to });
    assert.notEqual(
      nameOf(report, 'trend', '2027-01-01 to 2027-03-31', 'overdue'),
      nameOf(report, 'trend', '2026-04-01 to 2027-03-31', 'overdue'),
    );
    assert.deepEqual(whatDoesNotAddUp(report), []);
  });
});
