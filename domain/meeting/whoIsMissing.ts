import { localDay, type WorkingCalendar } from '../calendar/index.ts';
import type { Missing, Slot } from '../case/state.ts';
import { awayOf, spansOf, usualHours, type Span } from './grid.ts';
import { meetingDays } from './meetingDays.ts';
import type { PersonTime } from './personTime.ts';

/** A person's time in milliseconds: every row is read once. */
export interface Diary {
  readonly of: PersonTime;
  /** Null: unknown. */
  readonly busy: readonly Span[] | null;
  readonly away: readonly Span[];
}

/** Who of those needed is known to be missing at a time, or not known, in their order. */
export function missingAt({ start, end }: Span, needed: readonly Diary[]): readonly Missing[] {
  const meets = (span: Span): boolean =>
    span.start < span.end && span.start < end && span.end > start;
  return needed.flatMap(({ of: { person }, busy, away }): readonly Missing[] => {
    if (busy === null) return [{ person, why: 'unknown' }];
    if (busy.some(meets)) return [{ person, why: 'busy' }];
    return away.some(meets) ? [{ person, why: 'away' }] : [];
  });
}

/** The same of a time that nobody searched for; nobody is at work on a day that is closed. */
export function whoIsMissing(
  { start, end }: Slot,
  calendar: WorkingCalendar,
  schedules: readonly PersonTime[],
): readonly Missing[] {
  const on = localDay(start);
  const days = meetingDays(calendar, on, on);
  const usual = awayOf(usualHours(days));
  const diaries = schedules
    .filter(({ required }) => required)
    .map((of): Diary => {
      const away = of.hours === null || days.length === 0 ? usual : awayOf(spansOf(of.hours));
      return { of, busy: of.busy === null ? null : spansOf(of.busy), away };
    });
  return missingAt({ start: Date.parse(start), end: Date.parse(end) }, diaries);
}
