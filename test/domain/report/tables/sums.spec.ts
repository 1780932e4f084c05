import assert from 'node:assert/strict';
import { withoutSmallNumbers, type Report } from '../../../../domain/report/index.ts';
import { reportOn } from '../../../oracle/compareReports.ts';
import { ask, CASES, raised } from './aMarch.ts';
import { rowsOf } from './printed.ts';

const report = reportOn(
  ask(),
  CASES.map(({ events }) => events),
);

/** The sums of one row, in names of what is counted: `closed = resolved + withdrawn`. */
const across = ({ sums }: Report, row: string): readonly string[] => {
  const bare = (id: string): string => id.slice(0, -`|${row}`.length);
  return sums
    .filter(({ whole, parts }) => [whole, ...parts].every((id) => id.endsWith(`|${row}`)))
    .map(({ whole, parts }) => `${bare(whole)} = ${parts.map(bare).join(' + ')}`);
};

const FLOW = [
  'dealtWith = raised + broughtForward + reopened',
  'dealtWith = closed + carried',
] as const;
const ENDED = [
  'closed = resolved + referred + withdrawn + unresolved-at-highest',
  'dealtWith = closed + carried',
] as const;
const ANSWERS =
  'alerts = reply-in-time + reply-late + reply-none + reply-decided-first + reply-waiting + reply-no-due-day';
const OPEN = [
  'carried = open-not-due + open-answered + open-no-due-day + open-overdue',
  'open-overdue = overdue-5 + overdue-10 + overdue-more',
] as const;
const MONITORING = [
  'monitoring = held + monitoring-not-held',
  'held = monitoring-in-time + monitoring-late',
  'held = achieved + not-achieved + not-said',
] as const;

describe('what must add up in a report before it is sent', () => {
  it('[WF-50] across a team, across a stage, and across all', () => {
    assert.deepEqual(across(report, 'team:north'), [...FLOW, ...ENDED, ANSWERS, ...OPEN]);
    assert.deepEqual(across(report, 'stage:s2'), [ANSWERS, ...OPEN, ...MONITORING]);
    assert.deepEqual(across(report, 'all'), [
      ...FLOW,
      ...ENDED,
      ANSWERS,
      ANSWERS,
      ...OPEN,
      ...OPEN,
      ...MONITORING,
      'settled = reply-in-time + reply-late + reply-none',
    ]);
  });

  it('down each column of whole things that has a total', () => {
    const ids = new Set(report.sums.map(({ whole, parts }) => [whole, ...parts].join(' ')));
    for (const { key, columns, rows } of report.tables) {
      if (key === 'trend') continue;
      for (const [at, { label, unit }] of columns.entries()) {
        const column = rows.map(({ cells }) => cells[at]?.id ?? '');
        const total = rows.at(-1)?.cells[at]?.value ?? null;
        if (['children', 'percent', 'days'].includes(unit) || total === null) continue;
        assert.ok(ids.has([column.at(-1), ...column.slice(0, -1)].join(' ')), `${key}: ${label}`);
      }
    }
  });

  it('resolved at the stages is resolved at all', () => {
    const stages = ['s1', 'again', 's2', 's3', 's4', 's5'].map((key) => `resolved|stage:${key}`);
    const outcomes = report.sums.filter(
      ({ whole, parts }) => whole === 'resolved|all' && parts[0] === stages[0],
    );
    assert.deepEqual(outcomes, [
      { whole: 'resolved|all', parts: stages },
      { whole: 'resolved|all', parts: stages },
    ]);
  });
});

describe('what is worked out from a small number is hidden with it', () => {
  const six = raised('2027-03-01', 's2', ['a', 'b', 'c', 'd', 'e', 'f'])
    .on('2027-03-05 16:00')
    .replied()
    .on('2027-03-08 10:00')
    .resolved();
  const hidden = withoutSmallNumbers(
    reportOn(ask({ childrenLookedAfter: 530, teams: new Map([['north', 'North']]) }), [six.events]),
  );

  it('the children of one case, though they are six, and the rate per hundred', () => {
    assert.deepEqual(rowsOf(hidden, 'flow'), [
      'North | c | c | 0 | 0 | c | c | c | c | 0 | 0 | c',
      '= All teams | c | c | 0 | 0 | c | c | c | c | 0 | 0 | c',
    ]);
    assert.deepEqual(
      rowsOf(hidden, 'outcomes').filter((row) => row.includes('c | c')),
      ['Resolved at S2: Stage s2 | c | c', '= Dealt with | c | c'],
    );
  });

  it('its days and its share', () => {
    assert.deepEqual(rowsOf(hidden, 'days').slice(2, 3), ['S2: Stage s2 | c | c | c | c | c | 0']);
    assert.deepEqual(rowsOf(hidden, 'replies').slice(2, 3), [
      'S2: Stage s2 | c | c | 0 | 0 | 0 | 0 | 0 | c',
    ]);
  });

  it('and all of these in the comparison', () => {
    assert.equal(
      rowsOf(hidden, 'trend').at(-1),
      '= This period | c | c | c | c | 0 | 0 | c | c | c',
    );
  });
});
