import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import type { RecordedEvent } from '../../../domain/case/index.ts';
import {
  collect,
  whatDoesNotAddUp,
  wholeDays,
  type Ask,
  type Report,
} from '../../../domain/report/index.ts';
import { aCase, CALENDAR, LADDER, type CaseBuilder } from '../../builders/index.ts';
import { years } from '../../builders/years.ts';
import {
  differences,
  figuresByPlace,
  reportOn,
  secondOpinion,
} from '../../oracle/compareReports.ts';

const MARCH = wholeDays(day('2027-03-01'), day('2027-03-31'));
const ask = (rest: Partial<Ask> = {}): Ask => ({
  procedure: LADDER,
  period: MARCH,
  calendar: CALENDAR,
  teams: new Map([['north', 'North']]),
  childrenLookedAfter: null,
  ...rest,
});

const reported = (cases: readonly CaseBuilder[], rest: Partial<Ask> = {}): Report =>
  reportOn(
    ask(rest),
    cases.map(({ events }) => events),
  );

const read = (report: Report, place: string): unknown => figuresByPlace(report).get(place);

/** Monday 1 March 2027, ten o'clock; s2 asks for a reply in four working days: by Friday 5 March. */
const alert = aCase().raised('s2').delivered();

describe('figures of a report, from events that were really decided', () => {
  const inTime = alert.on('2027-03-05 23:59').replied();
  const late = alert.on('2027-03-06 00:00').replied();
  const silent = alert;

  it('[DO-74] an answer at the last minute of the due day is in time; a minute later it is late', () => {
    const report = reported([inTime, late, silent]);
    assert.equal(read(report, 'replies/stage:s2/reply-in-time'), 1);
    assert.equal(read(report, 'replies/stage:s2/reply-late'), 1);
    assert.equal(read(report, 'replies/stage:s2/reply-none'), 1);
    assert.equal(read(report, 'replies/stage:s2/in-time-share'), 33.3);
    assert.equal(read(report, 'replies-by-team/team:north/alerts'), 3);
  });

  it('[WF-66] [DO-75] lists what is open with the working days it is overdue by', () => {
    const report = reported([silent, inTime]);
    assert.equal(read(report, 'open/all/carried'), 2);
    assert.equal(read(report, 'open/all/open-overdue'), 1);
    assert.equal(read(report, 'open/all/open-answered'), 1);
    const [first] = report.open ?? [];
    // From Friday 5 March to Thursday 1 April: Good Friday was the 26th, Easter Monday the 29th.
    assert.deepEqual([first?.stage, first?.due, first?.overdueBy], ['s2', '2027-03-05', 17]);
  });

  it('[WF-61] counts more time, and judges the answer by the later day', () => {
    const given = alert
      .on('2027-03-03 09:00')
      .asksForTime('2027-03-12')
      .on('2027-03-03 10:00')
      .givenTime('2027-03-12')
      .on('2027-03-12 17:00')
      .replied();
    const report = reported([given]);
    assert.equal(read(report, 'time/stage:s2/time-asked'), 1);
    assert.equal(read(report, 'time/stage:s2/time-given'), 1);
    assert.equal(read(report, 'replies/stage:s2/reply-in-time'), 1);
  });

  it('[SW-03] counts what was resolved, where, and in how many working days', () => {
    const resolved = inTime.on('2027-03-08 09:00').resolved();
    const report = reported([resolved]);
    assert.equal(read(report, 'outcomes/resolved|stage:s2/outcome'), 1);
    assert.equal(read(report, 'days/stage:s2/median'), 5);
    assert.equal(read(report, 'flow/all/carried'), 0);
  });

  it('a case that goes on up the ladder began at one stage and came as far as another', () => {
    const up = inTime.on('2027-03-08 09:00').escalatedTo('s3').delivered();
    const report = reported([up]);
    assert.equal(read(report, 'stages/stage:s2/entered'), 1);
    assert.equal(read(report, 'stages/stage:s3/highest'), 1);
    assert.equal(read(report, 'stages/stage:s2/highest'), 0);
    assert.equal(read(report, 'open/stage:s3/carried'), 1);
  });

  it('what was closed and opened again is neither raised nor brought forward twice', () => {
    const closed = inTime.on('2027-03-08 09:00').resolved();
    const again = closed
      .on('2027-04-07 09:00')
      .does(
        { type: 'reopen', reason: { hash: '#again', length: 5, value: 'again' } },
        closed.present.raiser,
      );
    const march = reported([again]);
    assert.deepEqual(
      ['raised', 'closed', 'carried'].map((column) => read(march, `flow/all/${column}`)),
      [1, 1, 0],
    );
    const april = reported([again], { period: wholeDays(day('2027-04-01'), day('2027-04-30')) });
    assert.deepEqual(
      ['raised', 'brought-forward', 'reopened', 'dealt-with', 'carried'].map((column) =>
        read(april, `flow/all/${column}`),
      ),
      [0, 0, 1, 1, 1],
    );
  });

  it('[CB-91] [DU-65] says the same as the second implementation, and adds up', () => {
    const cases = [
      inTime,
      late,
      silent,
      inTime.on('2027-03-09 09:00').resolved(),
      late.withdrawn(),
    ];
    const events = cases.map((each) => each.events);
    const report = reportOn(ask(), events);
    assert.deepEqual(differences(report, secondOpinion(ask(), events)), []);
    assert.deepEqual(whatDoesNotAddUp(report), []);
  });

  it('what happens after the period is not known in it', () => {
    const later = silent.on('2027-04-06 09:00').replied().on('2027-04-07 09:00').resolved();
    assert.deepEqual(figuresByPlace(reported([later])), figuresByPlace(reported([silent])));
  });

  it('[WF-04] [CPC-30] counts the notices of good practice that the procedure names', () => {
    const named = { ...LADDER, beside: { goodPractice: ['praise'] } };
    const praise = (id: string) => aCase({ procedure: { ...LADDER, id } }).raised('s2');
    const cases = [inTime, praise('praise'), praise('another')];
    const report = reported(cases, { procedure: named });
    assert.equal(read(report, 'good-practice/all/good-practice'), 1);
    assert.equal(read(report, 'good-practice/team:north/good-practice'), 1);
    assert.equal(read(report, 'flow/all/raised'), 1);
    const events = cases.map((each) => each.events);
    const asked = ask({ procedure: named });
    assert.deepEqual(differences(report, secondOpinion(asked, events)), []);
  });

  it('gives the rate per hundred children where their number is known', () => {
    const report = reported([inTime, late], { childrenLookedAfter: 530 });
    assert.equal(read(report, 'flow/all/per-100'), 0.4);
  });

  it('[CPC-35] leaves out the cases of another procedure', () => {
    const other = reported([inTime], { procedure: { ...LADDER, id: 'another' } });
    assert.equal(read(other, 'flow/all/raised'), 0);
  });

  it('passes over events that no report counts, of types still to come as well', () => {
    const unknown: RecordedEvent = JSON.parse(
      JSON.stringify({ ...inTime.events.at(-1), type: 'SomethingToCome', version: 99 }),
    ) as RecordedEvent;
    const collector = collect(ask());
    for (const event of [...inTime.events, unknown]) collector.take(event);
    assert.deepEqual(figuresByPlace(collector.finish()), figuresByPlace(reported([inTime])));
  });
});

