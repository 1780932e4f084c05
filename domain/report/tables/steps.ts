import { grid, share, type Built, type ColumnSpec } from '../grid.ts';
import type { Unit } from '../table.ts';
import { capital, withChildren, type TableGround } from './ground.ts';

const column = (unit: Unit, measure: string, label: string, formula: string): ColumnSpec => ({
  key: measure,
  label,
  unit,
  measure,
  formula,
});

/** More time asked for and given; stages passed over. */
export const timeTable = ({ tally, stages, procedure }: TableGround): Built => {
  const { step } = procedure.labels;
  return grid(tally, {
    key: 'time',
    title: `More time, and ${step}s passed over`,
    rowHead: capital(step),
    rows: stages,
    totalLabel: 'All',
    columns: [
      column('times', 'time-asked', 'More time asked for', 'Requests made in the period'),
      column(
        'times',
        'time-given',
        'More time given',
        'Times a later day was agreed in the period, asked for or not',
      ),
      column('times', 'time-refused', 'More time refused', 'Requests refused in the period'),
      column(
        'alerts',
        'came-past',
        'Came past another',
        `Alerts sent at this ${step} in the period that passed over an earlier one`,
      ),
      column(
        'times',
        'passed-over',
        'Passed over',
        `Times this ${step} was passed over in the period`,
      ),
    ],
  });
};

/** Meetings that look again whether what was agreed was done. */
export const monitoringTable = ({ tally, stages, procedure }: TableGround): Built => {
  const { step } = procedure.labels;
  const held = ['monitoring-in-time', 'monitoring-late'];
  return grid(tally, {
    key: 'monitoring',
    title: 'Monitoring meetings',
    note: 'Held = in time + late = achieved + not achieved + not said.',
    rowHead: capital(step),
    rows: stages,
    totalLabel: 'All',
    columns: [
      {
        ...column(
          'meetings',
          'monitoring',
          'Due',
          'Monitoring meetings whose last day fell in the period; one that was called off is not counted',
        ),
        sums: [['held', 'monitoring-not-held']],
      },
      {
        ...column('meetings', 'held', 'Held', 'Held when the period ended'),
        sums: [held, ['achieved', 'not-achieved', 'not-said']],
      },
      column('meetings', 'monitoring-in-time', 'In time', 'Held by the last day'),
      column('meetings', 'monitoring-late', 'Late', 'Held after the last day'),
      column('meetings', 'monitoring-not-held', 'Not held', 'Not held when the period ended'),
      column('meetings', 'achieved', 'Achieved', 'Held, and what was agreed had been achieved'),
      column('meetings', 'not-achieved', 'Not achieved', 'Held, and it had not'),
      column('meetings', 'not-said', 'Not said', 'Held, without a word on it'),
      {
        ...column('percent', 'monitoring-share', 'In time, %', 'In time × 100 ÷ due'),
        cell: (dimension) =>
          share(tally, 'monitoring-in-time', [...held, 'monitoring-not-held'], dimension),
      },
    ],
  });
};

/** Referrals made and answered; that one was only considered is no manager's business (design section 6). */
export const referralsTable = ({ tally, procedure, teams, things }: TableGround): Built =>
  grid(tally, {
    key: 'referrals',
    title: `Referrals: ${procedure.referral?.label ?? 'outside'}`,
    rowHead: 'Team',
    rows: teams,
    totalLabel: 'All teams',
    columns: [
      ...withChildren(
        {
          key: 'referral-made',
          label: 'Referred',
          measure: 'referral-made',
          formula: `${capital(things)} with a referral recorded in the period, whatever became of them`,
        },
        things,
      ),
      column(
        'cases',
        'referral-answered',
        'Answered',
        `${capital(things)} with an answer to a referral recorded in the period`,
      ),
    ],
  });

/** What went well and was said so (WF-04, CPC-30, SW-03). */
export const goodPracticeTable = ({ tally, teams }: TableGround): Built =>
  grid(tally, {
    key: 'good-practice',
    title: 'Good practice',
    rowHead: 'Team',
    rows: teams,
    totalLabel: 'All teams',
    columns: [
      column(
        'notices',
        'good-practice',
        'Recognised',
        'Notices of good practice given in the period',
      ),
    ],
  });
