import { ENGLAND_AND_WALES, type CalendarSettings } from './bankHolidays.ts';
import { compareDays, type Day } from './day.ts';

/** One thing in which two calendars of an authority differ. */
export type CalendarChange =
  | {
      readonly what:
        | 'holiday-added'
        | 'holiday-taken-out'
        | 'bank-holiday-taken-out'
        | 'bank-holiday-put-back'
        | 'closure-added'
        | 'closure-taken-out';
      readonly day: Day;
      readonly name: string;
    }
  | { readonly what: 'closures-stop-clock' | 'closures-do-not-stop-clock' };

/** What makes settings unusable; each names the day that it is about. */
export interface CalendarProblem {
  readonly what:
    'outside-calendar' | 'holiday-already' | 'twice' | 'no-bank-holiday' | 'no-name' | 'long-name';
  readonly day: Day;
}

/** Of the name of a holiday or closure, in characters. */
const LONGEST_NAME = 80;

type Days = Pick<
  CalendarSettings,
  'closures' | 'extraHolidays' | 'removedHolidays' | 'closuresStopClock'
>;

/** What one edition of the settings adds to another or takes out of it, in the order of the days. */
export function calendarChanges(before: Days, after: Days): readonly CalendarChange[] {
  const [stood, stands] = [new Set(before.removedHolidays), new Set(after.removedHolidays)];
  const bankHoliday = (day: Day): string => ENGLAND_AND_WALES.holidays.get(day) ?? '';
  const days = [
    ...newIn(before.extraHolidays, after.extraHolidays, 'holiday-added'),
    ...newIn(after.extraHolidays, before.extraHolidays, 'holiday-taken-out'),
    ...[...stands]
      .filter((day) => !stood.has(day))
      .map((day) => ({ what: 'bank-holiday-taken-out', day, name: bankHoliday(day) }) as const),
    ...[...stood]
      .filter((day) => !stands.has(day))
      .map((day) => ({ what: 'bank-holiday-put-back', day, name: bankHoliday(day) }) as const),
    ...newIn(before.closures, after.closures, 'closure-added'),
    ...newIn(after.closures, before.closures, 'closure-taken-out'),
  ].sort((a, b) => compareDays(a.day, b.day));
  if (before.closuresStopClock === after.closuresStopClock) return days;
  return [
    { what: after.closuresStopClock ? 'closures-stop-clock' : 'closures-do-not-stop-clock' },
    ...days,
  ];
}

/** A day with another name is another day taken out and put in. */
function newIn<W extends CalendarChange['what']>(
  before: ReadonlyMap<Day, string>,
  after: ReadonlyMap<Day, string>,
  what: W,
) {
  return [...after]
    .filter(([day, name]) => before.get(day) !== name)
    .map(([day, name]) => ({ what, day, name }));
}

/** Why settings cannot be used; a slip in a day would otherwise go unnoticed and move nothing. */
export function calendarProblems({
  closures,
  extraHolidays,
  removedHolidays = [],
}: Days): readonly CalendarProblem[] {
  const { firstDay, lastDay, holidays } = ENGLAND_AND_WALES;
  const removed = new Set(removedHolidays);
  return [
    ...[...closures, ...extraHolidays].flatMap(([day, name]): CalendarProblem[] => {
      if (day < firstDay || day > lastDay) return [{ what: 'outside-calendar', day }];
      if (name.trim() === '') return [{ what: 'no-name', day }];
      return name.length > LONGEST_NAME ? [{ what: 'long-name', day }] : [];
    }),
    ...[...extraHolidays.keys()]
      .filter((day) => holidays.has(day) && !removed.has(day))
      .map((day) => ({ what: 'holiday-already', day }) as const),
    ...[...closures.keys()]
      .filter((day) => extraHolidays.has(day))
      .map((day) => ({ what: 'twice', day }) as const),
    ...[...removed]
      .filter((day) => !holidays.has(day))
      .map((day) => ({ what: 'no-bank-holiday', day }) as const),
  ];
}
