import { parseArgs } from 'node:util';
import {
  CalendarEnds,
  calendarFor,
  countDue,
  DEFAULT_COUNT,
  explainCount,
  longDay,
  momentAt,
  parseDay,
  type CalendarSettings,
  type CountSettings,
  type CountTrace,
  type Day,
  type Unit,
} from '../domain/calendar/index.ts';
import { BadInput, badInput, done, refused, type CliResult, type Command } from './command.ts';

const USAGE = `working-days add DATE N [--json]
    [--unit working-day|calendar-day]           what is counted (working-day)
    [--at HH:mm]                                London time of receipt (09:00)
    [--cut-off HOUR]                            received at or after it counts from the next working day
    [--deemed-next-working-day]                 received on a closed day counts from the next working day
    [--closures DATE,DATE] [--closures-stop-clock]
    [--extra-holiday DATE=NAME]                 may be repeated`;

interface Request {
  readonly start: Day;
  readonly n: number;
  readonly unit: Unit;
  readonly at: string;
  readonly count: CountSettings;
  readonly calendar: CalendarSettings;
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
        'cut-off': { type: 'string' },
        'deemed-next-working-day': { type: 'boolean', default: false },
        closures: { type: 'string', multiple: true, default: [] },
        'closures-stop-clock': { type: 'boolean', default: false },
        'extra-holiday': { type: 'string', multiple: true, default: [] },
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

function readExtraHoliday(text: string): [Day, string] {
  const [date = '', ...name] = text.split('=');
  if (name.join('=').trim() === '') {
    throw new BadInput(`The extra holiday '${text}' needs a name. Write it as 2027-01-04=Name.`);
  }
  return [readDay(date, 'The extra holiday'), name.join('=').trim()];
}

function readRequest(args: readonly string[]): Request {
  const { values, positionals } = readWords(args);
  const [date, n, ...rest] = positionals;
  if (date === undefined || n === undefined || rest.length > 0) {
    throw new BadInput('Give a day and a number of days, such as: working-days add 2026-12-22 5');
  }
  const cutOff = values['cut-off'];
  const closures = values.closures.flatMap((list) => list.split(','));
  return {
    start: readDay(date, 'The start'),
    n: readCount(n),
    unit: readUnit(values.unit),
    at: readTime(values.at),
    count: {
      ...DEFAULT_COUNT,
      cutOffHour: cutOff === undefined ? null : readHour(cutOff),
      nonWorkingReceipt: values['deemed-next-working-day']
        ? 'deemed-next-working-day'
        : 'from-actual',
    },
    calendar: {
      closures: new Map(closures.map((text) => [readDay(text, 'The closure'), ''])),
      extraHolidays: new Map(values['extra-holiday'].map(readExtraHoliday)),
      closuresStopClock: values['closures-stop-clock'],
    },
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

function run(args: readonly string[]): CliResult {
  try {
    return done(answer(readRequest(args)));
  } catch (error) {
    if (error instanceof BadInput) return badInput(error.message);
    if (error instanceof CalendarEnds) return refused(error.message);
    throw error;
  }
}

/** `iro working-days add DATE N`: the due day, and how it was counted (design section 9). */
export const workingDaysAdd: Command = { name: 'working-days add', usage: USAGE, run };
