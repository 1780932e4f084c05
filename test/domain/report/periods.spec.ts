import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import {
  comparedWith,
  periodAround,
  periodBefore,
  periodOf,
  sendDay,
  wholeDays,
} from '../../../domain/report/index.ts';
import { CALENDAR } from '../../builders/index.ts';

const D = day;

describe('periods of a report', () => {
  it('are whole days, with the position told for the day after the last', () => {
    assert.deepEqual(periodBefore('month', D('2027-03-01')), {
      from: '2027-02-01',
      to: '2027-02-28',
      on: '2027-03-01',
    });
    assert.deepEqual(periodOf('month', D('2028-02-14')).to, '2028-02-29');
  });

  it('[DO-76] a quarter and [WF-68] a year follow the authority’s year, which begins in April unless set otherwise', () => {
    assert.deepEqual(periodBefore('quarter', D('2027-04-01')).from, '2027-01-01');
    assert.deepEqual(
      periodOf('year', D('2027-03-31')),
      wholeDays(D('2026-04-01'), D('2027-03-31')),
    );
    assert.deepEqual(
      periodOf('year', D('2027-03-31'), 9),
      wholeDays(D('2026-09-01'), D('2027-08-31')),
    );
    assert.deepEqual(
      periodOf('year', D('2027-03-31'), 1),
      wholeDays(D('2027-01-01'), D('2027-12-31')),
    );
    assert.deepEqual(
      periodOf('quarter', D('2027-01-31'), 9),
      wholeDays(D('2026-12-01'), D('2027-02-28')),
    );
  });

  it('a period that still runs tells the position of the day it is asked for', () => {
    assert.deepEqual(periodAround('quarter', D('2027-05-12')), {
      from: '2027-04-01',
      to: '2027-05-12',
      on: '2027-05-12',
    });
  });

  it('[WF-09] a report is sent on the first working day of the period after', () => {
    assert.equal(
      sendDay('month', D('2027-01-20'), CALENDAR),
      '2027-01-04',
      'after New Year’s Day and a weekend',
    );
    assert.equal(sendDay('quarter', D('2026-06-20'), CALENDAR), '2026-04-01');
    assert.equal(sendDay('year', D('2027-02-01'), CALENDAR), '2026-04-01');
    assert.equal(
      sendDay('month', D('2027-05-31'), CALENDAR),
      '2027-05-04',
      'the 3rd is a bank holiday',
    );
  });

  it('a month is set beside the one before and the same month a year earlier', () => {
    const beside = comparedWith(periodOf('month', D('2027-03-10')));
    assert.deepEqual(
      beside.map(({ from, to, as }) => [from, to, as]),
      [
        ['2027-02-01', '2027-02-28', 'before'],
        ['2026-03-01', '2026-03-31', 'year-before'],
      ],
    );
  });

  it('a year is set beside its own quarters and the year before; five years beside years and quarters', () => {
    const year = comparedWith(periodOf('year', D('2026-04-01')));
    assert.deepEqual(
      year.map(({ from, as }) => [from, as]),
      [
        ['2026-04-01', 'part'],
        ['2026-07-01', 'part'],
        ['2026-10-01', 'part'],
        ['2027-01-01', 'part'],
        ['2025-04-01', 'year-before'],
      ],
    );
    const five = comparedWith(wholeDays(D('2022-04-01'), D('2027-03-31')));
    assert.equal(five.filter(({ as }) => as === 'part').length, 5 + 20);
  });

  it('days that are no months are set beside the same days a year earlier', () => {
    const beside = comparedWith(wholeDays(D('2028-02-29'), D('2028-05-31')));
    assert.deepEqual(
      beside.map(({ from, to }) => [from, to]),
      [['2027-02-28', '2027-05-31']],
    );
  });
});