describe('checks of a report', () => {
  const cases = [
    ...years({
      procedures: [LADDER],
      seed: 11,
      cases: 80,
      children: 50,
      raisers: 4,
      teams: ['north', 'south'],
      from: day('2027-01-04'),
      days: 120,
    }),
  ];

  it('[WF-50] [WF-51] raised + brought forward + opened again = closed + carried forward, for each team', () => {
    const report = reportOn(ask(), cases);
    const rows = report.tables.find(({ key }) => key === 'flow')?.rows ?? [];
    assert.ok(rows.length >= 3);
    for (const { key } of rows) {
      const of = (column: string): number => Number(read(report, `flow/${key}/${column}`));
      assert.equal(
        of('raised') + of('brought-forward') + of('reopened'),
        of('closed') + of('carried'),
      );
    }
  });

  it('a figure that does not add up is named, and one that is said twice otherwise', () => {
    const report = reportOn(ask(), cases);
    const [flow, ...others] = report.tables;
    const spoilt = flow!.rows.map((row) =>
      row.total
        ? { ...row, cells: row.cells.map((c, at) => (at === 0 ? { ...c, value: 999 } : c)) }
        : row,
    );
    const wrong = whatDoesNotAddUp({ ...report, tables: [{ ...flow!, rows: spoilt }, ...others] });
    assert.ok(wrong.some((line) => line.includes('raised|all')));
  });

  it('the second implementation notices a report that read one event less', () => {
    const first = cases.findIndex((events) => events.at(-1)?.type === 'StageResolved');
    const blind = cases.map((events, at) =>
      at === first ? events.filter(({ type }) => type !== 'StageResolved') : events,
    );
    const wide = ask({ period: wholeDays(day('2027-01-01'), day('2027-12-31')) });
    assert.notDeepEqual(differences(reportOn(wide, blind), secondOpinion(wide, cases)), []);
  });

  it('every column says in words how it is counted', () => {
    for (const { columns } of reportOn(ask(), cases).tables) {
      for (const { label, formula } of columns) assert.ok(formula.length > 10, label);
    }
  });
});
