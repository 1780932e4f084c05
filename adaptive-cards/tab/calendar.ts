import {
  calendarEndsWarning,
  ENGLAND_AND_WALES,
  longDay,
  shortDayAndTime,
  type CalendarChange,
  type CalendarProblem,
  type CalendarSettings,
  type CountSettings,
  type Day,
  type Moment,
  type WorkingCalendar,
} from '../../domain/calendar/index.ts';
import type { CalendarShift } from '../../domain/case/index.ts';
import { capital } from '../wording/dates.ts';
import type {
  CalendarChanged,
  CalendarPage,
  CaseMoves,
  DayShown,
  OwnDays,
  YearShown,
} from './adminModels.ts';
import type { Fact } from './models.ts';

interface Read {
  readonly edition: string;
  readonly today: Day;
  readonly calendar: CalendarSettings;
  readonly counting: CountSettings;
  readonly working: WorkingCalendar;
  readonly history: readonly {
    readonly at: Moment;
    readonly post: string | null;
    readonly changes: readonly CalendarChange[];
  }[];
}

/** Holidays and closures year by year from this one on, and what was changed by whom. */
export function calendarPage({
  edition,
  today,
  calendar,
  counting,
  working,
  history,
}: Read): CalendarPage {
  return {
    edition,
    days: ownDays(calendar),
    facts: factsOf(calendar, counting, working),
    warning: calendarEndsWarning(working, today),
    from: working.firstDay,
    to: working.lastDay,
    years: yearsOf(calendar, today),
    history: history.map(
      ({ at, post, changes }) =>
        `${shortDayAndTime(at)}, ${post ?? 'somebody who has left'}: ${changes.map(changeWords).join('; ')}`,
    ),
  };
}

export const ownDays = ({
  closures,
  extraHolidays,
  removedHolidays,
  closuresStopClock,
}: CalendarSettings): OwnDays => ({
  closures: named(closures),
  extraHolidays: named(extraHolidays),
  removedHolidays: [...(removedHolidays ?? [])],
  closuresStopClock,
});

const named = (days: ReadonlyMap<Day, string>) =>
  [...days].map(([day, name]) => ({ day, name })).sort((a, b) => (a.day < b.day ? -1 : 1));

const factsOf = (
  { closuresStopClock }: CalendarSettings,
  { cutOffHour, nonWorkingReceipt, dueTime }: CountSettings,
  { lastDay }: WorkingCalendar,
): readonly Fact[] => [
  {
    name: 'Working days',
    value: 'Monday to Friday, without bank holidays in England and Wales.',
  },
  {
    name: 'Council closures',
    value: closuresStopClock
      ? 'They are no working days: limits wait.'
      : 'They count as working days: limits go on.',
  },
  {
    name: 'An alert that comes late in the day',
    value:
      cutOffHour === null
        ? 'counts from the day on which it came.'
        : `counts from the next working day where it comes at ${String(cutOffHour).padStart(2, '0')}:00 or later.`,
  },
  {
    name: 'An alert that comes on a closed day',
    value:
      nonWorkingReceipt === 'from-actual'
        ? 'counts from that day: day one is the next working day.'
        : 'counts from the next working day: day one is the one after it.',
  },
  {
    name: 'A limit ends',
    value: dueTime === null ? 'at the end of its last day.' : `at ${dueTime} on its last day.`,
  },
  { name: 'Bank holidays are known until', value: longDay(lastDay) },
];

function yearsOf(calendar: CalendarSettings, today: Day): readonly YearShown[] {
  const removed = new Set(calendar.removedHolidays ?? []);
  const shown = (
    days: ReadonlyMap<Day, string>,
    kindOf: (day: Day) => DayShown['kind'],
  ): readonly DayShown[] =>
    [...days].map(([day, name]) => {
      const kind = kindOf(day);
      const says = kindWords(kind, calendar);
      return { day, on: longDay(day), name, kind, says, past: day < today };
    });
  const all = [
    ...shown(ENGLAND_AND_WALES.holidays, (day) =>
      removed.has(day) ? 'taken-out' : 'bank-holiday',
    ),
    ...shown(calendar.extraHolidays, () => 'extra-holiday'),
    ...shown(calendar.closures, () => 'closure'),
  ].sort((a, b) => (a.day < b.day ? -1 : 1));
  const years = [...new Set(all.map(({ day }) => day.slice(0, 4)))];
  return years
    .filter((year) => year >= today.slice(0, 4))
    .map((year) => ({ year, days: all.filter(({ day }) => day.startsWith(year)) }));
}

