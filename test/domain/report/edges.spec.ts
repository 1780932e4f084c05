import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import type { RecordedEvent } from '../../../domain/case/index.ts';
import { wholeDays, type Period, type Report } from '../../../domain/report/index.ts';
import {
  aCase,
  aRaise,
  CHIEF,
  IRO,
  reference,
  withHoliday,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';
import { figuresByPlace, reportOn } from '../../oracle/compareReports.ts';
import { ask, raised } from './tables/aMarch.ts';
import { rowsOf } from './tables/printed.ts';

const MARCH = ask().period;
const APRIL = wholeDays(day('2027-04-01'), day('2027-04-30'));

const on = (period: Period, ...cases: readonly (readonly RecordedEvent[])[]): Report =>
  reportOn(ask({ period }), cases);
const read = (report: Report, place: string) => figuresByPlace(report).get(place);
/** Of all teams: raised, brought forward, opened again, closed, carried forward. */
const flow = (period: Period, { events }: CaseBuilder): readonly unknown[] =>
  ['raised', 'brought-forward', 'reopened', 'closed', 'carried'].map((column) =>
    read(on(period, events), `flow/all/${column}`),
  );

/** Due on Friday 5 March 2027. */
const alert = raised('2027-03-01', 's2', ['ann']);

describe('a figure and the midnight at which a period ends', () => {
  it('what is raised at the first moment of April is nothing of March', () => {
    const first = aCase().on('2027-04-01 00:00').raised('s2');
    assert.deepEqual(flow(MARCH, first), [0, 0, 0, 0, 0]);
    assert.deepEqual(flow(APRIL, first), [1, 0, 0, 0, 1]);
    assert.deepEqual(flow(MARCH, aCase().on('2027-03-31 23:59').raised('s2')), [1, 0, 0, 0, 1]);
  });

  it('what is closed at the first moment of April was open when March ended', () => {
    const closed = alert.on('2027-04-01 00:00').resolved();
    assert.deepEqual(flow(MARCH, closed), [1, 0, 0, 0, 1]);
    assert.deepEqual(flow(APRIL, closed), [0, 1, 0, 1, 0]);
    const may = wholeDays(day('2027-05-01'), day('2027-05-31'));
    assert.equal(read(on(may, closed.events), 'trend/2027-04-01 to 2027-04-30/closed'), 1);
    assert.deepEqual(flow(may, closed), [0, 0, 0, 0, 0]);
  });
});

describe('an answer, and the time of day by which it is due', () => {
  const until17 = (so: CaseBuilder): readonly RecordedEvent[] =>
    so.events.map((event) => {
      if (event.type !== 'ClockStarted' || event.trace === null) return event;
      const settings = { ...event.trace.settings, dueTime: '17:00' };
      return { ...event, trace: { ...event.trace, settings } };
    });

  for (const [when, column] of [
    ['2027-03-04 18:00', 'reply-in-time'],
    ['2027-03-05 16:59', 'reply-in-time'],
    ['2027-03-05 17:00', 'reply-late'],
    ['2027-03-06 00:00', 'reply-late'],
  ] as const) {
    it(`at ${when}, due by 17:00 on the 5th: ${column}`, () => {
      const events = until17(alert.on(when).replied());
      assert.equal(read(on(MARCH, events), `replies/all/${column}`), 1);
    });
  }

  it('once more time is given after it, it is waited for again', () => {
    const again = alert
      .on('2027-03-03 10:00')
      .replied()
      .on('2027-03-03 12:00')
      .givenTime('2027-04-09');
    assert.equal(read(on(MARCH, again.events), 'open/all/open-not-due'), 1);
  });

  it('where a step had no days, it is due on the day that was agreed then', () => {
    const agreed = raised('2027-03-01', 's5', ['ann'])
      .on('2027-03-02 10:00')
      .givenTime('2027-03-12');
    const by = (when: string) =>
      rowsOf(on(MARCH, agreed.on(when).replied(CHIEF).events), 'replies');
    assert.equal(by('2027-03-12 10:00').at(-1), '= All | 1 | 1 | 0 | 0 | 0 | 0 | 0 | 100');
    assert.equal(by('2027-03-13 10:00').at(-1), '= All | 1 | 0 | 1 | 0 | 0 | 0 | 0 | 0');
  });
});

describe('a number of days, and the band it falls into', () => {
  it('twenty working days are usual, twenty-one are long', () => {
    // From 1 March, over Good Friday and Easter Monday: 31 March is the twentieth.
    const spring = wholeDays(day('2027-03-01'), day('2027-04-30'));
    const long = (when: string) =>
      rowsOf(on(spring, alert.on(when).resolved().events), 'days').at(-1);
    assert.equal(long('2027-03-31 10:00'), '= All | 1 | 20 | 20 | 20 | 20 | 0');
    assert.equal(long('2027-04-01 10:00'), '= All | 1 | 21 | 21 | 21 | 21 | 1');
  });

  for (const [when, days, band] of [
    ['2027-03-17', 5, 'overdue-5'],
    ['2027-03-16', 6, 'overdue-10'],
    ['2027-03-10', 10, 'overdue-10'],
    ['2027-03-09', 11, 'overdue-more'],
  ] as const) {
    it(`[DO-75] raised on ${when}, a case is overdue by ${days} working days on 1 April`, () => {
      const report = on(MARCH, raised(when, 's2', ['ann']).events);
      assert.equal(report.open?.[0]?.overdueBy, days);
      assert.equal(read(report, `open/all/${band}`), 1);
    });
  }

  it('a due day that a proclaimed day has moved is the due day', () => {
    const calendar = withHoliday('2027-03-04');
    const moved = alert.in({ calendar }).on('2027-03-02 10:00').acknowledged();
    const answered = moved.on('2027-03-08 23:59').replied();
    assert.equal(read(on(MARCH, answered.events), 'replies/all/reply-in-time'), 1);
  });
});

describe('what comes after a case has moved on', () => {
  const up = alert.on('2027-03-03 10:00').escalatedTo('s3').delivered();

  it('is counted at the stage it is about', () => {
    const late = {
      ...up.events.at(-1)!,
      type: 'TimeRefused',
      stage: alert.stage,
      reason: { hash: '#', length: 1 },
    } as RecordedEvent;
    assert.deepEqual(rowsOf(on(MARCH, [...up.events, late]), 'time').slice(2, 4), [
      'S2: Stage s2 | 0 | 0 | 1 | 1 | 0',
      'S3: Stage s3 | 0 | 0 | 0 | 0 | 0',
    ]);
  });

  it('new answers alone leave the categories as they were; new categories take their place', () => {
    const answers = { concern: written('It is worse') };
    const escalated = (categories: readonly string[]) =>
      alert.on('2027-03-03 10:00').does(
        {
          type: 'escalate',
          stage: alert.stage,
          reason: written('Not resolved'),
          content: { categories, categoryNotes: { agency: written('Health') }, answers },
          open: { ...aRaise('s3').open, reason: null },
        },
        IRO,
      );
    const categories = (so: CaseBuilder) => rowsOf(on(MARCH, so.events), 'categories').slice(0, 2);
    assert.deepEqual(categories(escalated([])), ['Drift | 1 | 1 | 1', 'Agency | 0 | 0 | 0']);
    assert.deepEqual(categories(escalated(['agency'])), [
      'Drift | 0 | 0 | 0',
      'Agency | 1 | 1 | 1',
    ]);
  });
});

describe('the list of open cases', () => {
  it('[WF-66] the most overdue first, then by reference', () => {
    const at = (when: string, name: string) =>
      raised(when, 's2', [name], { reference: reference(name) });
    // Overdue since 5 March, since 10 March, and not yet: due on 6 April, after Easter.
    const cases = [
      at('2027-03-30', '2027-D'),
      at('2027-03-04', '2027-F'),
      at('2027-03-01', '2027-C'),
      at('2027-03-30', '2027-B'),
      at('2027-03-01', '2027-A'),
      at('2027-03-30', '2027-E'),
    ];
    const open = on(MARCH, ...cases.map(({ events }) => events)).open ?? [];
    assert.deepEqual(
      open.map(({ reference: name, overdueBy }) => [name, overdueBy]),
      [
        ['2027-A', 17],
        ['2027-C', 17],
        ['2027-F', 14],
        ['2027-B', null],
        ['2027-D', null],
        ['2027-E', null],
      ],
    );
  });
});
