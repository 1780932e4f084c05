import { grid, type Built, type ColumnSpec } from '../grid.ts';
import { ALL, idOf } from '../tally.ts';
import { capital, withChildren, type TableGround } from './ground.ts';

/** What came in, what was closed, what goes on: raised + brought forward = closed + carried forward. */
export const flowTable = (ground: TableGround, childrenLookedAfter: number | null): Built =>
  grid(ground.tally, {
    key: 'flow',
    title: 'Raised, closed and carried forward',
    note: 'Raised + brought forward + opened again = closed + carried forward, in each row.',
    rowHead: 'Team',
    rows: ground.teams,
    totalLabel: 'All teams',
    columns: [
      ...comingIn(ground.things),
      ...goingOut(ground.things),
      ...(childrenLookedAfter === null ? [] : [rate(ground, childrenLookedAfter)]),
    ],
  });

const comingIn = (things: string): readonly ColumnSpec[] => [
  ...withChildren(
    {
      key: 'raised',
      label: 'Raised',
      measure: 'raised',
      formula: `${capital(things)} raised on a day of the period`,
    },
    things,
  ),
  {
    key: 'brought-forward',
    label: 'Brought forward',
    unit: 'cases',
    measure: 'broughtForward',
    formula: 'Raised before the period and open when it began',
  },
  {
    key: 'reopened',
    label: 'Opened again',
    unit: 'cases',
    measure: 'reopened',
    formula: 'Closed when the period began and opened again in it',
  },
];

const goingOut = (things: string): readonly ColumnSpec[] => [
  ...withChildren(
    {
      key: 'dealt-with',
      label: 'Dealt with',
      measure: 'dealtWith',
      sums: [
        ['raised', 'broughtForward', 'reopened'],
        ['closed', 'carried'],
      ],
      formula: 'Raised + brought forward + opened again',
    },
    things,
  ),
  ...withChildren(
    {
      key: 'closed',
      label: 'Closed',
      measure: 'closed',
      formula: 'Dealt with, and closed when the period ended',
    },
    things,
  ),
  ...withChildren(
    {
      key: 'carried',
      label: 'Carried forward',
      measure: 'carried',
      formula: 'Dealt with − closed: open when the period ended',
    },
    things,
  ),
];

/** Context for a reader who knows the authority's numbers; for the whole authority only. */
const rate = ({ tally, things }: TableGround, children: number): ColumnSpec => ({
  key: 'per-100',
  label: 'Raised per 100 children',
  unit: 'percent',
  measure: 'per-100',
  formula: `${capital(things)} raised × 100 ÷ ${String(children)} children looked after`,
  cell: (dimension) => {
    const raised = tally.counts.get(idOf('raised', ALL)) ?? 0;
    return {
      id: idOf('per-100', dimension),
      value: dimension === ALL && children > 0 ? Math.round((raised * 1000) / children) / 10 : null,
      from: [idOf('raised', ALL)],
    };
  },
});