function kindWords(
  kind: DayShown['kind'],
  { closuresStopClock }: Pick<CalendarSettings, 'closuresStopClock'>,
): string {
  switch (kind) {
    case 'bank-holiday':
      return 'Bank holiday';
    case 'taken-out':
      return 'Bank holiday that is a working day here';
    case 'extra-holiday':
      return 'Bank holiday announced here';
    case 'closure':
      return closuresStopClock ? 'Council closure' : 'Council closure; counts as a working day';
  }
}

/** "Bank holiday on Friday 8 May 2026, Coronation Day: put in". */
function changeWords(change: CalendarChange): string {
  switch (change.what) {
    case 'closures-stop-clock':
      return 'council closures are no working days any more';
    case 'closures-do-not-stop-clock':
      return 'council closures count as working days again';
    case 'holiday-added':
      return `bank holiday put in: ${dayWords(change)}`;
    case 'holiday-taken-out':
      return `bank holiday taken out: ${dayWords(change)}`;
    case 'bank-holiday-taken-out':
      return `bank holiday made a working day: ${dayWords(change)}`;
    case 'bank-holiday-put-back':
      return `bank holiday put back: ${dayWords(change)}`;
    case 'closure-added':
      return `closure put in: ${dayWords(change)}`;
    case 'closure-taken-out':
      return `closure taken out: ${dayWords(change)}`;
  }
}

const lines = (changes: readonly CalendarChange[]): readonly string[] =>
  changes.map((each) => capital(changeWords(each)));

const dayWords = ({ day, name }: { readonly day: Day; readonly name: string }): string =>
  `${longDay(day)}, ${name}`;

const PROBLEMS: Readonly<Record<CalendarProblem['what'], string>> = {
  'outside-calendar':
    'lies outside the years whose bank holidays are known. Choose a day within them.',
  'holiday-already': 'is a bank holiday already. Nothing needs to be announced.',
  twice: 'is both a bank holiday and a closure. Keep the bank holiday.',
  'no-bank-holiday': 'is no bank holiday, so it cannot be made a working day.',
  'no-name': 'has no name. Give it one, since people read it where a due day is explained.',
  'long-name': 'has a name of more than 80 characters. Shorten it.',
};

type Answer =
  | { readonly kind: 'problems'; readonly problems: readonly CalendarProblem[] }
  | { readonly kind: 'changed-since' | 'same' }
  | {
      readonly kind: 'shown';
      readonly edition: string;
      readonly changes: readonly CalendarChange[];
      readonly shifted: readonly {
        readonly reference: string;
        readonly shifts: readonly CalendarShift[];
      }[];
      readonly moved: number;
      readonly open: number;
    }
  | {
      readonly kind: 'announced';
      readonly edition: string;
      readonly changes: readonly CalendarChange[];
      readonly before: Omit<CalendarSettings, 'officeHours'>;
    };

/** What a change would move, or what came of it. */
export function calendarChanged(answer: Answer): CalendarChanged {
  switch (answer.kind) {
    case 'problems':
      return {
        kind: 'wrong',
        problems: answer.problems.map(({ what, day }) => `${longDay(day)} ${PROBLEMS[what]}`),
      };
    case 'changed-since':
      return {
        kind: 'changed-since',
        says: 'Somebody has changed the calendar meanwhile. Nothing of yours was changed. Look at it as it is now, and try again.',
      };
    case 'same':
      return { kind: 'same', says: 'The calendar says so already. Nothing was changed.' };
    case 'shown':
      return shown(answer);
    case 'announced':
      return {
        kind: 'announced',
        edition: answer.edition,
        changes: lines(answer.changes),
        says: 'The calendar is changed. Open cases are counted again within ten minutes, and the people concerned are told once.',
        before: ownDays(answer.before),
      };
  }
}

function shown({
  edition,
  changes,
  shifted,
  moved,
  open,
}: Extract<Answer, { readonly kind: 'shown' }>): CalendarChanged {
  const left = moved - shifted.length;
  return {
    kind: 'shown',
    edition,
    changes: lines(changes),
    lead: leadWords(moved, open),
    cases: shifted.map(movesOf),
    more: left === 0 ? null : `And ${String(left)} more.`,
  };
}

function leadWords(moved: number, open: number): string {
  if (open === 0) return 'No case is open.';
  const looked = `${open === 1 ? 'The one open case was' : `All ${String(open)} open cases were`} looked at`;
  if (moved === 0) return `${looked}: no due day moves.`;
  return open === 1
    ? `${looked}: its due day moves.`
    : `${looked}: in ${String(moved)} of them a due day moves.`;
}

const movesOf = ({
  reference,
  shifts,
}: {
  readonly reference: string;
  readonly shifts: readonly CalendarShift[];
}): CaseMoves => ({
  reference,
  moves: shifts.map(
    ({ stage, from, to }) =>
      `${stage ?? 'The limit of the whole'}: from ${longDay(from)} to ${longDay(to)}`,
  ),
});
