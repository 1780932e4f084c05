import { longDay, addDays } from '../../calendar/index.ts';
import { share, type Built } from '../grid.ts';
import type { Compared, Period } from '../period.ts';
import { periodKey } from '../period.ts';
import type { Cell, Column, Sum } from '../table.ts';
import { ALL, idOf, type Tally } from '../tally.ts';
import { middle, MEDIAN_FORMULA } from './days.ts';
import { capital } from './ground.ts';
import { OVERDUE_FORMULA } from './open.ts';
import { IN_TIME_FORMULA, SETTLED } from './replies.ts';

export interface Beside {
  readonly period: Compared;
  readonly tally: Tally;
}

/** The period beside its own quarters and years, the one before, and the same days a year earlier. */
export function trendTable(
  period: Period,
  tally: Tally,
  beside: readonly Beside[],
  things: string,
): Built {
  const rows = beside.map((each) => ({
    key: periodKey(each.period),
    label: labelOf(each.period),
    total: false,
    cells: cellsOf(each.tally, (measure) => sharedId(measure, each.period, period)).map(
      (cell): Cell => ({ ...cell, elsewhere: true }),
    ),
  }));
  const own = cellsOf(tally, (measure) => idOf(measure, ALL));
  const parts = beside.filter(({ period: { as } }) => as === 'part').map((each) => each.period);
  return {
    table: {
      key: 'trend',
      title: 'Beside other periods',
      note: null,
      rowHead: 'Period',
      columns: columns(things),
      rows: [...rows, { key: periodKey(period), label: 'This period', total: true, cells: own }],
    },
    // What was open or closed at the end of each part does not add up to the whole.
    sums: [
      ...raisedSums(parts, period),
      { whole: idOf('settled', ALL), parts: SETTLED.map((each) => idOf(each, ALL)) },
    ],
  };
}

/** Parts that fill the period to the day: years, and the quarters of them, each add up to it. */
function raisedSums(parts: readonly Compared[], period: Period): readonly Sum[] {
  const lengths = new Set(parts.map(monthsOf));
  return [...lengths].map((months) => ({
    whole: idOf('raised', ALL),
    parts: parts
      .filter((part) => monthsOf(part) === months)
      .map((part) => sharedId('raised', part, period)),
  }));
}

const monthsOf = ({ from, to }: Period): number => {
  const end = addDays(to, 1);
  return (
    (Number(end.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(end.slice(5, 7)) -
    Number(from.slice(5, 7))
  );
};

/**
 * What was open at the end of a day is one figure, whether it is carried forward from one period or
 * brought forward into the next: under one name, it is hidden in both places or in neither.
 */
function sharedId(measure: string, part: Period, whole: Period): string {
  const position = measure === 'carried' || measure === 'open-overdue';
  if (position && part.to === whole.to && part.on === whole.on) return idOf(measure, ALL);
  if (measure === 'carried' && addDays(part.to, 1) === whole.from) {
    return idOf('broughtForward', ALL);
  }
  return idOf(`${measure} in ${periodKey(part)}`, ALL);
}

function cellsOf(tally: Tally, name: (measure: string) => string): readonly Cell[] {
  const counted = (measure: string): Cell => ({
    id: name(measure),
    value: tally.counts.get(idOf(measure, ALL)) ?? 0,
  });
  const children: Cell = {
    id: `children of ${name('raised')}`,
    value: tally.children.get(idOf('raised', ALL)) ?? 0,
    from: [name('raised')],
  };
  const inTime = share(tally, 'reply-in-time', SETTLED, ALL);
  const settled = SETTLED.reduce((sum, each) => sum + (tally.counts.get(idOf(each, ALL)) ?? 0), 0);
  return [
    counted('raised'),
    children,
    counted('closed'),
    counted('resolved'),
    counted('carried'),
    counted('open-overdue'),
    { id: name('settled'), value: settled },
    { ...inTime, id: name('share of reply-in-time'), from: [name('settled')] },
    {
      id: name('median days'),
      value: middle(tally.days.get(ALL) ?? []),
      from: [name('resolved')],
    },
  ];
}

const columns = (things: string): readonly Column[] => [
  {
    key: 'raised',
    label: 'Raised',
    unit: 'cases',
    formula: `${capital(things)} raised on a day of the period`,
  },
  {
    key: 'raised-children',
    label: 'Raised: children',
    unit: 'children',
    formula: 'Children whom these are about, each child once',
  },
  {
    key: 'closed',
    label: 'Closed',
    unit: 'cases',
    formula: 'Dealt with, and closed when the period ended',
  },
  {
    key: 'resolved',
    label: 'Resolved',
    unit: 'cases',
    formula: 'Closed as resolved when the period ended',
  },
  {
    key: 'carried',
    label: 'Carried forward',
    unit: 'cases',
    formula: 'Open when the period ended',
  },
  { key: 'overdue', label: 'Overdue', unit: 'cases', formula: OVERDUE_FORMULA },
  {
    key: 'settled',
    label: 'Answers settled',
    unit: 'alerts',
    formula: 'Alerts sent in the period whose answer is settled: in time + late + none',
  },
  { key: 'in-time-share', label: 'In time, %', unit: 'percent', formula: IN_TIME_FORMULA },
  { key: 'median', label: 'Median working days', unit: 'days', formula: MEDIAN_FORMULA },
];

const labelOf = ({ from, to, as }: Compared): string => {
  const days = `${longDay(from)} to ${longDay(to)}`;
  if (as === 'part') return days;
  return as === 'before' ? `The period before: ${days}` : `A year earlier: ${days}`;
};
