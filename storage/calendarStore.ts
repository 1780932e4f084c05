import { z } from 'zod';
import type {
  AuthorityCalendar,
  CalendarKeeper,
  CalendarNote,
  WallClock,
} from '../application/ports/index.ts';
import {
  calendarFor,
  DEFAULT_COUNT,
  type CalendarChange,
  type CountSettings,
  type WorkingCalendar,
} from '../domain/calendar/index.ts';
import { cached } from './cached.ts';
import { dayField, momentField, personIdField } from './cases/fields.ts';
import { failedWith } from './tables/failure.ts';
import { pack } from './tables/pack.ts';
import { jsonOf, shape } from './tables/shape.ts';
import { collect, type Row, type Table } from './tables/table.ts';

export interface CalendarStore extends CalendarKeeper {
  /** Whatever stands. */
  replaceSettings(settings: AuthorityCalendar): Promise<void>;
}

const named = z.array(z.tuple([dayField, z.string()])).transform((days) => new Map(days));
const settings = shape(
  z.object({
    text: jsonOf(
      z.object({
        calendar: z.object({
          closures: named,
          extraHolidays: named,
          removedHolidays: z.array(dayField),
          closuresStopClock: z.boolean(),
          officeHours: z.object({ from: z.string(), to: z.string() }).optional(),
        }),
        counting: z.object({
          cutOffHour: z.number().nullable(),
          nonWorkingReceipt: z.enum(['from-actual', 'deemed-next-working-day']),
          dueTime: z.string().nullable(),
        }),
      }),
    ),
  }),
);

const change: z.ZodType<CalendarChange> = z.discriminatedUnion('what', [
  z.object({ what: z.enum(['closures-stop-clock', 'closures-do-not-stop-clock']) }),
  z.object({
    what: z.enum([
      'holiday-added',
      'holiday-taken-out',
      'bank-holiday-taken-out',
      'bank-holiday-put-back',
      'closure-added',
      'closure-taken-out',
    ]),
    day: dayField,
    name: z.string(),
  }),
]);
const note = shape(z.object({ at: momentField, by: personIdField, text: jsonOf(z.array(change)) }));

const KEY = { partition: 'authority', row: 'calendar' };
const CHANGES = 'calendar-change';
/** Newest first in the order of the keys. */
const LAST_MOMENT = Date.UTC(3000, 0, 1);
const rowOf = ({ at, by }: CalendarNote): string =>
  `${String(LAST_MOMENT - Date.parse(at)).padStart(15, '0')} ${by}`;
const NOTHING_SET: AuthorityCalendar = {
  calendar: { closures: new Map(), extraHolidays: new Map(), closuresStopClock: false },
  counting: DEFAULT_COUNT,
};

const toText = ({ calendar, counting }: AuthorityCalendar): string =>
  JSON.stringify({
    calendar: {
      closures: [...calendar.closures],
      extraHolidays: [...calendar.extraHolidays],
      removedHolidays: calendar.removedHolidays ?? [],
      closuresStopClock: calendar.closuresStopClock,
      ...(calendar.officeHours && { officeHours: calendar.officeHours }),
    },
    counting,
  });

const settingsIn = (row: Row | null): AuthorityCalendar =>
  row === null ? NOTHING_SET : settings.read(row).text;

/** The built-in bank holidays with the authority's own settings, one row, kept for a while. */
export function createCalendarStore(table: Table, wall: WallClock, ttlMs: number): CalendarStore {
  const current = cached<{ etag: string; calendar: WorkingCalendar; counting: CountSettings }>(
    wall,
    ttlMs,
    async (held) => {
      const row = await table.get(KEY);
      const etag = row?.etag ?? '';
      if (held?.etag === etag) return held;
      const set = settingsIn(row);
      return { etag, calendar: calendarFor(set.calendar), counting: set.counting };
    },
  );
  return {
    calendar: async () => (await current.get()).calendar,
    counting: async () => (await current.get()).counting,
    replaceSettings: async (wanted) => {
      await table.put({ ...KEY, values: settings.write(pack(toText(wanted))) });
      current.forget();
    },
    standing: async () => {
      const row = await table.get(KEY);
      return { edition: row?.etag ?? '', settings: settingsIn(row) };
    },
    replaceIfUnchanged: async (wanted, seen) => {
      const row = { ...KEY, values: settings.write(pack(toText(wanted))) };
      try {
        return seen === '' ? await table.insert(row) : await table.replace(row, seen);
      } catch (error) {
        if (failedWith(error, 'exists', 'stale', 'absent')) return null;
        throw error;
      } finally {
        current.forget();
      }
    },
    noteChange: async (made) => {
      const values = { at: made.at, by: made.by, ...pack(JSON.stringify(made.changes)) };
      await table.put({ partition: CHANGES, row: rowOf(made), values: note.write(values) });
    },
    changes: async (take) => {
      const rows = await collect(table.query({ where: [['partition', 'eq', CHANGES]], take }));
      return rows.map((row): CalendarNote => {
        const { at, by, text } = note.read(row);
        return { at, by, changes: text };
      });
    },
  };
}
