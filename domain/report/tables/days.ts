import { grid, type Built, type ColumnSpec, type RowSpec } from '../grid.ts';
import { USUAL_MOST } from '../countCase.ts';
import type { Cell } from '../table.ts';
import { idOf, type Tally } from '../tally.ts';
import { capital, type TableGround } from './ground.ts';

/** The middle of a list of days; of two middles, half their sum. */
export function middle(days: readonly number[]): number | null {
  const sorted = [...days].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}

export const MEDIAN_FORMULA =
  'Half were resolved in so many working days or fewer; counted from the day after it was raised up to and including the day it was resolved';

type Reads = (days: readonly number[]) => number | null;

const least: Reads = (days) => (days.length === 0 ? null : days.reduce((a, b) => Math.min(a, b)));
const most: Reads = (days) => (days.length === 0 ? null : days.reduce((a, b) => Math.max(a, b)));
const mean: Reads = (days) =>
  days.length === 0 ? null : Math.round((days.reduce((a, b) => a + b, 0) * 10) / days.length) / 10;

function columns(tally: Tally, things: string): readonly ColumnSpec[] {
  const cell =
    (key: string, reads: Reads) =>
    (dimension: string): Cell => ({
      id: idOf(`${key} days`, dimension),
      value: reads(tally.days.get(dimension) ?? []),
      from: [idOf('resolved', dimension)],
    });
  const ofDays = (key: string, label: string, formula: string, reads: Reads): ColumnSpec => ({
    key,
    label,
    unit: 'days',
    measure: `${key} days`,
    formula,
    cell: cell(key, reads),
  });
  return [
    {
      key: 'resolved',
      label: 'Resolved',
      unit: 'cases',
      measure: 'resolved',
      formula: `${capital(things)} closed as resolved when the period ended`,
    },
    ofDays('median', 'Median', MEDIAN_FORMULA, middle),
    ofDays('shortest', 'Shortest', 'Fewest working days of any one', least),
    ofDays('longest', 'Longest', 'Most working days of any one', most),
    ofDays(
      'mean',
      'Mean',
      'All working days together ÷ resolved; a few long ones move it, so read it beside the median',
      mean,
    ),
    {
      key: 'long',
      label: `Over ${String(USUAL_MOST)}`,
      unit: 'cases',
      measure: 'long',
      formula: `Resolved in more than ${String(USUAL_MOST)} working days`,
    },
  ];
}

const daysGrid = (
  ground: TableGround,
  key: string,
  title: string,
  rowHead: string,
  rows: readonly RowSpec[],
): Built =>
  grid(ground.tally, {
    key,
    title,
    note: 'In working days.',
    rowHead,
    rows,
    totalLabel: 'All',
    columns: columns(ground.tally, ground.things),
  });

/** Working days to a resolution: median and range, since a mean alone misleads (domain.md 3.3). */
export const daysTable = (ground: TableGround): Built => {
  const { step } = ground.procedure.labels;
  return daysGrid(
    ground,
    'days',
    `Working days to a resolution, by the ${step} of the resolution`,
    capital(step),
    ground.stages,
  );
};

export const daysByTeamTable = (ground: TableGround): Built =>
  daysGrid(ground, 'days-by-team', 'Working days to a resolution by team', 'Team', ground.teams);
