import type { Stage } from '../../procedure/index.ts';
import { grid, type Built, type ColumnSpec } from '../grid.ts';
import type { Row, Sum } from '../table.ts';
import { ALL, idOf, ofStage } from '../tally.ts';
import { capital, withChildren, type TableGround } from './ground.ts';

const ENDINGS: readonly (readonly [measure: string, label: string])[] = [
  ['withdrawn', 'Withdrawn'],
  ['unresolved-at-highest', 'Closed without a resolution'],
];

/** How each case that was dealt with stood when the period ended: one row each, so that they add up. */
export function outcomesTable(ground: TableGround): Built {
  const { tally, procedure, stages, things } = ground;
  const columns = withChildren(
    {
      key: 'outcome',
      label: capital(things),
      measure: 'outcome',
      formula: 'Dealt with in the period, by how each stood when it ended',
    },
    things,
  );
  const rows = [
    ...stages.map(({ dimension, label }) => ({
      id: idOf('resolved', dimension),
      label: `Resolved at ${label}${informal(procedure.stages, dimension)}`,
    })),
    { id: idOf('referred', ALL), label: `Referred: ${procedure.referral?.label ?? 'outside'}` },
    ...ENDINGS.map(([measure, label]) => ({ id: idOf(measure, ALL), label })),
    { id: idOf('carried', ALL), label: 'Still open' },
  ];
  const total = { id: idOf('dealtWith', ALL), label: 'Dealt with' };
  const cells = (id: string): Row['cells'] => [
    { id, value: tally.counts.get(id) ?? 0 },
    { id: `children of ${id}`, value: tally.children.get(id) ?? 0, from: [id] },
  ];
  const sums: readonly Sum[] = [
    { whole: total.id, parts: rows.map(({ id }) => id) },
    {
      whole: idOf('resolved', ALL),
      parts: stages.map(({ dimension }) => idOf('resolved', dimension)),
    },
  ];
  return {
    table: {
      key: 'outcomes',
      title: 'Outcome',
      note: null,
      rowHead: 'Outcome',
      columns: columns.map(({ key, label, unit, formula }) => ({ key, label, unit, formula })),
      rows: [
        ...rows.map(({ id, label }) => ({ key: id, label, total: false, cells: cells(id) })),
        { key: total.id, label: total.label, total: true, cells: cells(total.id) },
      ],
    },
    sums,
  };
}

function informal(stages: readonly Stage[], dimension: string): string {
  const stage = stages.find(({ key }) => ofStage(key) === dimension);
  return stage?.formal === false ? ' (informal)' : '';
}

export const outcomesByTeamTable = ({ tally, procedure, teams }: TableGround): Built => {
  const column = (measure: string, label: string, formula: string): ColumnSpec => ({
    key: measure,
    label,
    unit: 'cases',
    measure,
    formula,
  });
  return grid(tally, {
    key: 'outcomes-by-team',
    title: 'Outcome by team',
    rowHead: 'Team',
    rows: teams,
    totalLabel: 'All teams',
    columns: [
      column('resolved', 'Resolved', 'Closed as resolved when the period ended'),
      column(
        'referred',
        'Referred',
        `Closed after a referral: ${procedure.referral?.label ?? 'outside'}`,
      ),
      column('withdrawn', 'Withdrawn', 'Closed because the raiser withdrew it'),
      column(
        'unresolved-at-highest',
        'Without a resolution',
        'Closed at the end of the ladder without a resolution',
      ),
      {
        ...column('closed', 'Closed', 'Resolved + referred + withdrawn + without a resolution'),
        sums: [['resolved', 'referred', 'withdrawn', 'unresolved-at-highest']],
      },
      column('carried', 'Still open', 'Open when the period ended'),
      {
        ...column('dealtWith', 'Dealt with', 'Closed + still open'),
        sums: [['closed', 'carried']],
      },
    ],
  });
};
