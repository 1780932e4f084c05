import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { viewFor } from '../../../domain/case/index.ts';
import {
  aCase,
  given,
  IRO,
  kept,
  LADDER,
  SERVICE_MANAGER,
  stageWith,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const clock = LADDER.stages.find(({ key }) => key === 's2')?.clock ?? null;
assert.ok(clock !== null);

/** Four working days, and with more time no more than ten. */
const atMost = { n: 10, unit: 'working-day' } as const;
const procedure = stageWith('s2', { clock: { ...clock, atMost } });
const raised = aCase({ procedure }).raised('s2');
const atS2 = raised.delivered();

const asks = (until: string) =>
  ({ type: 'requestTime', stage: 2, until: day(until), reason: written('Leave') }) as const;
const gives = (until: string) =>
  ({
    type: 'giveTime',
    stage: 2,
    until: day(until),
    record: { benefit: written('Better') },
  }) as const;

const beyond = {
  reason: 'invalid',
  // Day 0 is Monday 1 March 2027; ten working days on it is Monday 15 March.
  problems: [{ field: 'until', what: 'beyond-maximum', limit: day('2027-03-15') }],
} as const;

const latest = (so: CaseBuilder, who = IRO) =>
  viewFor(so.present, new Map(), who, so.ctx, so.now)?.current.latestDue;

describe('a maximum for more time', () => {
  it('lets the last possible day be asked for and given', () => {
    given(atS2)
      .when(asks('2027-03-15'), TEAM_MANAGER)
      .then({
        type: 'TimeRequested',
        stage: 2,
        until: day('2027-03-15'),
        reason: kept('Leave'),
      });
    given(atS2)
      .when(gives('2027-03-15'), IRO)
      .then({
        type: 'TimeGiven',
        stage: 2,
        from: day('2027-03-05'),
        until: day('2027-03-15'),
        record: { benefit: kept('Better') },
        asked: false,
      });
  });

  it('refuses the day after it, and names the last one', () => {
    given(atS2).when(asks('2027-03-16'), TEAM_MANAGER).thenRefused(beyond);
    given(atS2).when(gives('2027-03-16'), IRO).thenRefused(beyond);
  });

  it('once reached, or passed by, leaves nothing to ask for or to give', () => {
    const may = (so: CaseBuilder, who = IRO) =>
      viewFor(so.present, new Map(), who, so.ctx, so.now)?.may.filter((each) =>
        ['giveTime', 'requestTime'].includes(each),
      );
    const full = atS2.givenTime('2027-03-15');
    const none = { reason: 'no-more-time', latest: day('2027-03-15') } as const;
    for (const so of [full, atS2.on('2027-03-15 10:00')]) {
      given(so).when(gives('2027-03-17'), IRO).thenRefused(none);
      given(so).when(asks('2027-03-17'), TEAM_MANAGER).thenRefused(none);
      assert.deepEqual([may(so), may(so, TEAM_MANAGER)], [[], []]);
    }
    const nearly = atS2.givenTime('2027-03-12');
    assert.deepEqual([may(nearly), may(nearly, TEAM_MANAGER)], [['giveTime'], ['requestTime']]);
    given(nearly).when(gives('2027-03-15'), IRO).thenTypes('TimeGiven');
    const theDayBefore = atS2.givenTime('2027-03-14');
    given(theDayBefore).when(gives('2027-03-15'), IRO).thenTypes('TimeGiven');
  });

  it('is counted from day 0, however often more time is given', () => {
    const twice = atS2.givenTime('2027-03-10').on('2027-03-09 10:00').givenTime('2027-03-12');
    given(twice).when(gives('2027-03-16'), IRO).thenRefused(beyond);
  });

  it('is counted from day 0 of a day that the raiser had set', () => {
    const own = aCase({
      procedure: stageWith('s2', { clock: { ...clock, atMost }, timescale: 'optional' }),
    })
      .raised('s2', { timescale: { day: day('2027-03-03'), reason: null } })
      .delivered();
    given(own).when(gives('2027-03-16'), IRO).thenRefused(beyond);
  });

  it('counts in its own unit', () => {
    const days = { n: 7, unit: 'calendar-day' } as const;
    const so = aCase({ procedure: stageWith('s2', { clock: { ...clock, atMost: days } }) })
      .raised('s2')
      .delivered();
    given(so)
      .when(gives('2027-03-09'), IRO)
      .thenRefused({
        reason: 'invalid',
        problems: [{ field: 'until', what: 'beyond-maximum', limit: day('2027-03-08') }],
      });
  });

  it('is not known before the clock has started, and not asked where none is set', () => {
    given(raised).when(gives('2027-04-30'), IRO).thenTypes('TimeGiven');
    assert.equal(latest(raised), null);
    given(aCase().raised('s2').delivered()).when(gives('2027-04-30'), IRO).thenTypes('TimeGiven');
  });

  it('comes after what is wrong with any day: too early, or beyond the calendar', () => {
    given(atS2).when(gives('2027-03-05'), IRO).thenInvalid(['until', 'day-too-early']);
    given(atS2).when(gives('2099-01-01'), IRO).thenInvalid(['until', 'day-beyond-calendar']);
    const long = { n: 366, unit: 'working-day' } as const;
    const endless = aCase({ procedure: stageWith('s2', { clock: { ...clock, atMost: long } }) })
      .on('2028-12-01 10:00')
      .raised('s2')
      .delivered();
    given(endless).when(gives('2028-12-20'), IRO).thenTypes('TimeGiven');
    given(endless).when(gives('2099-01-01'), IRO).thenInvalid(['until', 'day-beyond-calendar']);
  });

  it('is shown to whoever asks for time or gives it, and to nobody who was copied', () => {
    assert.equal(latest(atS2), '2027-03-15');
    assert.equal(latest(atS2, TEAM_MANAGER), '2027-03-15');
    assert.equal(latest(atS2, SERVICE_MANAGER), null);
  });
});
