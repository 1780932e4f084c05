import type { Report } from './report.ts';
import { HIDDEN, type Value } from './table.ts';

/** Every figure of a report by its id; null where there was nothing to work it out from. */
export function figuresOf(report: Pick<Report, 'tables'>): ReadonlyMap<string, Value> {
  const figures = new Map<string, Value>();
  for (const { rows } of report.tables) {
    for (const { cells } of rows) for (const { id, value } of cells) figures.set(id, value);
  }
  return figures;
}

/**
 * What does not add up, in words; empty where all does. A report that says two different things of one
 * figure is not sent.
 */
export function whatDoesNotAddUp(report: Pick<Report, 'tables' | 'sums'>): readonly string[] {
  const figures = figuresOf(report);
  return [...twiceOtherwise(report, figures), ...report.sums.flatMap((sum) => wrong(sum, figures))];
}

const twiceOtherwise = (
  { tables }: Pick<Report, 'tables'>,
  figures: ReadonlyMap<string, Value>,
): readonly string[] =>
  tables.flatMap(({ key, rows }) =>
    rows
      .flatMap(({ cells }) => cells)
      .filter(({ id, value }) => figures.get(id) !== value)
      .map(
        ({ id, value }) => `${key} says ${String(value)} of ${id}, another ${said(figures, id)}`,
      ),
  );

function wrong(
  { whole, parts }: Report['sums'][number],
  figures: ReadonlyMap<string, Value>,
): readonly string[] {
  const values = [whole, ...parts].map((id) => figures.get(id));
  const missing = [whole, ...parts].filter((id) => !figures.has(id));
  if (missing.length > 0) return missing.map((id) => `${id} stands in no table`);
  // A hidden figure is not looked at: the sum was checked before it was hidden.
  if (values.includes(HIDDEN)) return [];
  const [sum = 0, ...rest] = values.map((value) => (typeof value === 'number' ? value : 0));
  const together = rest.reduce((a, b) => a + b, 0);
  return sum === together ? [] : [`${whole} is ${String(sum)}, its parts ${String(together)}`];
}

const said = (figures: ReadonlyMap<string, Value>, id: string): string =>
  String(figures.get(id) ?? 'nothing');
