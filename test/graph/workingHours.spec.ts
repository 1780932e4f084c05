import assert from 'node:assert/strict';
import { moment } from '../../domain/calendar/index.ts';
import { londonHours } from '../../graph/workingHours.ts';

type Given = Parameters<typeof londonHours>[0];
type Zone = NonNullable<NonNullable<Given>['timeZone']>;

const WINTER = moment('2027-01-04T00:00:00.000Z');
const SUMMER = moment('2027-07-05T00:00:00.000Z');
const custom = (bias: number, daylightBias: number | null = null) => ({
  name: 'Customized Time Zone',
  bias,
  daylightOffset: daylightBias === null ? null : { daylightBias },
});
const hours = (timeZone: Zone, startTime = '08:30:00.0000000', endTime = '16:30:00.0000000') => ({
  daysOfWeek: ['monday', 'Friday'],
  startTime,
  endTime,
  timeZone,
});

describe('working hours on a London clock', () => {
  for (const [name, zone, on, expected] of [
    ['London by its Windows name', { name: 'GMT Standard Time' }, SUMMER, '08:30-16:30'],
    ['London by its IANA name', { name: 'Europe/London' }, SUMMER, '08:30-16:30'],
    ['Berlin', { name: 'W. Europe Standard Time' }, WINTER, '07:30-15:30'],
    ['UTC in winter', { name: 'UTC' }, WINTER, '08:30-16:30'],
    ['UTC in summer', { name: 'UTC' }, SUMMER, '09:30-17:30'],
    ['a custom zone that is London', custom(0, -60), SUMMER, '08:30-16:30'],
    ['a custom zone an hour east', custom(-60, -60), SUMMER, '07:30-15:30'],
    ['a custom zone without summer time', custom(0), SUMMER, '09:30-17:30'],
  ] as const) {
    it(`translates ${name}`, () => {
      const found = londonHours(hours(zone), on);
      assert.deepEqual(found?.days, [1, 5]);
      assert.equal(`${found.start}-${found.end}`, expected);
    });
  }

  const unreadable: readonly [string, Given][] = [
    ['none are given', null],
    ['the zone is unknown', hours({ name: 'Mars Standard Time' })],
    ['the zone is missing', { ...hours({}), timeZone: null }],
    ['a time is missing', { ...hours({ name: 'UTC' }), endTime: null }],
    ['no day is given', { ...hours({ name: 'UTC' }), daysOfWeek: [] }],
    ['they end before they begin', hours({ name: 'UTC' }, '17:00:00', '09:00:00')],
    ['they lie in two London days', hours({ name: 'Pacific Standard Time' }, '09:00', '17:00')],
  ];
  for (const [name, given] of unreadable) {
    it(`leaves the default where ${name}`, () => {
      assert.equal(londonHours(given, WINTER), null);
    });
  }
});
