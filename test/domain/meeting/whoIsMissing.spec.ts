import assert from 'node:assert/strict';
import { calendarFor, day, momentAt } from '../../../domain/calendar/index.ts';
import { whoIsMissing, type PersonTime } from '../../../domain/meeting/index.ts';
import { IRO, TEAM_MANAGER } from '../../builders/index.ts';
import { hoursOn } from './hoursOn.ts';

/** Monday 11 January 2027; on Tuesday the council is closed. */
const MONDAY = '2027-01-11';
const CLOSED = '2027-01-12';
const calendar = calendarFor({
  closures: new Map([[day(CLOSED), 'Training day']]),
  extraHolidays: new Map(),
  closuresStopClock: false,
});
const span = (from: string, to: string, on = MONDAY) => ({
  start: momentAt(day(on), from),
  end: momentAt(day(on), to),
});
const somebody = (rest: Partial<PersonTime> = {}): PersonTime => ({
  person: IRO,
  busy: [],
  hours: null,
  required: true,
  ...rest,
});

const why = (rest: Partial<PersonTime>, at = span('10:00', '11:00')) =>
  whoIsMissing(at, calendar, [somebody(rest)]).map((each) => each.why);

describe('who is missing at a time of the convener’s own', () => {
  it('is nobody who is at work and free for the whole of it, what touches it left aside', () => {
    const touching = [span('09:00', '10:00'), span('11:00', '12:00'), span('10:30', '10:30')];
    assert.deepEqual(why({ busy: touching }), []);
    assert.deepEqual(why({ hours: hoursOn({ days: [1], start: '10:00', end: '11:00' }) }), []);
  });

  it('is whoever is busy for a minute of it, and whoever’s calendar could not be read', () => {
    assert.deepEqual(why({ busy: [span('09:00', '10:01')] }), ['busy']);
    assert.deepEqual(why({ busy: [span('10:59', '12:00')] }), ['busy']);
    assert.deepEqual(why({ busy: null }), ['unknown']);
  });

  it('is whoever is not at work: outside their own hours, or nine to five', () => {
    const own = { hours: hoursOn({ days: [1], start: '10:00', end: '10:45' }) };
    assert.deepEqual(why(own), ['away']);
    assert.deepEqual(why({}, span('08:30', '09:30')), ['away']);
    assert.deepEqual(why({}, span('16:30', '17:30')), ['away']);
    assert.deepEqual(why({ busy: [span('16:30', '17:30')] }, span('16:30', '17:30')), ['busy']);
  });

  it('is everybody on a day on which the council is closed, whatever hours they keep', () => {
    const at = span('10:00', '11:00', CLOSED);
    assert.deepEqual(why({}, at), ['away']);
    assert.deepEqual(
      why({ hours: hoursOn({ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }) }, at),
      ['away'],
    );
  });

  it('is nobody who need not come, and those who must in their order', () => {
    const busy = [span('10:00', '11:00')];
    const found = whoIsMissing(span('10:00', '11:00'), calendar, [
      somebody({ person: TEAM_MANAGER, busy: null }),
      somebody({ busy }),
      somebody({ busy, required: false }),
    ]);
    assert.deepEqual(found, [
      { person: TEAM_MANAGER, why: 'unknown' },
      { person: IRO, why: 'busy' },
    ]);
  });
});
