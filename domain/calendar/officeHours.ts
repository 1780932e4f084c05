import { addDays, type Day } from './day.ts';
import { localDay, localTime, momentAt, type Moment } from './moment.ts';
import { CalendarEnds, type OfficeHours, type WorkingCalendar } from './workingCalendar.ts';

const OFFICE_HOURS: OfficeHours = { from: '08:00', to: '18:00' };
/** People are told at nine, London time (design section 5). */
export const TOLD_AT = '09:00';

/**
 * Somebody can be expected at their desk: a working day on which the council is not closed. Days that the
 * calendar does not know count as open: people are told all the same.
 */
export function isOpenDay(c: WorkingCalendar, d: Day): boolean {
  if (c.closures.has(d)) return false;
  try {
    return c.isWorkingDay(d);
  } catch (error) {
    if (error instanceof CalendarEnds) return true;
    throw error;
  }
}

/** No council is closed for longer at a stretch; a calendar that says so keeps nobody from being told. */
const LONGEST_CLOSURE = 31;

function openDay(c: WorkingCalendar, from: Day, step: 1 | -1): Day {
  let found = from;
  for (let n = 0; n < LONGEST_CLOSURE && !isOpenDay(c, found); n += 1) found = addDays(found, step);
  return found;
}

/** The day itself where it is open, else the last open one before it. */
export const lastOpenDay = (c: WorkingCalendar, upTo: Day): Day => openDay(c, upTo, -1);

/** When somebody may be told what can wait: now in office hours, else at nine on the next open day. */
export function officeTime(c: WorkingCalendar, now: Moment): Moment {
  const { from, to } = c.officeHours ?? OFFICE_HOURS;
  const [today, time] = [localDay(now), localTime(now)];
  if (isOpenDay(c, today) && from <= time && time < to) return now;
  return nextMorning(c, now);
}

/** Nine o'clock on the next open day, today where that is still to come; never now. */
export function nextMorning(c: WorkingCalendar, now: Moment): Moment {
  const { from } = c.officeHours ?? OFFICE_HOURS;
  const [today, time] = [localDay(now), localTime(now)];
  const nine = from > TOLD_AT ? from : TOLD_AT;
  return momentAt(openDay(c, time < nine ? today : addDays(today, 1), 1), nine);
}
