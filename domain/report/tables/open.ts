import { grid, type Built, type ColumnSpec, type RowSpec } from '../grid.ts';
import { capital, type TableGround } from './ground.ts';

export const OVERDUE_FORMULA =
  'Open, without an answer, and past the due day (more time included) when the period ended';

const column = (measure: string, label: string, formula: string): ColumnSpec => ({
  key: measure,
  label,
  unit: 'cases',
  measure,
  formula,
});

const COLUMNS: readonly ColumnSpec[] = [
  {
    ...column('carried', 'Open', 'Open when the period ended'),
    sums: [['open-not-due', 'open-answered', 'open-no-due-day', 'open-overdue']],
  },
  column('open-not-due', 'Not yet due', 'Waiting for an answer, due day not passed'),
  column('open-answered', 'With the raiser', 'Answered; the raiser has not yet decided'),
  column(
    'open-no-due-day',
    'No due day',
    'The step has no limit, or the alert is not delivered yet',
  ),
  {
    ...column('open-overdue', 'Overdue', OVERDUE_FORMULA),
    sums: [['overdue-5', 'overdue-10', 'overdue-more']],
  },
  column('overdue-5', 'By 1 to 5', 'Overdue by 1 to 5 working days'),
  column('overdue-10', 'By 6 to 10', 'Overdue by 6 to 10 working days'),
  column('overdue-more', 'By more than 10', 'Overdue by more than 10 working days'),
];

const openGrid = (
  { tally, things }: TableGround,
  key: string,
  by: string,
  rows: readonly RowSpec[],
): Built =>
  grid(tally, {
    key,
    title: `Open ${things} by ${by}, and what is overdue`,
    note: 'Days overdue are working days after the due day, the day the position is told for included.',
    rowHead: capital(by),
    rows,
    totalLabel: 'All',
    columns: COLUMNS,
  });

export const openTable = (ground: TableGround): Built =>
  openGrid(ground, 'open', ground.procedure.labels.step, ground.stages);

export const openByTeamTable = (ground: TableGround): Built =>
  openGrid(ground, 'open-by-team', 'team', ground.teams);
