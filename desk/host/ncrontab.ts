/** A timer's schedule: six fields, UTC (platform 6.3): second minute hour day month weekday. */
export interface Schedule {
  readonly second: ReadonlySet<number>;
  readonly minute: ReadonlySet<number>;
  readonly hour: ReadonlySet<number>;
  readonly day: ReadonlySet<number>;
  readonly month: ReadonlySet<number>;
  readonly weekday: ReadonlySet<number>;
}

const DAY_MS = 86_400_000;
/** 29 February on a given weekday can be 40 years away; nobody schedules that. */
const FARTHEST_DAYS = 366 * 5;

/** @throws when the text is no schedule, as the real host does at start. */
export function parseSchedule(text: string): Schedule {
  const fields = text.trim().split(/\s+/);
  const [second, minute, hour, day, month, weekday] = fields;
  if (
    fields.length !== 6 ||
    second === undefined ||
    minute === undefined ||
    hour === undefined ||
    day === undefined ||
    month === undefined ||
    weekday === undefined
  ) {
    throw new Error(`'${text}' is not a schedule of six fields.`);
  }
  return {
    second: valuesOf(second, 0, 59),
    minute: valuesOf(minute, 0, 59),
    hour: valuesOf(hour, 0, 23),
    day: valuesOf(day, 1, 31),
    month: valuesOf(month, 1, 12),
    weekday: new Set([...valuesOf(weekday, 0, 7)].map((n) => n % 7)),
  };
}

/** The first time strictly after this one, in milliseconds; null when there is none in five years. */
export function nextTime(schedule: Schedule, after: number): number | null {
  const midnight = Math.floor(after / DAY_MS) * DAY_MS;
  for (let n = 0; n <= FARTHEST_DAYS; n += 1) {
    const start = midnight + n * DAY_MS;
    if (!fitsDay(schedule, new Date(start))) continue;
    for (const time of timesOfDay(schedule)) {
      if (start + time > after) return start + time;
    }
  }
  return null;
}

function fitsDay(schedule: Schedule, day: Date): boolean {
  return (
    schedule.day.has(day.getUTCDate()) &&
    schedule.month.has(day.getUTCMonth() + 1) &&
    schedule.weekday.has(day.getUTCDay())
  );
}

function* timesOfDay({ hour, minute, second }: Schedule): Generator<number> {
  for (const h of hour) {
    for (const m of minute) for (const s of second) yield ((h * 60 + m) * 60 + s) * 1000;
  }
}

/** A star, a number, a range, each with a step, and lists of them. */
function valuesOf(field: string, least: number, most: number): ReadonlySet<number> {
  const values = field.split(',').flatMap((part) => {
    const match = /^(?:(\*)|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (match === null) throw new Error(`'${field}' is not a field of a schedule.`);
    const [, all, from, to, step] = match;
    const first = all === undefined ? Number(from) : least;
    const open = all !== undefined || (to === undefined && step !== undefined);
    const last = open ? most : Number(to ?? from);
    const found: number[] = [];
    for (let n = first; n <= last; n += Math.max(1, Number(step ?? 1))) found.push(n);
    return found;
  });
  if (values.some((n) => n < least || n > most) || values.length === 0) {
    throw new Error(`'${field}' lies outside ${least} to ${most}.`);
  }
  return new Set(values.sort((a, b) => a - b));
}
