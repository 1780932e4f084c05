import { z } from 'zod';
import type { CountedFigures, FiguresOf, LastFigures } from '../application/ports/index.ts';
import { HIDDEN, type Table as Figures } from '../domain/report/index.ts';
import { dayField, momentField } from './cases/fields.ts';
import { pack } from './tables/pack.ts';
import { jsonOf, shape } from './tables/shape.ts';
import { collect, type Table } from './tables/table.ts';

const cell = z.object({
  id: z.string(),
  value: z.union([z.number(), z.literal(HIDDEN), z.null()]),
  from: z.array(z.string()).exactOptional(),
  elsewhere: z.literal(true).exactOptional(),
});
const figures: z.ZodType<Figures> = z.object({
  key: z.string(),
  title: z.string(),
  note: z.string().nullable(),
  rowHead: z.string(),
  columns: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      unit: z.enum([
        'cases',
        'children',
        'alerts',
        'meetings',
        'times',
        'notices',
        'percent',
        'days',
      ]),
      formula: z.string(),
    }),
  ),
  rows: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      total: z.boolean(),
      cells: z.array(cell),
    }),
  ),
});
const counted = shape(
  z.object({
    procedure: z.string(),
    at: momentField,
    text: jsonOf(
      z.object({
        period: z.object({ from: dayField, to: dayField, on: dayField }),
        tables: z.array(figures),
        sums: z.array(z.object({ whole: z.string(), parts: z.array(z.string()) })),
        teams: z.array(z.tuple([z.string(), z.string()])).transform((teams) => new Map(teams)),
      }),
    ),
  }),
);

const partitionOf = ({ interval, last }: FiguresOf): string =>
  `figures ${last ? 'last' : 'this'} ${interval}`;

/** A partition for each choice of period, in it a row for each procedure: figures and names of teams alone. */
export const createLastFigures = (table: Table): LastFigures => ({
  read: async (of) => {
    const rows = await collect(table.query({ where: [['partition', 'eq', partitionOf(of)]] }));
    return rows.map((row): CountedFigures => {
      const { procedure, at, text } = counted.read(row);
      return { procedure, at, ...text };
    });
  },
  keep: async (of, all) => {
    await Promise.all(
      all.map(async ({ procedure, at, period, tables, sums, teams }) => {
        const text = JSON.stringify({ period, tables, sums, teams: [...teams] });
        const values = counted.write({ procedure, at, ...pack(text) });
        await table.put({ partition: partitionOf(of), row: procedure, values });
      }),
    );
  },
});
