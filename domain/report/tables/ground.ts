import type { Procedure, Stage } from '../../procedure/index.ts';
import type { ColumnSpec, RowSpec } from '../grid.ts';
import { ofStage, ofTeam, type Tally } from '../tally.ts';

/** What a table is built from: one period's tally, and the authority's own words for the rows. */
export interface TableGround {
  readonly tally: Tally;
  readonly procedure: Procedure;
  readonly teams: readonly RowSpec[];
  readonly stages: readonly RowSpec[];
  /** "concerns", "manager alerts": what is raised, in the plural. */
  readonly things: string;
}

/** Names of teams by id; a team that is gone keeps its id as its name. */
export type TeamNames = ReadonlyMap<string, string>;

export const NO_TEAM = 'No team recorded';

export function tableGround(tally: Tally, procedure: Procedure, names: TeamNames): TableGround {
  const teams = [...names]
    .map(([id, name]) => ({ dimension: ofTeam(id), label: name }))
    .sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
  const stages = procedure.stages.map((stage) => ({
    dimension: ofStage(stage.key),
    label: stageLabel(stage),
  }));
  return {
    tally,
    procedure,
    teams: withFound(teams, tally, 'team:', NO_TEAM),
    stages: withFound(stages, tally, 'stage:', `No ${procedure.labels.step} recorded`),
    things: procedure.labels.matterPlural,
  };
}

const stageLabel = ({ label, name }: Stage): string => `${label}: ${name}`;

/** Rows for what was counted and is on no list: an older version's stage, a team since dissolved. */
export function withFound(
  rows: readonly RowSpec[],
  { counts }: Tally,
  prefix: string,
  unnamed: string,
): readonly RowSpec[] {
  const known = new Set(rows.map(({ dimension }) => dimension));
  const found = new Set<string>();
  for (const id of counts.keys()) {
    const dimension = id.slice(id.indexOf('|') + 1);
    if (dimension.startsWith(prefix) && !known.has(dimension)) found.add(dimension);
  }
  const others = [...found].sort().map((dimension) => {
    const key = dimension.slice(prefix.length);
    return { dimension, label: key === '' ? unnamed : key };
  });
  return [...rows, ...others];
}

/** The same count twice: cases, and the children they are about, each once (domain.md 3.3). */
export const withChildren = (
  column: Omit<ColumnSpec, 'unit'>,
  things: string,
): readonly [ColumnSpec, ColumnSpec] => [
  { ...column, unit: 'cases' },
  {
    key: `${column.key}-children`,
    label: `${column.label}: children`,
    unit: 'children',
    measure: column.measure,
    formula: `Children whom the ${things} counted under “${column.label}” are about, each child once; the rows may add up to more than the total`,
  },
];

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
