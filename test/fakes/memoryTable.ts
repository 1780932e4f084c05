import { StorageFailure } from '../../storage/tables/failure.ts';
import { decodeKey, encodeKey } from '../../storage/tables/keys.ts';
import { checkBatch, checkRow, keyOf } from '../../storage/tables/limits.ts';
import { NO_METER, type Meter } from '../../storage/tables/meter.ts';
import { persist, type Pace } from '../../storage/tables/pace.ts';
import {
  WHATEVER_STANDS,
  type Key,
  type NewRow,
  type Query,
  type Row,
  type Table,
  type Write,
} from '../../storage/tables/table.ts';

/** One request to a table, for a spec that wants to break it. */
export interface TableCall {
  readonly table: string;
  readonly kind: 'get' | 'query' | 'insert' | 'put' | 'replace' | 'remove' | 'transact';
  /** Rows meant; empty for a query. */
  readonly keys: readonly Key[];
}

/** Throws to refuse the call (`before`), or to do it and lose the answer (`after`). */
export type Fault = (call: TableCall, when: 'before' | 'after') => void | Promise<void>;

export interface MemoryTableOptions {
  readonly name?: string;
  readonly meter?: Meter;
  readonly pace?: Pace;
  readonly fault?: Fault;
}

interface Stored {
  readonly partition: string;
  readonly row: string;
  readonly etag: string;
  readonly values: NewRow['values'];
}

const BY_COMPARISON = {
  eq: (a: string, b: string) => a === b,
  ge: (a: string, b: string) => a >= b,
  gt: (a: string, b: string) => a > b,
  le: (a: string, b: string) => a <= b,
  lt: (a: string, b: string) => a < b,
} as const;

/** Repeats without waiting. */
export const HURRIED: Pace = { sleep: () => Promise.resolve(), waits: [0, 0, 0] };
const PAGE = 1000;

/**
 * A table in memory, as strict as Azure: the limits of platform 7.1, ordinal order, etags, all or
 * nothing. Rows are kept under encoded keys, as there.
 */
export class MemoryTable implements Table {
  readonly #rows = new Map<string, Stored>();
  /** The row keys that each partition has held. */
  readonly #partitions = new Map<string, OrderedKeys>();
  readonly #options: Required<MemoryTableOptions>;
  #changes = 0;

