export {
  calendarEndsWarning,
  endsWithinAYear,
  calendarFor,
  ENGLAND_AND_WALES,
  type CalendarSettings,
} from './bankHolidays.ts';
export {
  calendarChanges,
  calendarProblems,
  type CalendarChange,
  type CalendarProblem,
} from './changeSettings.ts';
export { addDays, compareDays, day, daysBetween, parseDay, weekdayOf, type Day } from './day.ts';
export {
  countDue,
  DEFAULT_COUNT,
  lateFrom,
  recount,
  type CountSettings,
  type CountTrace,
  type Unit,
} from './dueDay.ts';
export { isOpenDay, lastOpenDay, nextMorning, officeTime, TOLD_AT } from './officeHours.ts';
export { explainCount } from './explainCount.ts';
export {
  endOfDay,
  localDay,
  localTime,
  LONDON,
  longDay,
  moment,
  momentAt,
  parseMoment,
  plusHours,
  plusMinutes,
  plusSeconds,
  shortDayAndTime,
  type Moment,
} from './moment.ts';
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
