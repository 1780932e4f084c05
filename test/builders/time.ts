import {
  calendarFor,
  day,
  momentAt,
  type CalendarSettings,
  type Moment,
} from '../../domain/calendar/index.ts';

/** '2027-03-01 10:00', London time. */
export function at(text: string): Moment {
  const [date = '', time = ''] = text.split(' ');
  return momentAt(day(date), time);
}

export const PLAIN: CalendarSettings = {
  closures: new Map(),
  extraHolidays: new Map(),
  closuresStopClock: false,
};

/** England and Wales as published. */
export const CALENDAR = calendarFor(PLAIN);

/** The same with a day that was proclaimed afterwards. */
export const withHoliday = (date: string, name = 'Proclaimed day') =>
  calendarFor({ ...PLAIN, extraHolidays: new Map([[day(date), name]]) });