  constructor(options: MemoryTableOptions = {}) {
    this.#options = {
      name: 'table',
      meter: NO_METER,
      pace: HURRIED,
      fault: () => undefined,
      ...options,
    };
  }

  /** Another table that holds the same, without its faults. */
  copy(): MemoryTable {
    const { name, pace } = this.#options;
    const other = new MemoryTable({ name, pace });
    for (const row of this.#rows.values()) other.#keep(row);
    other.#changes = this.#changes;
    return other;
  }

  /** Everything that stands, in the order of the keys. */
  rows(): readonly Row[] {
    return inOrder([...this.#rows.values()]).map(toRow);
  }

  /** Changes a row behind the wrapper's back, as somebody with the account key could. */
  tamper(key: Key, values: NewRow['values']): void {
    this.#write({ ...key, values });
  }

  async get(key: Key): Promise<Row | null> {
    return await this.#call('get', [key], true, () => {
      const found = this.#rows.get(nameOf(key));
      if (found === undefined) return null;
      this.#options.meter.rows(1);
      return toRow(found);
    });
  }

  async *query(query: Query): AsyncGenerator<Row> {
    this.#options.meter.range();
    const wanted = await this.#call('query', [], true, () => this.#find(query));
    for (const [at, row] of wanted.entries()) {
      if (at > 0 && at % PAGE === 0) await this.#call('query', [], true, () => undefined);
      this.#options.meter.rows(1);
      yield toRow(row);
    }
  }

  async insert(row: NewRow): Promise<string> {
    checkRow(row);
    return await this.#call('insert', [row], false, () => {
      this.#check({ kind: 'insert', row });
      return this.#write(row);
    });
  }

  async put(row: NewRow): Promise<string> {
    checkRow(row);
    return await this.#call('put', [row], true, () => this.#write(row));
  }

  async replace(row: NewRow, etag: string): Promise<string> {
    checkRow(row);
    return await this.#call('replace', [row], false, () => {
      this.#check({ kind: 'replace', row, etag });
      return this.#write(row);
    });
  }

  async remove(key: Key, etag: string): Promise<boolean> {
    return await this.#call('remove', [key], true, () => {
      if (!this.#rows.has(nameOf(key))) return false;
      this.#check({ kind: 'remove', key, etag });
      return this.#rows.delete(nameOf(key));
    });
  }

  async transact(writes: readonly Write[]): Promise<void> {
    checkBatch(writes);
    await this.#call('transact', writes.map(keyOf), false, () => {
      for (const write of writes) this.#check(write);
      for (const write of writes) {
        if (write.kind === 'remove') this.#rows.delete(nameOf(write.key));
        else this.#write(write.row);
      }
    });
  }

  async #call<T>(
    kind: TableCall['kind'],
    keys: readonly Key[],
    twice: boolean,
    deed: () => T,
  ): Promise<T> {
    const call: TableCall = { table: this.#options.name, kind, keys };
    const once = async (): Promise<T> => {
      this.#options.meter.request();
      await this.#options.fault(call, 'before');
      // Another turn of the event loop: callers meet each other as they would over the network.
      await Promise.resolve();
      const answer = deed();
      await this.#options.fault(call, 'after');
      return answer;
    };
    return twice ? await persist(this.#options.pace, once) : await once();
  }

  #check(write: Write): void {
    const standing = this.#rows.get(nameOf(keyOf(write)));
    if (write.kind === 'put') return;
    if (write.kind === 'insert') {
      if (standing !== undefined) throw new StorageFailure('exists', { status: 409 });
      return;
    }
    if (standing === undefined) throw new StorageFailure('absent', { status: 404 });
    if (write.etag !== WHATEVER_STANDS && write.etag !== standing.etag) {
      throw new StorageFailure('stale', { status: 412 });
    }
  }

  #write({ partition, row, values }: NewRow): string {
    this.#changes += 1;
    const etag = `W/"${this.#changes}"`;
    const key = { partition: encodeKey(partition), row: encodeKey(row) };
    this.#keep({ ...key, etag, values: { ...values } });
    return etag;
  }

  #keep(row: Stored): void {
    const name = JSON.stringify([row.partition, row.row]);
    this.#rows.set(name, row);
    const keys = this.#partitions.get(row.partition) ?? new OrderedKeys();
    keys.add(row.row);
    this.#partitions.set(row.partition, keys);
  }

  /** As Azure does: in one partition by the order of the row keys, and no further than is asked for. */
  #find(query: Query): Stored[] {
    const isWanted = (row: Stored): boolean => query.where.every((each) => fits(row, each));
    const one = query.where.find(([field, how]) => field === 'partition' && how === 'eq');
    if (one === undefined)
      return inOrder([...this.#rows.values()].filter(isWanted)).slice(0, query.take);
    const partition = encodeKey(one[2]);
    const found: Stored[] = [];
    for (const key of this.#partitions.get(partition)?.between(query) ?? []) {
      const row = this.#rows.get(JSON.stringify([partition, key]));
      if (row !== undefined && isWanted(row)) found.push(row);
      if (found.length === query.take) break;
    }
    return found;
  }
}

/** Row keys of one partition in their order, put into it when somebody asks. */
class OrderedKeys {
  readonly #known = new Set<string>();
  #ordered: string[] = [];

  add(key: string): void {
    this.#known.add(key);
  }

  /** Keys from the lowest that a query allows up to the highest. */
  *between({ where }: Query): Generator<string> {
    if (this.#ordered.length !== this.#known.size)
      this.#ordered = [...this.#known].sort((a, b) => (a < b ? -1 : 1));
    const bounds = where.flatMap(([field, how, value]) =>
      field === 'row' ? [[how, encodeKey(value)] as const] : [],
    );
    const lowest = bounds.flatMap(([how, value]) =>
      how === 'ge' || how === 'gt' || how === 'eq' ? [value] : [],
    );
    const isPast = (key: string): boolean =>
      bounds.some(
        ([how, value]) =>
          ((how === 'le' || how === 'eq') && key > value) || (how === 'lt' && key >= value),
      );
    for (let at = this.#firstFrom(lowest.sort().at(-1) ?? ''); at < this.#ordered.length; at += 1) {
      const key = this.#ordered[at];
      if (key === undefined || isPast(key)) return;
      yield key;
    }
  }

  #firstFrom(lowest: string): number {
    let [from, to] = [0, this.#ordered.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#ordered[middle] ?? '') < lowest) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

function inOrder(rows: readonly Stored[]): Stored[] {
  const ordinal = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...rows].sort((a, b) => ordinal(a.partition, b.partition) || ordinal(a.row, b.row));
}

const nameOf = ({ partition, row }: Key): string =>
  JSON.stringify([encodeKey(partition), encodeKey(row)]);

const toRow = ({ partition, row, etag, values }: Stored): Row => ({
  partition: decodeKey(partition),
  row: decodeKey(row),
  etag,
  values: { ...values },
});

function fits(row: Stored, [field, comparison, value]: Query['where'][number]): boolean {
  const compare = BY_COMPARISON[comparison];
  if (typeof field === 'string') return compare(row[field], encodeKey(value));
  const held = row.values[field.property];
  return typeof held === 'string' && compare(held, value);
}
