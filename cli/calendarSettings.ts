import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import {
  DEFAULT_COUNT,
  ENGLAND_AND_WALES,
  parseDay,
  type CalendarSettings,
  type CountSettings,
  type Day,
} from '../domain/calendar/index.ts';
import { shapeSentence } from '../storage/peopleFile/shapeSentence.ts';
import { readYaml, type Finding } from '../storage/procedureFiles/yamlText.ts';
import { BadInput } from './command.ts';

/** What an authority has set about its calendar and its count (domain.md 5). */
export interface DaySettings {
  readonly calendar: CalendarSettings;
  readonly count: CountSettings;
}

const NOTHING_SET: DaySettings = {
  calendar: { closures: new Map(), extraHolidays: new Map(), closuresStopClock: false },
  count: DEFAULT_COUNT,
};

const day = z.string().transform((text, context): Day => {
  const read = parseDay(text);
  if (read !== null) return read;
  context.addIssue({ code: 'custom', message: `'${text}' is not a day. Write it as 2026-12-29.` });
  return z.NEVER;
});

const named = z
  .array(z.strictObject({ day, name: z.string().min(1, 'The day needs a name. Add it.') }))
  .default([])
  .transform((days) => new Map(days.map((each): [Day, string] => [each.day, each.name])));

/** A day to be taken out has to be one of them, or a slip would go unnoticed. */
export const isBankHoliday = (d: Day): boolean => ENGLAND_AND_WALES.holidays.has(d);

const File = z.strictObject({
  closures: named,
  closuresStopClock: z.boolean().default(false),
  extraHolidays: named,
  removedHolidays: z.array(day.refine(isBankHoliday, 'This is no bank holiday.')).default([]),
  cutOffHour: z
    .int('cutOffHour is a whole number from 0 to 23.')
    .min(0, 'cutOffHour is a whole number from 0 to 23.')
    .max(23, 'cutOffHour is a whole number from 0 to 23.')
    .nullable()
    .default(null),
  nonWorkingReceipt: z
    .enum(['from-actual', 'deemed-next-working-day'], {
      error: 'nonWorkingReceipt is from-actual or deemed-next-working-day.',
    })
    .default('from-actual'),
  dueTime: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "dueTime is a time in quotes, such as '17:00'.")
    .nullable()
    .default(null),
});

/** The settings of a file, or none where no file is named. @throws BadInput with line and column. */
export async function daySettingsIn(file: string | null): Promise<DaySettings> {
  if (file === null) return NOTHING_SET;
  const text = await readFile(file, 'utf8').catch(() => {
    throw new BadInput(`The file '${file}' cannot be read. Check its name.`);
  });
  const read = readYaml(text, file);
  if ('errors' in read) throw unusable(file, read.errors);
  const parsed = File.safeParse(read.yaml.value);
  if (!parsed.success) {
    const errors = parsed.error.issues
      .flatMap(shapeSentence)
      .map(({ path, message }) => ({ ...read.yaml.placeOf(path), message }));
    throw unusable(file, errors);
  }
  const { cutOffHour, nonWorkingReceipt, dueTime, ...calendar } = parsed.data;
  return { calendar, count: { cutOffHour, nonWorkingReceipt, dueTime } };
}

const unusable = (
  file: string,
  errors: readonly Pick<Finding, 'line' | 'column' | 'message'>[],
): BadInput =>
  new BadInput(
    [
      `These settings cannot be used. Correct the file, and try again.`,
      ...errors.map(({ line, column, message }) => `  ${file}:${line}:${column} ${message}`),
    ].join('\n'),
  );
