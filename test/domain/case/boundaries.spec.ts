import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { beyondCalendar, comingDayProblems, pastDayProblems } from '../../../domain/case/checks.ts';
import { viewFor } from '../../../domain/case/index.ts';
import { aCase, CALENDAR, IRO } from '../../builders/index.ts';

const whats = (problems: readonly { readonly what: string }[]): readonly string[] =>
  problems.map(({ what }) => what);

describe('days at the edge', () => {
  const today = day('2027-03-01');

  it('a day to come may be today, and not yesterday', () => {
    const found = (on: string) => whats(comingDayProblems('until', day(on), today, CALENDAR));
    assert.deepEqual(['2027-02-28', '2027-03-01', '2027-03-02'].map(found), [['day-past'], [], []]);
  });

  it('a day that has been may be today, and not tomorrow', () => {
    const found = (on: string) => whats(pastDayProblems('on', day(on), today));
    assert.deepEqual(['2027-02-28', '2027-03-01', '2027-03-02'].map(found), [
      [],
      [],
      ['day-too-late'],
    ]);
  });

  it('the calendar’s last day is inside it, the day after is not', () => {
    const { lastDay } = CALENDAR;
    const after = new Date(`${lastDay}T12:00:00Z`);
    after.setUTCDate(after.getUTCDate() + 1);
    const found = (on: string) => whats(beyondCalendar('until', day(on), CALENDAR));
    assert.deepEqual([lastDay, after.toISOString().slice(0, 10)].map(found), [
      [],
      ['day-beyond-calendar'],
    ]);
  });
});

describe('the end of the ladder', () => {
  it('offers to close without a resolution at the highest stage only', () => {
    const offered = ['s2', 's5'].filter((stage) => {
      const so = aCase().raised(stage);
      const view = viewFor(so.present, new Map(), IRO, so.ctx, so.now);
      return view?.may.includes('closeUnresolved') === true;
    });
    assert.deepEqual(offered, ['s5']);
  });
});
