import { odata, type TableEntity, type TransactionAction } from '@azure/data-tables';
import { decodeKey, encodeKey } from './keys.ts';
import type { Comparison, Key, NewRow, Query, Row, Value, Write } from './table.ts';

const TYPES: ReadonlySet<string> = new Set(['string', 'number', 'boolean']);
const SERVICE_FIELDS = new Set(['partitionKey', 'rowKey', 'etag', 'timestamp']);

function isOurs(entry: [string, unknown]): entry is [string, Value] {
  return !SERVICE_FIELDS.has(entry[0]) && !entry[0].includes('.') && TYPES.has(typeof entry[1]);
}

export interface Found {
  readonly etag: string;
  readonly partitionKey?: string;
  readonly rowKey?: string;
}

export const toRow = (found: Found): Row => ({
  partition: decodeKey(found.partitionKey ?? ''),
  row: decodeKey(found.rowKey ?? ''),
  etag: found.etag,
  values: Object.fromEntries(Object.entries(found).filter(isOurs)),
});

export const toEntity = (row: NewRow): TableEntity => ({
  ...row.values,
  partitionKey: encodeKey(row.partition),
  rowKey: encodeKey(row.row),
});

const FIELDS = { partition: 'PartitionKey', row: 'RowKey' } as const;

/** Values are quoted by the SDK's tag; fields and comparisons are our own words (platform 7.2). */
export function filterOf(where: Query['where']): string {
  return where
    .map(([field, comparison, value]) => {
      const [name, literal] =
        typeof field === 'string'
          ? [FIELDS[field], encodeKey(value)]
          : ([field.property, value] as const);
      return condition(name, comparison, literal);
    })
    .join(' and ');
}

const condition = (name: string, comparison: Comparison, literal: string): string =>
  `${name} ${comparison} ${odata`'${literal}'`}`;

export function toAction(write: Write): TransactionAction {
  switch (write.kind) {
    case 'insert':
      return ['create', toEntity(write.row)];
    case 'put':
      return ['upsert', toEntity(write.row), 'Replace'];
    case 'replace':
      return ['update', toEntity(write.row), 'Replace', { etag: write.etag }];
    case 'remove':
      return ['delete', keysOf(write.key)];
  }
}

export const keysOf = (key: Key): { partitionKey: string; rowKey: string } => ({
  partitionKey: encodeKey(key.partition),
  rowKey: encodeKey(key.row),
});
