import type { DueIndex, DueRow } from '../../application/ports/index.ts';
import { plusMinutes, type Moment } from '../../domain/calendar/index.ts';
import { failedWith } from '../tables/failure.ts';
import { collect, type Query, type Row } from '../tables/table.ts';
import { dayOf, fromDueRow, keyPrefix, toDueRow } from './dueRow.ts';
import { replaceRows, type IndexParts, type Wanted } from './replaceRows.ts';

/**
 * What is due, by UTC day and moment (design section 4). A rung row follows its case's version; a
 * dispatch row stands beside them and goes only when it was handled, because an effect is put off
 * without a new version and must not be forgotten by a projector that did not know of it.
 */
export function createDueIndex(parts: IndexParts): DueIndex {
  const { rows } = parts;
  /** Where a row that was read here lies, and its etag then: one armed anew meanwhile has another. */
  const origins = new WeakMap<DueRow, Row>();
  const toDue = (row: Row): DueRow => {
    const due = fromDueRow(row);
    origins.set(due, row);
    return due;
  };

  async function* read(query: Query): AsyncGenerator<DueRow> {
    for await (const row of rows.query(query)) yield toDue(row);
  }

  return {
    write: async (caseId, version, due, now = null) =>
      await replaceRows(parts, caseId, version, due.map(toWanted(now))),

    arm: async (row) => {
      await rows.put(toDueRow(row));
    },

    due: (now) => inTurn(pastDays(now).map((query) => read(query))),

    next: async (now) => {
      for (const query of later(now)) {
        const [first] = await collect(read({ ...query, take: 1 }));
        if (first !== undefined) return first.at;
      }
      return null;
    },

    first: async () => {
      const [first] = await collect(read({ where: [], take: 1 }));
      return first?.at ?? null;
    },

    remove: async (due) => {
      const origin = origins.get(due);
      for (const row of origin === undefined ? await findAgain(parts, due) : [origin]) {
        try {
          await rows.remove(row, row.etag);
        } catch (error) {
          if (!failedWith(error, 'stale')) throw error;
        }
      }
    },
  };
}

/** Far more than the clocks of two instances can differ. */
const SURELY_LATER_MINUTES = 24 * 60;

/**
 * A due row is taken away when it was handled, perhaps for nothing, so it is written again although it
 * says the same. One that lies well ahead has been read by no sweep, and stays where it is.
 */
function toWanted(now: Moment | null): (due: DueRow) => Wanted {
  const ahead = now === null ? null : plusMinutes(now, SURELY_LATER_MINUTES);
  return (due) => ({ ...toDueRow(due), mayBeGone: ahead === null || due.at <= ahead });
}

async function* inTurn<T>(sources: readonly AsyncIterable<T>[]): AsyncGenerator<T> {
  for (const source of sources) yield* source;
}

/**
 * Two ranges: every earlier day, of which nothing but what was left over stands, and today up to now.
 * So a row that is merely open is never read, however many there are.
 */
const pastDays = (now: Moment): readonly Query[] => [
  { where: [['partition', 'lt', dayOf(now)]] },
  {
    where: [
      ['partition', 'eq', dayOf(now)],
      ['row', 'lt', `${now}}`],
    ],
  },
];

const later = (now: Moment): readonly Query[] => [
  {
    where: [
      ['partition', 'eq', dayOf(now)],
      ['row', 'ge', `${now}}`],
    ],
  },
  { where: [['partition', 'gt', dayOf(now)]] },
];

/** For a row that was not read from this index: those of its case that say the same, or are older. */
async function findAgain({ rows }: IndexParts, due: DueRow): Promise<readonly Row[]> {
  const prefix = keyPrefix(due);
  const found = await collect(
    rows.query({
      where: [
        ['partition', 'eq', dayOf(due.at)],
        ['row', 'ge', prefix],
        ['row', 'lt', `${prefix}}`],
      ],
    }),
  );
  return found.filter((row) => fromDueRow(row).version <= due.version);
}
