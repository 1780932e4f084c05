import { z } from 'zod';
import {
  MOST_LISTED,
  type DailyList,
  type DailyLists,
  type ListedMessage,
  type ListKey,
  type ListState,
} from '../application/ports/index.ts';
import type { Moment } from '../domain/calendar/index.ts';
import type { CaseId } from '../domain/case/index.ts';
import { momentField, personIdField } from './cases/fields.ts';
import { failedWith, StorageFailure } from './tables/failure.ts';
import { pack } from './tables/pack.ts';
import { jsonOf, shape } from './tables/shape.ts';
import type { Key, NewRow, Row, Table } from './tables/table.ts';

const message = z.object({
  caseId: z.string().transform((id) => id as CaseId),
  effect: z.string(),
  at: momentField,
});
const state = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  z.object({ kind: z.literal('closed') }),
  z.object({
    kind: z.literal('sent'),
    route: z.enum(['teams', 'mail', 'none']),
    at: momentField,
    told: z.array(z.string()),
  }),
  z.object({ kind: z.literal('failed'), code: z.string() }),
]);
const stored = shape(
  z.object({
    person: personIdField,
    from: momentField,
    part: z.number().int(),
    text: jsonOf(z.object({ messages: z.array(message), state })),
  }),
);

/** One partition of what is not done with, in the order of the mornings: a sweep reads what is due. */
const WAITING = 'waiting';
const keyOf = ({ person, from, part }: ListKey): Key => ({
  partition: WAITING,
  row: `${from}|${person}|${String(part)}`,
});

type Content = Pick<DailyList, 'messages' | 'state'>;

const rowOf = (key: ListKey, content: Content): NewRow => ({
  ...keyOf(key),
  values: stored.write({
    person: key.person,
    from: key.from,
    part: key.part,
    ...pack(JSON.stringify(content)),
  }),
});

function fromRow(row: Row): DailyList {
  const { person, from, part, text } = stored.read(row);
  return { person, from, part, ...text, etag: row.etag };
}

const MOST_TRIES = 5;
const MOST_PARTS = 20;

/** Each list is one row, so whoever closes it and whoever adds to it cannot pass each other by. */
export const createDailyLists = (table: Table): DailyLists => ({
  add: async (person, from, added) => {
    for (let part = 1; part <= MOST_PARTS; part += 1) {
      const key = { person, from, part };
      const found = await addTo(table, key, added);
      if (found !== 'full') return found === 'added' ? key : null;
    }
    return null;
  },
  of: async (key) => await load(table, key),
  due: (now) => due(table, now),
  change: async (list, next) => await change(table, list, next),
  remove: async (list) => {
    try {
      await table.remove(keyOf(list), list.etag);
    } catch (error) {
      if (!failedWith(error, 'stale')) throw error;
    }
  },
});

async function load(table: Table, key: ListKey): Promise<DailyList | null> {
  const row = await table.get(keyOf(key));
  return row === null ? null : fromRow(row);
}

async function addTo(
  table: Table,
  key: ListKey,
  added: ListedMessage,
): Promise<'added' | 'full' | 'closed'> {
  for (let n = 0; n < MOST_TRIES; n += 1) {
    const list = await load(table, key);
    const messages = list?.messages ?? [];
    if (messages.some((each) => isSame(each, added))) return 'added';
    if (list !== null && list.state.kind !== 'open') return 'closed';
    if (messages.length >= MOST_LISTED) return 'full';
    const row = rowOf(key, { messages: [...messages, added], state: { kind: 'open' } });
    try {
      await (list === null ? table.insert(row) : table.replace(row, list.etag));
      return 'added';
    } catch (error) {
      // Somebody else came first, or our own answer was lost: it is looked at again.
      if (!failedWith(error, 'exists', 'stale', 'absent')) throw error;
    }
  }
  throw new StorageFailure('stale');
}

const isSame = (one: ListedMessage, other: ListedMessage): boolean =>
  one.caseId === other.caseId && one.effect === other.effect;

async function* due(table: Table, now: Moment): AsyncIterable<DailyList> {
  const where = [
    ['partition', 'eq', WAITING],
    // After every person's row of this very moment.
    ['row', 'lt', `${now}}`],
  ] as const;
  for await (const row of table.query({ where })) yield fromRow(row);
}

async function change(table: Table, list: DailyList, state: ListState): Promise<DailyList | null> {
  try {
    const etag = await table.replace(rowOf(list, { messages: list.messages, state }), list.etag);
    return { ...list, state, etag };
  } catch (error) {
    if (!failedWith(error, 'stale', 'absent')) throw error;
    return null;
  }
}
