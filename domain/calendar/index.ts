export * from './bankHolidays.ts';
export * from './day.ts';
export * from './dueDay.ts';
export * from './explainCount.ts';
export * from './moment.ts';
export {
  addWorkingDays,
  CalendarEnds,
  firstWorkingDayFrom,
  makeCalendar,
  nextWorkingDay,
  previousWorkingDay,
  workingDaysBetween,
  type CalendarData,
  type WorkingCalendar,
} from './workingCalendar.ts';
