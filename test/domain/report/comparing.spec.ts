import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { comparedWith, periodOf, wholeDays } from '../../../domain/report/index.ts';

const beside = (from: string, to: string) =>
  comparedWith(wholeDays(day(from), day(to))).map((each) => `${each.as} ${each.from} ${each.to}`);

describe('what a period is set beside', () => {
  it('a month of 28 days beside all of the month before, whichever length that has', () => {
    assert.deepEqual(beside('2027-02-01', '2027-02-28'), [
      'before 2027-01-01 2027-01-31',
      'year-before 2026-02-01 2026-02-28',
    ]);
    assert.deepEqual(beside('2028-03-01', '2028-03-31')[0], 'before 2028-02-01 2028-02-29');
  });

  it('[DO-76] a quarter beside the one before and the one of the year before, not beside itself', () => {
    assert.deepEqual(beside('2026-10-01', '2026-12-31'), [
      'before 2026-07-01 2026-09-30',
      'year-before 2025-10-01 2025-12-31',
    ]);
    assert.deepEqual(
      periodOf('quarter', day('2026-11-19')),
      wholeDays(day('2026-10-01'), day('2026-12-31')),
    );
  });

  it('half a year beside its quarters too', () => {
    assert.deepEqual(beside('2026-10-01', '2027-03-31'), [
      'part 2026-10-01 2026-12-31',
      'part 2027-01-01 2027-03-31',
      'before 2026-04-01 2026-09-30',
      'year-before 2025-10-01 2026-03-31',
    ]);
  });

  it('days that are no months beside the same days a year earlier', () => {
    assert.deepEqual(beside('2025-03-10', '2025-05-23'), ['year-before 2024-03-10 2024-05-23']);
  });

  it('thirteen months beside the thirteen before: a year earlier they would overlap', () => {
    assert.deepEqual(beside('2026-03-01', '2027-03-31'), ['before 2025-02-01 2026-02-28']);
  });

  it('a year and most of a month still beside the same days a year earlier', () => {
    assert.deepEqual(beside('2025-04-01', '2026-04-29'), ['year-before 2024-04-01 2025-04-29']);
  });

  it('two years that do not begin or end with a month have no parts', () => {
    assert.deepEqual(beside('2025-04-15', '2027-03-31'), []);
    assert.deepEqual(beside('2025-04-01', '2027-04-14'), []);
    assert.deepEqual(beside('2025-04-15', '2027-04-14'), []);
  });
});
