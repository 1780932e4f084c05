import type { Report, Row, Table } from '../../domain/report/index.ts';
import type { Plot } from './reportModels.ts';

/** Which columns of which tables are shown as bars; what they say stands in the table as well. */
const PLOTS = [
  {
    table: 'replies',
    title: (words: string) => `Answers by ${words}`,
    columns: ['reply-in-time', 'reply-late', 'reply-none', 'reply-waiting'],
    rows: ({ total }: Row) => !total,
    stacked: true,
  },
  {
    table: 'trend',
    title: () => 'Raised and closed, beside other periods',
    columns: ['raised', 'closed'],
    // Not the quarters of a year, which would stand between it and the one before.
    rows: ({ total, label }: Row) => total || label.includes(':'),
    stacked: false,
  },
] as const;

/** Bars of a report; a table with a hidden figure has none, since a height would tell it. */
export const plotsOf = (report: Report): readonly Plot[] =>
  PLOTS.flatMap(({ table: key, title, columns, rows, stacked }) => {
    const table = report.tables.find((each) => each.key === key);
    if (table === undefined) return [];
    const groups = groupsOf(table, columns, rows);
    if (groups === null || groups.every(({ bars }) => bars.every(({ value }) => value === 0)))
      return [];
    const name = title(report.procedure.labels.step);
    return [{ title: name, says: saysOf(name, groups), stacked, groups }];
  });

/** Null: something is hidden. */
function groupsOf(
  { columns, rows }: Table,
  wanted: readonly string[],
  isShown: (row: Row) => boolean,
): Plot['groups'] | null {
  const at = wanted.flatMap((key) => {
    const place = columns.findIndex((column) => column.key === key);
    const label = columns[place]?.label;
    return label === undefined ? [] : [{ place, label }];
  });
  const shown = rows.filter(isShown);
  const isHidden = ({ cells }: Row): boolean =>
    at.some(({ place }) => typeof cells[place]?.value !== 'number');
  if (shown.some(isHidden)) return null;
  return shown.map(({ label, cells }) => ({
    // "The period before: Thursday 1 October …": the days stand in the table.
    label: label.split(':')[0] ?? label,
    bars: at.map((column) => ({ label: column.label, value: Number(cells[column.place]?.value) })),
  }));
}

const saysOf = (title: string, groups: Plot['groups']): string =>
  `${title}. ${groups
    .map(
      ({ label, bars }) =>
        `${label}: ${bars.map((bar) => `${bar.label} ${String(bar.value)}`).join(', ')}`,
    )
    .join('. ')}.`;
