import type { Cell, Column, Row, Sum, Table, Unit } from './table.ts';
import { ALL, idOf, type Tally } from './tally.ts';

/** A column of a table: what it counts in each row, or how it is worked out from what is counted. */
export interface ColumnSpec {
  readonly key: string;
  readonly label: string;
  readonly unit: Unit;
  readonly formula: string;
  /** Name of what is counted; ignored where `cell` is given. */
  readonly measure: string;
  /** Measures that make this one up in every row, in one way or in several. */
  readonly sums?: readonly (readonly string[])[];
  /** Rows may overlap (a case names several categories): the column has no total. */
  readonly noTotal?: boolean;
  readonly cell?: (dimension: string) => Cell;
}

export interface RowSpec {
  readonly dimension: string;
  readonly label: string;
}

interface GridSpec {
  readonly key: string;
  readonly title: string;
  readonly note?: string | null;
  readonly rowHead: string;
  readonly rows: readonly RowSpec[];
  /** Null: the rows do not add up to anything. */
  readonly totalLabel: string | null;
  readonly columns: readonly ColumnSpec[];
}

export interface Built {
  readonly table: Table;
  readonly sums: readonly Sum[];
}

/** Rows by columns out of a tally, with a total below and the sums that must hold. */
export function grid(tally: Tally, spec: GridSpec): Built {
  const { key, title, note = null, rowHead, columns } = spec;
  const all: readonly (RowSpec & { total: boolean })[] = [
    ...spec.rows.map((row) => ({ ...row, total: false })),
    ...(spec.totalLabel === null ? [] : [{ dimension: ALL, label: spec.totalLabel, total: true }]),
  ];
  const rows = all.map(({ dimension, label, total }): Row => ({
    key: dimension,
    label,
    total,
    cells: columns.map((column) =>
      total && column.noTotal === true
        ? { id: idOf(`${column.measure}-none`, ALL), value: null }
        : cellOf(tally, column, dimension),
    ),
  }));
  return {
    table: { key, title, note, rowHead, columns: columns.map(headOf), rows },
    sums: [...downwards(spec), ...across(spec, all)],
  };
}

const headOf = ({ key, label, unit, formula }: ColumnSpec): Column => ({
  key,
  label,
  unit,
  formula,
});

const isAdded = ({ unit, cell, noTotal }: ColumnSpec): boolean =>
  cell === undefined && noTotal !== true && unit !== 'children';

const downwards = ({ rows, totalLabel, columns }: GridSpec): readonly Sum[] =>
  totalLabel === null
    ? []
    : columns.filter(isAdded).map(({ measure }) => ({
        whole: idOf(measure, ALL),
        parts: rows.map(({ dimension }) => idOf(measure, dimension)),
      }));

const across = ({ columns }: GridSpec, rows: readonly RowSpec[]): readonly Sum[] =>
  columns.flatMap(({ measure, sums = [] }) =>
    sums.flatMap((parts) =>
      rows.map(({ dimension }) => ({
        whole: idOf(measure, dimension),
        parts: parts.map((part) => idOf(part, dimension)),
      })),
    ),
  );

function cellOf(tally: Tally, column: ColumnSpec, dimension: string): Cell {
  if (column.cell !== undefined) return column.cell(dimension);
  const id = idOf(column.measure, dimension);
  return column.unit === 'children'
    ? { id: `children of ${id}`, value: tally.children.get(id) ?? 0, from: [id] }
    : { id, value: tally.counts.get(id) ?? 0 };
}

/** How many of a hundred, to one decimal; nothing of nothing is no share. */
export function share(tally: Tally, part: string, of: readonly string[], dimension: string): Cell {
  const read = (measure: string): number => tally.counts.get(idOf(measure, dimension)) ?? 0;
  const base = of.reduce((sum, measure) => sum + read(measure), 0);
  return {
    id: idOf(`share of ${part}`, dimension),
    value: base === 0 ? null : Math.round((read(part) * 1000) / base) / 10,
    from: of.map((measure) => idOf(measure, dimension)),
  };
}
