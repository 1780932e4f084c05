import { grid, share, type Built, type ColumnSpec, type RowSpec } from '../grid.ts';
import type { Tally } from '../tally.ts';
import { capital, type TableGround } from './ground.ts';

/** Alerts whose answer is settled: only these can be in time or not. */
export const SETTLED = ['reply-in-time', 'reply-late', 'reply-none'] as const;
export const IN_TIME_FORMULA =
  'In time × 100 ÷ (in time + late + none): of the alerts whose answer is settled';

const column = (measure: string, label: string, formula: string): ColumnSpec => ({
  key: measure,
  label,
  unit: 'alerts',
  measure,
  formula,
});

const columns = (tally: Tally): readonly ColumnSpec[] => [
  {
    ...column('alerts', 'Alerts sent', 'Alerts sent on a day of the period; each opens a step'),
    sums: [[...SETTLED, 'reply-decided-first', 'reply-waiting', 'reply-no-due-day']],
  },
  column(
    'reply-in-time',
    'In time',
    'Answered, or recorded as resolved, by the end of the due day that held then, more time included',
  ),
  column('reply-late', 'Late', 'Answered, or recorded as resolved, after the due day'),
  column('reply-none', 'None', 'Due day passed without an answer'),
  column(
    'reply-decided-first',
    'Decided before due',
    'The raiser moved on, withdrew or closed it before the due day, without an answer',
  ),
  column('reply-waiting', 'Not yet due', 'No answer yet, due day not passed'),
  column(
    'reply-no-due-day',
    'No due day',
    'The step has no limit, or the alert had not been delivered when the period ended',
  ),
  {
    key: 'in-time-share',
    label: 'In time, %',
    unit: 'percent',
    measure: 'in-time-share',
    formula: IN_TIME_FORMULA,
    cell: (dimension) => share(tally, 'reply-in-time', SETTLED, dimension),
  },
];

/** Answers within the due day, late, none: the whole life of each alert sent in the period. */
const replies = (
  tally: Tally,
  key: string,
  title: string,
  rowHead: string,
  rows: readonly RowSpec[],
): Built => grid(tally, { key, title, rowHead, rows, totalLabel: 'All', columns: columns(tally) });

export const repliesTable = ({ tally, stages, procedure }: TableGround): Built =>
  replies(
    tally,
    'replies',
    `Answers by ${procedure.labels.step}`,
    capital(procedure.labels.step),
    stages,
  );

export const repliesByTeamTable = ({ tally, teams }: TableGround): Built =>
  replies(tally, 'replies-by-team', 'Answers by team', 'Team', teams);
