import type { Choice } from '../../procedure/index.ts';
import { grid, type Built, type RowSpec } from '../grid.ts';
import type { Sum, Table } from '../table.ts';
import { ALL, idOf, type Tally } from '../tally.ts';
import { capital, withChildren, withFound, type TableGround } from './ground.ts';

const ofCategory = (key: string): string => `category:${key}`;

/** What the cases raised are about; the primary one of each adds up, all that are named do not. */
export function categoriesTable(ground: TableGround): Built {
  const { tally, procedure, things } = ground;
  const choices = procedure.categories?.choices ?? [];
  const rows = withFound(
    [
      ...choices.map(({ key, label }) => ({ dimension: ofCategory(key), label })),
      ...(procedure.categories?.other === true
        ? [{ dimension: ofCategory('other'), label: 'Other' }]
        : []),
    ],
    tally,
    'category:',
    'None given',
  );
  return grid(tally, {
    key: 'categories',
    title: 'What they are about',
    rowHead: 'Category',
    rows,
    totalLabel: 'All',
    columns: [
      ...withChildren(
        {
          key: 'primary',
          label: 'As the first',
          measure: 'primary',
          formula: `${capital(things)} raised in the period, by the category named first, so that each counts once`,
        },
        things,
      ),
      {
        key: 'named',
        label: 'Named at all',
        unit: 'cases',
        measure: 'named',
        noTotal: true,
        formula: `${capital(things)} raised in the period that name this category, first or not; one may name several`,
      },
    ],
  });
}

/** The themes above a two-level list; null where the list has one level. */
export function themesTable(ground: TableGround): Built | null {
  const choices = ground.procedure.categories?.choices ?? [];
  const heads = choices.filter(({ key }) => choices.some(({ under }) => under === key));
  if (heads.length === 0) return null;
  const { tally, things } = ground;
  const rows = heads.map((head) => themeRow(tally, choices, head));
  const table: Table = {
    key: 'themes',
    title: 'Themes',
    note: null,
    rowHead: 'Theme',
    columns: [
      {
        key: 'primary',
        label: 'As the first',
        unit: 'cases',
        formula: `${capital(things)} raised in the period whose first category is this theme or an issue under it`,
      },
    ],
    rows: rows.map(({ row, id, value }) => ({
      key: row.dimension,
      label: row.label,
      total: false,
      cells: [{ id, value }],
    })),
  };
  return { table, sums: rows.map(({ sum }) => sum) };
}

function themeRow(
  tally: Tally,
  choices: readonly Choice[],
  head: Choice,
): { readonly row: RowSpec; readonly id: string; readonly value: number; readonly sum: Sum } {
  const keys = choices.filter(({ key, under }) => key === head.key || under === head.key);
  const parts = keys.map(({ key }) => idOf('primary', ofCategory(key)));
  const id = idOf('theme', ofCategory(head.key));
  const value = parts.reduce((sum, part) => sum + (tally.counts.get(part) ?? 0), 0);
  return {
    row: { dimension: ofCategory(head.key), label: head.label },
    id,
    value,
    sum: { whole: id, parts },
  };
}

/** More than one case about the same child or carer in the period: a pattern to look into (SW-40). */
export function severalTable({ tally, procedure, things }: TableGround): Built {
  const howMany = [...tally.casesOfChild.values()];
  const bands: readonly (readonly [string, string, (n: number) => boolean])[] = [
    ['one', 'One', (n) => n === 1],
    ['two', 'Two', (n) => n === 2],
    ['more', 'Three or more', (n) => n > 2],
  ];
  const who = procedure.subject.kind === 'carer' ? 'Carers' : 'Children';
  const rows = bands.map(([key, label, fits]) => ({
    key,
    label,
    total: false,
    cells: [
      { id: idOf('several', key), value: howMany.filter(fits).length, elsewhere: true as const },
    ],
  }));
  const whole = idOf('several', ALL);
  return {
    table: {
      key: 'several',
      title: `${who} with several ${things}`,
      note: null,
      rowHead: `${capital(things)} raised in the period`,
      columns: [
        {
          key: 'several',
          label: who,
          unit: 'times',
          formula: `${who} about whom so many ${things} were raised in the period, each counted once`,
        },
      ],
      rows: [
        ...rows,
        {
          key: ALL,
          label: 'All',
          total: true,
          cells: [{ id: whole, value: howMany.length, elsewhere: true }],
        },
      ],
    },
    sums: [{ whole, parts: rows.map(({ key }) => idOf('several', key)) }],
  };
}
