import { z } from 'zod';
import { StorageFailure } from './failure.ts';
import { unpack } from './pack.ts';
import type { Row, Values } from './table.ts';

/** What a row holds, its packed text under `text`. */
export type Stored = Readonly<Record<string, unknown>>;
/** Brings a stored row from one schema version to the next. */
export type Upgrade = (stored: Stored) => Stored;

/**
 * The shape of one kind of row: how it is written and how every version of it is read. Rows bear
 * `schema`, counted from 1; `upgrades[0]` leads from 1 to 2 (design section 4). The stored shape is
 * not the domain's (style rule 8): a parser builds the one from the other.
 */
export interface Shape<T> {
  readonly schema: number;
  write(values: Values): Values;
  /** `row-unreadable` or `row-too-new` when it cannot be understood. */
  read(row: Pick<Row, 'row' | 'values'>): T;
}

export function shape<T>(parser: z.ZodType<T>, upgrades: readonly Upgrade[] = []): Shape<T> {
  const schema = upgrades.length + 1;
  return {
    schema,
    write: (values) => ({ schema, ...values }),
    read: ({ row, values }) => {
      const written = values['schema'];
      if (typeof written !== 'number' || written < 1) throw unreadable(row);
      if (written > schema) throw new StorageFailure('row-too-new', { about: `schema ${written}` });
      const text = unpack(values);
      const stored = upgrades
        .slice(written - 1)
        .reduce<Stored>(
          (old, upgrade) => upgrade(old),
          text === null ? values : { ...values, text },
        );
      const parsed = parser.safeParse(stored);
      if (!parsed.success) throw unreadable(row, parsed.error.issues[0]?.path.join('.'));
      return parsed.data;
    },
  };
}

/** Says which kind of row and which field, never what stood in it. */
const unreadable = (row: string, field = 'schema'): StorageFailure =>
  new StorageFailure('row-unreadable', { about: `${row.split('|')[0] ?? ''} ${field}` });

/** JSON inside a text field, parsed further by `parser`. */
export function jsonOf<T>(parser: z.ZodType<T>): z.ZodType<T> {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(parser);
}
