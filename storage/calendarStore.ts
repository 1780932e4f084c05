import { z } from 'zod';
import type { CalendarSource, WallClock } from '../application/ports/index.ts';
import {
  calendarFor,
  DEFAULT_COUNT,
  type CalendarSettings,
  type CountSettings,
  type WorkingCalendar,
} from '../domain/calendar/index.ts';
import { cached } from './cached.ts';
import { dayField } from './cases/fields.ts';
import { pack } from './tables/pack.ts';
import { jsonOf, shape } from './tables/shape.ts';
import type { Table } from './tables/table.ts';

/** What an authority has set about its calendar and its count (domain.md 5). */
export interface AuthorityCalendar {
  readonly calendar: CalendarSettings;
  readonly counting: CountSettings;
}

export interface CalendarStore extends CalendarSource {
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

const KEY = { partition: 'authority', row: 'calendar' };
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

/** The built-in bank holidays with the authority's own settings, one row, kept for a while. */
export function createCalendarStore(table: Table, wall: WallClock, ttlMs: number): CalendarStore {
  const current = cached<{ etag: string; calendar: WorkingCalendar; counting: CountSettings }>(
    wall,
    ttlMs,
    async (held) => {
      const row = await table.get(KEY);
      const etag = row?.etag ?? '';
      if (held?.etag === etag) return held;
      const set = row === null ? NOTHING_SET : settings.read(row).text;
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
  };
}
