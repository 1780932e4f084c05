/** What our rows hold: text, 32-bit integers, yes and no. Absent means absent: there is no null. */
export type Value = string | number | boolean;
export type Values = Readonly<Record<string, Value>>;

export interface Key {
  readonly partition: string;
  readonly row: string;
}

export interface NewRow extends Key {
  readonly values: Values;
}

export interface Row extends NewRow {
  readonly etag: string;
}

/** Said aloud where a write does not care what stands there. */
export const WHATEVER_STANDS = '*';

export type Write =
  | { readonly kind: 'insert'; readonly row: NewRow }
  /** Inserts or replaces, whatever stands there. */
  | { readonly kind: 'put'; readonly row: NewRow }
  | { readonly kind: 'replace'; readonly row: NewRow; readonly etag: string }
  | { readonly kind: 'remove'; readonly key: Key; readonly etag: string };

export type Comparison = 'eq' | 'ge' | 'gt' | 'le' | 'lt';

/** Joined by "and". Keys are given as they are; the table encodes them. */
export interface Query {
  readonly where: readonly (readonly [
    field: 'partition' | 'row' | { readonly property: string },
    comparison: Comparison,
    value: string,
  ])[];
  /** No more rows than this. */
  readonly take?: number;
  /** Properties wanted; absent: all. */
  readonly select?: readonly string[];
}

/**
 * One table, as our adapters see it: the one place where the SDK is touched lies behind it
 * (platform 7, "What this means for the design"). Every failure is a `StorageFailure`.
 * `get`, `query`, `put` and `remove` may be done twice, so they are repeated when an answer is lost;
 * the others are not: whoever called them looks for what it wrote.
 */
export interface Table {
  /** Point read; null when absent. */
  get(key: Key): Promise<Row | null>;
  /** In the order of the keys, over all pages. */
  query(query: Query): AsyncIterable<Row>;
  /** `exists` when there is one. Answers with the etag. */
  insert(row: NewRow): Promise<string>;
  put(row: NewRow): Promise<string>;
  /** `stale` or `absent` when another writer was first. */
  replace(row: NewRow, etag: string): Promise<string>;
  /** False when it was gone; `stale` when it was changed. */
  remove(key: Key, etag: string): Promise<boolean>;
  /** All or nothing, in one partition. */
  transact(writes: readonly Write[]): Promise<void>;
}

export async function collect<T>(from: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of from) all.push(each);
  return all;
}
