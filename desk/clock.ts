import {
  addWorkingDays,
  CalendarEnds,
  localDay,
  localTime,
  momentAt,
  plusMinutes,
  shortDayAndTime,
  type Moment,
  type WorkingCalendar,
} from '../domain/calendar/index.ts';
import { DeskRefusal, type ClockMove, type ClockView } from './api.ts';
import { londonText } from './londonTime.ts';

/** What moves along with the clock. */
export interface ClockParts {
  readonly calendar: WorkingCalendar;
  /** The next moment at which anything of the app's is due; null when nothing is. */
  next(now: Moment): Promise<Moment | null>;
  /** The clock has come to this moment: the app is told, its timers run, and it comes to rest. */
  arrived(now: Moment): Promise<void>;
}

/** Business time: it stands still until somebody moves it, and it never goes back. */
export class DeskClock {
  #now: Moment;

  constructor(now: Moment) {
    this.#now = now;
  }

  get now(): Moment {
    return this.#now;
  }

  view(calendar: WorkingCalendar): ClockView {
    const now = this.#now;
    return {
      now,
      london: londonText(now),
      text: shortDayAndTime(now),
      workingDay: isWorkingDay(calendar, now),
    };
  }

  /**
   * Goes from due moment to due moment, so that everything happens at its own time and in its own
   * order, and in the end to where it was asked to go.
   */
  async move(move: ClockMove, parts: ClockParts): Promise<void> {
    const target = targetOf(move, this.#now, parts.calendar);
    if (target < this.#now) {
      throw new DeskRefusal(
        409,
        'clock-goes-forward',
        `It is ${londonText(this.#now)} at the desk. The clock only moves forward: ask for a later time, or start a new desk with --now.`,
      );
    }
    while (this.#now < target) {
      const next = await parts.next(this.#now);
      this.#now = next === null || next > target || next <= this.#now ? target : next;
      await parts.arrived(this.#now);
    }
  }
}

function targetOf(move: ClockMove, now: Moment, calendar: WorkingCalendar): Moment {
  if ('to' in move) return move.to;
  if ('minutes' in move) return plusMinutes(now, move.minutes);
  try {
    const day = addWorkingDays(calendar, localDay(now), move.workingDays);
    return momentAt(day, localTime(now));
  } catch (error) {
    if (error instanceof CalendarEnds) {
      throw new DeskRefusal(422, 'calendar-ends', error.message);
    }
    throw error;
  }
}

/** A day the calendar does not cover is shown as no working day rather than stopping the page. */
function isWorkingDay(calendar: WorkingCalendar, now: Moment): boolean {
  const day = localDay(now);
  if (day < calendar.firstDay || day > calendar.lastDay) return false;
  return calendar.isWorkingDay(day);
}
