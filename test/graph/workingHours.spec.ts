import assert from 'node:assert/strict';
import { addDays, day, localDay, localTime, momentAt } from '../../domain/calendar/index.ts';
import { hoursAtWork } from '../../graph/workingHours.ts';

type Given = Parameters<typeof hoursAtWork>[0];
type Zone = NonNullable<NonNullable<Given>['timeZone']>;

const MONDAYS = { winter: '2027-01-04', summer: '2027-07-05' };
/** Seattle as getSchedule's own example has it. */
const SEATTLE: Zone = {
  name: 'Customized Time Zone',
  bias: 480,
  standardOffset: { time: '02:00:00.0000000', dayOccurrence: 1, dayOfWeek: 'sunday', month: 11 },
  daylightOffset: {
    ...{ daylightBias: -60, time: '02:00:00.0000000', dayOccurrence: 2, dayOfWeek: 'sunday' },
    month: 3,
  },
};
/** Summer time from the last Sunday of September to the first of April: the other half of the world. */
const AUCKLAND: Zone = {
  name: 'Customized Time Zone',
  bias: -720,
  standardOffset: { time: '03:00:00', dayOccurrence: 1, dayOfWeek: 'sunday', month: 4 },
  daylightOffset: {
    ...{ daylightBias: -60, time: '02:00:00', dayOccurrence: 5, dayOfWeek: 'sunday', month: 9 },
  },
};
const custom = (bias: number, daylightBias: number | null = null): Zone => ({
  name: 'Customized Time Zone',
  bias,
  daylightOffset: daylightBias === null ? null : { daylightBias },
});
const hours = (
  timeZone: Zone,
  startTime = '08:30:00.0000000',
  endTime = '16:30:00.0000000',
  daysOfWeek: readonly string[] = ['monday', 'Friday'],
) => ({ daysOfWeek: [...daysOfWeek], startTime, endTime, timeZone });

/** "01-04 08:30-16:30": London's days and times, from the morning of a day, for so many days. */
function atWork(given: Given, from: string, days = 1): readonly string[] | null {
  const first = day(from);
  const found = hoursAtWork(
    given,
    momentAt(first, '00:00'),
    momentAt(addDays(first, days), '00:00'),
  );
  return (
    found?.map(({ start, end }) => {
      const over = localDay(start) === localDay(end) ? '' : '+';
      return `${localDay(start).slice(5)} ${localTime(start)}-${localTime(end)}${over}`;
    }) ?? null
  );
}

describe('hours at work, as London sees them', () => {
  for (const [name, zone, on, expected] of [
    ['London by its Windows name', { name: 'GMT Standard Time' }, 'summer', '08:30-16:30'],
    ['London by its IANA name', { name: 'Europe/London' }, 'summer', '08:30-16:30'],
    ['Berlin', { name: 'W. Europe Standard Time' }, 'winter', '07:30-15:30'],
    ['UTC in winter', { name: 'UTC' }, 'winter', '08:30-16:30'],
    ['UTC in summer', { name: 'UTC' }, 'summer', '09:30-17:30'],
    ['UTC as Teams calls it', { name: 'tzone://Microsoft/Utc' }, 'summer', '09:30-17:30'],
    [
      'Juba, whose Windows name is rare',
      { name: 'South Sudan Standard Time' },
      'winter',
      '06:30-14:30',
    ],
    ['Nuuk', { name: 'Greenland Standard Time' }, 'winter', '10:30-18:30'],
    ['a custom zone that is London', custom(0, -60), 'summer', '08:30-16:30'],
    ['a custom zone an hour east', custom(-60, -60), 'summer', '07:30-15:30'],
    ['a custom zone without summer time', custom(0), 'summer', '09:30-17:30'],
    ['a custom zone with a rule of its own', SEATTLE, 'summer', '16:30-00:30+'],
    ['a custom zone in the other half of the world', AUCKLAND, 'summer', null],
  ] as const) {
    it(`translates ${name}`, () => {
      const monday = MONDAYS[on];
      const expects = expected === null ? [] : [`${monday.slice(5)} ${expected}`];
      assert.deepEqual(
        atWork(hours(zone), monday)?.filter((each) => each.startsWith(monday.slice(5))),
        expects,
      );
    });
  }

  it('a whole week in the other half of the world lies on London’s evenings before', () => {
    // By hand: in January Auckland is 13 hours ahead, in July 12 of UTC and 11 of London.
    const week = (from: string) => atWork(hours(AUCKLAND, '09:00', '12:00'), from, 7);
    assert.deepEqual(week('2027-01-03'), ['01-03 20:00-23:00', '01-07 20:00-23:00']);
    assert.deepEqual(week('2027-07-04'), ['07-04 22:00-01:00+', '07-08 22:00-01:00+']);
  });

  it('change with each zone’s own summer time within one search', () => {
    // London changes on Sunday 28 March 2027, Seattle a fortnight earlier, on the 14th.
    const given = hours(SEATTLE, '08:00', '10:00', ['monday']);
    assert.deepEqual(atWork(given, '2027-03-08', 28), [
      '03-08 16:00-18:00',
      '03-15 15:00-17:00',
      '03-22 15:00-17:00',
      '03-29 16:00-18:00',
    ]);
    const named = { ...given, timeZone: { name: 'Pacific Standard Time' } };
    assert.deepEqual(atWork(named, '2027-03-08', 28), atWork(given, '2027-03-08', 28));
    const utc = hours({ name: 'UTC' }, '09:00', '17:00', ['friday', 'monday']);
    assert.deepEqual(atWork(utc, '2027-03-26', 4), ['03-26 09:00-17:00', '03-29 10:00-18:00']);
  });

  it('a custom rule and the named zone agree on every day of two years, also of the changes', () => {
    const from = momentAt(day('2026-01-01'), '00:00');
    const to = momentAt(day('2028-01-01'), '00:00');
    const all = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
    const read = (zone: Zone) => hoursAtWork(hours(zone, '04:00', '23:00', all), from, to);
    assert.deepEqual(read(SEATTLE), read({ name: 'Pacific Standard Time' }));
    assert.deepEqual(read(AUCKLAND), read({ name: 'New Zealand Standard Time' }));
    assert.equal(read(SEATTLE)?.length, 731);
  });

  it('may cross London’s midnight, or their own', () => {
    const west = hours({ name: 'Pacific Standard Time' }, '09:00', '17:00');
    assert.deepEqual(atWork(west, '2027-01-04', 2), ['01-04 17:00-01:00+']);
    const night = hours({ name: 'GMT Standard Time' }, '22:00', '06:00');
    assert.deepEqual(atWork(night, '2027-01-04', 2), ['01-04 22:00-06:00+']);
    // The night before reaches into the day that is asked for.
    assert.deepEqual(atWork(night, '2027-01-05'), ['01-04 22:00-06:00+']);
    assert.deepEqual(atWork(hours({ name: 'UTC' }, '00:00', '00:00'), '2027-01-04'), [
      '01-04 00:00-00:00+',
    ]);
  });

  const unreadable: readonly [string, Given][] = [
    ['none are given', null],
    ['the zone is unknown', hours({ name: 'Mars Standard Time' })],
    ['the zone is missing', { ...hours({}), timeZone: null }],
    ['a time is missing', { ...hours({ name: 'UTC' }), endTime: null }],
    ['no day is given', { ...hours({ name: 'UTC' }), daysOfWeek: [] }],
  ];
  for (const [name, given] of unreadable) {
    it(`leaves the default where ${name}`, () => {
      assert.equal(atWork(given, MONDAYS.winter), null);
    });
  }
});
