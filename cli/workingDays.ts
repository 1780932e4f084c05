import { parseArgs } from 'node:util';
import {
  CalendarEnds,
  calendarFor,
  countDue,
  explainCount,
  longDay,
  momentAt,
  parseDay,
  type CountTrace,
  type Day,
  type Unit,
} from '../domain/calendar/index.ts';
import { daySettingsIn, isBankHoliday, type DaySettings } from './calendarSettings.ts';
import { BadInput, badInput, done, refused, type CliResult, type Command } from './command.ts';

const USAGE = `working-days add DATE N [--json]
    [--unit working-day|calendar-day]           what is counted (working-day)
    [--at HH:mm]                                London time of receipt (09:00)
    [--settings FILE]                           the authority's settings as YAML: closures, closuresStopClock,
                                                extraHolidays, removedHolidays, cutOffHour, nonWorkingReceipt,
                                                dueTime; what follows is added to it
    [--cut-off HOUR]                            received at or after it counts from the next working day
    [--deemed-next-working-day]                 received on a closed day counts from the next working day
    [--due-time HH:mm]                          due at that time of the due day, not at its end
    [--closure DATE=NAME]                       may be repeated; --closures DATE,DATE for several without a name
    [--closures-stop-clock]
    [--extra-holiday DATE=NAME]                 may be repeated
    [--removed-holiday DATE]                    may be repeated; a bank holiday that is not one after all`;

interface Request extends DaySettings {
  readonly start: Day;
  readonly n: number;
  readonly unit: Unit;
  readonly at: string;
  readonly json: boolean;
}

function readWords(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        unit: { type: 'string', default: 'working-day' },
        at: { type: 'string', default: '09:00' },
        settings: { type: 'string' },
        'cut-off': { type: 'string' },
        'due-time': { type: 'string' },
        'deemed-next-working-day': { type: 'boolean', default: false },
        closures: { type: 'string', multiple: true, default: [] },
        closure: { type: 'string', multiple: true, default: [] },
        'closures-stop-clock': { type: 'boolean', default: false },
        'extra-holiday': { type: 'string', multiple: true, default: [] },
        'removed-holiday': { type: 'string', multiple: true, default: [] },
      },
    });
  } catch (error) {
    // Node's own sentences are clear; what follows the first is about its syntax, not about ours.
    const said = error instanceof Error ? error.message : String(error);
    throw new BadInput(`${said.split('. ')[0]?.replace(/\.$/, '') ?? said}.`);
  }
}

function readDay(text: string, what: string): Day {
  const read = parseDay(text);
  if (read === null) {
    throw new BadInput(
      `${what} '${text}' is not a day. Write it as YYYY-MM-DD, such as 2026-12-22.`,
    );
  }
  return read;
}

function readCount(text: string): number {
  if (!/^\d{1,4}$/.test(text)) {
    throw new BadInput(`'${text}' is not a number of days. Write a whole number from 0 to 9999.`);
  }
  return Number(text);
}

function readUnit(text: string): Unit {
  if (text === 'working-day' || text === 'calendar-day') return text;
  throw new BadInput(`The unit is working-day or calendar-day, not '${text}'.`);
}

function readTime(text: string): string {
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) return text;
  throw new BadInput(`'${text}' is not a time. Write it as HH:mm, such as 17:30.`);
}

function readHour(text: string): number {
  if (/^([01]?\d|2[0-3])$/.test(text)) return Number(text);
  throw new BadInput(`The cut-off '${text}' is not an hour. Write a whole number from 0 to 23.`);
}

function readNamed(text: string, what: string): [Day, string] {
  const [date = '', ...name] = text.split('=');
  const read = readDay(date, what);
  if (name.join('=').trim() === '') {
    throw new BadInput(`${what} '${text}' needs a name. Write it as ${date}=Name.`);
  }
  return [read, name.join('=').trim()];
}

function readRemoved(text: string): Day {
  const read = readDay(text, 'The removed holiday');
  if (isBankHoliday(read)) return read;
  throw new BadInput(`The removed holiday '${text}' is no bank holiday. Give the day of one.`);
}

type Values = ReturnType<typeof readWords>['values'];

/** What the file says, with what the command line adds. */
async function readSettings(values: Values): Promise<DaySettings> {
  const { calendar, count } = await daySettingsIn(values.settings ?? null);
  const unnamed = values.closures.flatMap((list) => list.split(','));
  const [cutOff, dueTime] = [values['cut-off'], values['due-time']];
  return {
    count: {
      cutOffHour: cutOff === undefined ? count.cutOffHour : readHour(cutOff),
      nonWorkingReceipt: values['deemed-next-working-day']
        ? 'deemed-next-working-day'
        : count.nonWorkingReceipt,
      dueTime: dueTime === undefined ? count.dueTime : readTime(dueTime),
    },
    calendar: {
      closures: new Map([
        ...calendar.closures,
        ...unnamed.map((text): [Day, string] => [readDay(text, 'The closure'), '']),
        ...values.closure.map((text) => readNamed(text, 'The closure')),
      ]),
      extraHolidays: new Map([
        ...calendar.extraHolidays,
        ...values['extra-holiday'].map((text) => readNamed(text, 'The extra holiday')),
      ]),
      removedHolidays: [
        ...(calendar.removedHolidays ?? []),
        ...values['removed-holiday'].map(readRemoved),
      ],
      closuresStopClock: values['closures-stop-clock'] || calendar.closuresStopClock,
    },
  };
}

async function readRequest(args: readonly string[]): Promise<Request> {
  const { values, positionals } = readWords(args);
  const [date, n, ...rest] = positionals;
  if (date === undefined || n === undefined || rest.length > 0) {
    throw new BadInput('Give a day and a number of days, such as: working-days add 2026-12-22 5');
  }
  return {
    start: readDay(date, 'The start'),
    n: readCount(n),
    unit: readUnit(values.unit),
    at: readTime(values.at),
    ...(await readSettings(values)),
    json: values.json,
  };
}

function explanationOf(request: Request, trace: CountTrace): string[] {
  const { closures, closuresStopClock } = request.calendar;
  const closuresCount = closures.size > 0 && !closuresStopClock;
  return [
    ...explainCount(trace),
    ...(closuresCount
      ? ['Closure days do not stop the clock (--closures-stop-clock was not set).']
      : []),
  ];
}

function answer(request: Request): string {
  const start = momentAt(request.start, request.at);
  const calendar = calendarFor(request.calendar);
  const trace = countDue(calendar, start, request.n, request.unit, request.count);
  const explanation = explanationOf(request, trace);
  if (!request.json) {
    return `${longDay(trace.due)}\n${explanation.map((line) => `  ${line}\n`).join('')}`;
  }
  const { due, dayZero, skipped, calendarVersion } = trace;
  return `${JSON.stringify({ due, dayZero, skipped, explanation, calendarVersion }, null, 2)}\n`;
}

async function run(args: readonly string[]): Promise<CliResult> {
  try {
    return done(answer(await readRequest(args)));
  } catch (error) {
    if (error instanceof BadInput) return badInput(error.message);
    if (error instanceof CalendarEnds) return refused(error.message);
    throw error;
  }
}

/** `iro working-days add DATE N`: the due day, and how it was counted (design section 9). */
export const workingDaysAdd: Command = { name: 'working-days add', usage: USAGE, run };
