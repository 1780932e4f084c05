import assert from 'node:assert/strict';
import { calendarFor, day } from '../../../domain/calendar/index.ts';
import { calendarShifts, type CalendarShift } from '../../../domain/case/index.ts';
import { aCase, IRO, LADDER, written, type CaseBuilder } from '../../builders/index.ts';

const proclaimed = (...days: readonly string[]) =>
  calendarFor({
    closures: new Map(),
    extraHolidays: new Map(days.map((each) => [day(each), 'Proclaimed day'])),
    closuresStopClock: false,
  });
const shifts = (so: CaseBuilder, ...days: readonly string[]): readonly CalendarShift[] =>
  calendarShifts(so.present, { ...so.ctx, calendar: proclaimed(...days) }, so.now);

describe('due days that another calendar would move', () => {
  // Delivered on Monday 1 March 2027; the stage has four working days.
  const open = aCase().raised('s2').delivered();

  it('[A-X-01] are those of the stage and of the whole, each from its day to its day', () => {
    assert.equal(open.present.stages.at(-1)?.clock?.due, '2027-03-05');
    const whole = open.present.whole?.due;
    const found = shifts(open, '2027-03-04');
    assert.deepEqual(found[0], { stage: 'S2', from: '2027-03-05', to: '2027-03-08' });
    if (LADDER.wholeLimit !== null)
      assert.deepEqual(
        found.slice(1).map(({ stage, from }) => [stage, from]),
        [[null, whole]],
      );
  });

  it('are none where no counted day is touched, where nothing runs yet, or where it is closed', () => {
    assert.deepEqual(shifts(open), []);
    assert.deepEqual(shifts(open, '2028-11-06'), []);
    assert.deepEqual(shifts(aCase().raised('s2'), '2027-03-04'), []);
    const closed = open.does(
      { type: 'withdraw', stage: open.stage, reason: written('Raised twice') },
      IRO,
    );
    assert.deepEqual(shifts(closed, '2027-03-04'), []);
  });
});
