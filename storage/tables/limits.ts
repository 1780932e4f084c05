import { StorageFailure } from './failure.ts';
import { encodeKey } from './keys.ts';
import type { Key, NewRow, Value, Write } from './table.ts';

/**
 * Azure's limits (platform 7.1), checked before anything is sent: Azurite is more lenient (7.4), so a
 * test that passes there says nothing about them.
 */
export const LIMITS = {
  entityBytes: 1024 * 1024,
  /** UTF-16 characters of one property: 64 KiB. */
  text: 32_768,
  properties: 252,
  propertyName: 255,
  batchRows: 100,
  batchBytes: 4 * 1024 * 1024,
} as const;

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** Azure's own, also in the SDK's spelling. */
const RESERVED = new Set(['partitionkey', 'rowkey', 'timestamp', 'etag']);
const INT32 = 2 ** 31;
/** What the multipart text adds to each row of a transaction: headers, address, boundaries. */
const PART_OVERHEAD = 1024;

function checkValue(name: string, value: unknown): asserts value is Value {
  if (value === null || value === undefined)
    throw new StorageFailure('null-value', { about: name });
  if (typeof value === 'string' && value.length > LIMITS.text) {
    throw new StorageFailure('property-too-long', { about: name });
  }
  const small = typeof value !== 'number' || (Number.isInteger(value) && inInt32(value));
  if (!small) throw new StorageFailure('not-int32', { about: name });
}

const inInt32 = (value: number): boolean => value >= -INT32 && value < INT32;

function checkName(name: string): void {
  const allowed = NAME.test(name) && name.length <= LIMITS.propertyName;
  if (!allowed || RESERVED.has(name.toLowerCase())) {
    throw new StorageFailure('property-name', { about: name.slice(0, 40) });
  }
}

function bytesOf(value: Value): number {
  if (typeof value === 'string') return 4 + 2 * value.length;
  return typeof value === 'number' ? 4 : 1;
}

/** Azure's own sum for the size of an entity. */
function entityBytes(key: Key, values: NewRow['values']): number {
  const keys = 4 + 2 * (encodeKey(key.partition).length + encodeKey(key.row).length);
  return Object.entries(values).reduce(
    (sum, [name, value]) => sum + 8 + 2 * name.length + bytesOf(value),
    keys,
  );
}

/** Refuses a row that Azure would refuse; answers with its size by Azure's own sum. */
export function checkRow(row: NewRow): number {
  const entries = Object.entries(row.values);
  if (entries.length > LIMITS.properties) throw new StorageFailure('too-many-properties');
  for (const [name, value] of entries) {
    checkName(name);
    checkValue(name, value);
  }
  const bytes = entityBytes(row, row.values);
  if (bytes > LIMITS.entityBytes) throw new StorageFailure('row-too-large');
  return bytes;
}

/** Of JSON in UTF-8 no character takes more than six bytes, where Azure's sum counts two. */
const JSON_AT_MOST = 3;

const jsonBytes = (write: Write): number =>
  PART_OVERHEAD +
  (write.kind === 'remove' ? 0 : Buffer.byteLength(JSON.stringify(write.row.values)));

export const keyOf = (write: Write): Key => (write.kind === 'remove' ? write.key : write.row);

/** Refuses a transaction that Azure would refuse, before anything is written. */
export function checkBatch(writes: readonly Write[]): void {
  const first = writes[0];
  if (first === undefined) throw new StorageFailure('batch-empty');
  if (writes.length > LIMITS.batchRows) {
    throw new StorageFailure('batch-too-many', { about: `${writes.length}` });
  }
  const { partition } = keyOf(first);
  const seen = new Set<string>();
  let atMost = 0;
  for (const write of writes) {
    const key = keyOf(write);
    if (key.partition !== partition) throw new StorageFailure('batch-two-partitions');
    if (seen.has(key.row)) throw new StorageFailure('batch-row-twice');
    seen.add(key.row);
    encodeKey(key.row);
    atMost += PART_OVERHEAD + (write.kind === 'remove' ? 0 : JSON_AT_MOST * checkRow(write.row));
  }
  // Written out only where it could be too much: nearly never.
  if (atMost <= LIMITS.batchBytes) return;
  const bytes = writes.reduce((sum, write) => sum + jsonBytes(write), 0);
  if (bytes > LIMITS.batchBytes) throw new StorageFailure('batch-too-large');
}
