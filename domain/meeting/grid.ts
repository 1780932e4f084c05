import type { Moment } from '../calendar/index.ts';
import { hourOn, QUARTER, type MeetingDay } from './meetingDays.ts';

/** A stretch of time in milliseconds. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The quarter hours of the window as one row of numbers, so that each diary is read once. */
export interface Grid {
  readonly days: readonly MeetingDay[];
  readonly base: number;
  readonly count: number;
  /** Of the meeting, in milliseconds. */
  readonly length: number;
}

/** Null where no day of the window is one for meetings. */
export function gridOf(days: readonly MeetingDay[], length: number): Grid | null {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  return { days, base: first.start, count: (last.end - first.start) / QUARTER, length };
}

/** Whoever says nothing of their hours works on working days, nine to five in London. */
export const usualHours = (days: readonly MeetingDay[]): readonly Span[] =>
  days.map((day) => ({ start: hourOn(day, 9), end: hourOn(day, 17) }));

export const spansOf = (
  spans: readonly { readonly start: Moment; readonly end: Moment }[],
): readonly Span[] =>
  spans.map(({ start, end }) => ({ start: Date.parse(start), end: Date.parse(end) }));

/** All that is not work: the gaps between the hours of somebody, and before and after them. */
export function awayOf(hours: readonly Span[]): readonly Span[] {
  const away: Span[] = [];
  let from = -Infinity;
  for (const { start, end } of [...hours].sort((a, b) => a.start - b.start)) {
    if (start > from) away.push({ start: from, end: start });
    from = Math.max(from, end);
  }
  return [...away, { start: from, end: Infinity }];
}

/** Counts, per quarter hour, the times that a meeting which starts then would run into. */
export class Taken {
  readonly #grid: Grid;
  readonly #changes: Int32Array;

  constructor(grid: Grid) {
    this.#grid = grid;
    this.#changes = new Int32Array(grid.count + 1);
  }

  add(spans: readonly Span[]): this {
    const { base, count, length } = this.#grid;
    for (const { start, end } of spans) {
      if (start >= end) continue;
      const first = Math.max(0, Math.floor((start - base - length) / QUARTER) + 1);
      const after = Math.min(count, Math.ceil((end - base) / QUARTER));
      if (first >= after) continue;
      this.#changes[first] = (this.#changes[first] ?? 0) + 1;
      this.#changes[after] = (this.#changes[after] ?? 0) - 1;
    }
    return this;
  }

  /** Per quarter hour; nought is free. */
  counts(): Int32Array {
    const counts = this.#changes;
    for (let at = 1; at < counts.length; at += 1) {
      counts[at] = (counts[at] ?? 0) + (counts[at - 1] ?? 0);
    }
    return counts;
  }
}

/** The starts, by number, at which a meeting lies within one day for meetings and not too soon. */
export function* startsIn(
  { days, base, length }: Grid,
  earliest: number,
): Generator<{ readonly day: number; readonly at: number; readonly start: number }> {
  for (const [number, day] of days.entries()) {
    const from = Math.ceil(Math.max(day.start, earliest) / QUARTER) * QUARTER;
    for (let start = from; start + length <= day.end; start += QUARTER) {
      yield { day: number, at: (start - base) / QUARTER, start };
    }
  }
}
