import assert from 'node:assert/strict';
import {
  calendarChanges,
  calendarProblems,
  day,
  ENGLAND_AND_WALES,
  type CalendarSettings,
} from '../../../domain/calendar/index.ts';

const NOTHING: CalendarSettings = {
  closures: new Map(),
  extraHolidays: new Map(),
  removedHolidays: [],
  closuresStopClock: false,
};
const EASTER = day('2027-03-29');
const MAY = day('2027-05-03');
const FRIDAY = day('2027-06-11');
const WINTER = day('2027-12-29');

describe('what one calendar of an authority changes in another (A-X-01)', () => {
  const before: CalendarSettings = {
    closures: new Map([
      [WINTER, 'Christmas closure'],
      [day('2027-12-30'), 'Christmas closure'],
    ]),
    extraHolidays: new Map([[FRIDAY, 'Day of thanks']]),
    removedHolidays: [EASTER],
    closuresStopClock: false,
  };

  it('[A-X-01] names each day that is put in or taken out, in the order of the days', () => {
    const after: CalendarSettings = {
      closures: new Map([
        [WINTER, 'Christmas closure'],
        [day('2027-12-28'), 'Christmas closure'],
      ]),
      extraHolidays: new Map([[day('2027-06-10'), 'Day of joy']]),
      removedHolidays: [MAY],
      closuresStopClock: false,
    };
    assert.deepEqual(calendarChanges(before, after), [
      { what: 'bank-holiday-put-back', day: EASTER, name: 'Easter Monday' },
      { what: 'bank-holiday-taken-out', day: MAY, name: 'Early May bank holiday' },
      { what: 'holiday-added', day: '2027-06-10', name: 'Day of joy' },
      { what: 'holiday-taken-out', day: FRIDAY, name: 'Day of thanks' },
      { what: 'closure-added', day: '2027-12-28', name: 'Christmas closure' },
      { what: 'closure-taken-out', day: '2027-12-30', name: 'Christmas closure' },
    ]);
  });

  it('has another name for a day taken out and put in, and knows no change where there is none', () => {
    const named = { ...before, extraHolidays: new Map([[FRIDAY, 'Another name']]) };
    assert.deepEqual(calendarChanges(before, named), [
      { what: 'holiday-added', day: FRIDAY, name: 'Another name' },
      { what: 'holiday-taken-out', day: FRIDAY, name: 'Day of thanks' },
    ]);
    assert.deepEqual(calendarChanges(before, before), []);
    const { removedHolidays, ...without } = before;
    assert.deepEqual(removedHolidays, [EASTER]);
    assert.deepEqual(calendarChanges(without, { ...without, removedHolidays: [] }), []);
  });

  it('[A-X-01] says first whether closures stop the clock', () => {
    const stops = { ...before, closuresStopClock: true };
    assert.deepEqual(calendarChanges(before, stops), [{ what: 'closures-stop-clock' }]);
    assert.deepEqual(calendarChanges(stops, { ...before, removedHolidays: [] }), [
      { what: 'closures-do-not-stop-clock' },
      { what: 'bank-holiday-put-back', day: EASTER, name: 'Easter Monday' },
    ]);
  });
});

describe('settings of a calendar that cannot be used', () => {
  const { firstDay, lastDay } = ENGLAND_AND_WALES;
  const closed = (on: string, name = 'Closure'): CalendarSettings => ({
    ...NOTHING,
    closures: new Map([[day(on), name]]),
  });
  const of = (settings: CalendarSettings) =>
    calendarProblems(settings).map((each) => `${each.what} ${each.day}`);

  it('[A-X-01] are those with a day outside the years that are known', () => {
    assert.deepEqual(of(closed(firstDay)), []);
    assert.deepEqual(of(closed(lastDay)), []);
    assert.deepEqual(of(closed('2029-01-01')), ['outside-calendar 2029-01-01']);
    assert.deepEqual(of(closed('1999-12-31')), ['outside-calendar 1999-12-31']);
    const extra = { ...NOTHING, extraHolidays: new Map([[day('2029-01-02'), 'Later']]) };
    assert.deepEqual(of(extra), ['outside-calendar 2029-01-02']);
  });

  it('are those with a day that has no name, or one too long to be read', () => {
    assert.deepEqual(of(closed(WINTER, ' ')), [`no-name ${WINTER}`]);
    assert.deepEqual(of(closed(WINTER, 'x'.repeat(80))), []);
    assert.deepEqual(of(closed(WINTER, 'x'.repeat(81))), [`long-name ${WINTER}`]);
  });

  it('are those that say of a day what it is already, twice, or cannot be', () => {
    const extra = (on: string): CalendarSettings => ({
      ...NOTHING,
      extraHolidays: new Map([[day(on), 'Proclaimed']]),
    });
    assert.deepEqual(of(extra(EASTER)), [`holiday-already ${EASTER}`]);
    assert.deepEqual(of({ ...extra(EASTER), removedHolidays: [EASTER] }), []);
    assert.deepEqual(of({ ...extra(FRIDAY), ...closedOn(FRIDAY) }), [`twice ${FRIDAY}`]);
    assert.deepEqual(of({ ...NOTHING, removedHolidays: [FRIDAY] }), [`no-bank-holiday ${FRIDAY}`]);
    const { removedHolidays: none, ...rest } = extra(FRIDAY);
    assert.deepEqual([none, of(rest)], [[], []]);
  });

  const closedOn = (on: string) => ({ closures: new Map([[day(on), 'Closure']]) });
});
