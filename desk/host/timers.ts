import { errorName, errorPlace, type HostLog, type Invoke } from './invoke.ts';
import { nextTime, parseSchedule, type Schedule } from './ncrontab.ts';
import type { TimerFunction } from './registry.ts';
import type { Running } from './running.ts';

interface Timer {
  readonly target: TimerFunction;
  readonly schedule: Schedule;
  /** When it is to run next, by the desk's clock. */
  next: number | null;
}

/**
 * Timers that run on command: the desk's clock stands until somebody moves it, so nothing here waits.
 * A time that was passed over is caught up with once, as past due, like on the real host.
 */
export class Timers {
  readonly #timers: readonly Timer[];
  readonly #parts: { readonly running: Running; readonly invoke: Invoke; readonly log: HostLog };

  constructor(
    targets: readonly TimerFunction[],
    now: string,
    parts: { readonly running: Running; readonly invoke: Invoke; readonly log: HostLog },
  ) {
    this.#parts = parts;
    this.#timers = targets.map((target) => {
      const schedule = parseSchedule(target.schedule);
      return { target, schedule, next: nextTime(schedule, Date.parse(now)) };
    });
  }

  /** Runs what is due, and the named ones in any case. One that fails is logged and runs next time. */
  async tick(now: string, forced: readonly string[]): Promise<void> {
    const at = Date.parse(now);
    const due = this.#timers.filter(
      ({ target, next }) => forced.includes(target.name) || (next !== null && next <= at),
    );
    for (const timer of due) {
      const isPastDue = timer.next !== null && timer.next < at;
      timer.next = nextTime(timer.schedule, at);
      await this.#run(timer.target, now, isPastDue);
    }
  }

  /** The next time at which one of the others is due; the forced ones follow the due rows instead. */
  next(without: readonly string[]): string | null {
    const times = this.#timers.flatMap(({ target, next }) =>
      next === null || without.includes(target.name) ? [] : [next],
    );
    return times.length === 0 ? null : new Date(Math.min(...times)).toISOString();
  }

  async #run(target: TimerFunction, now: string, isPastDue: boolean): Promise<void> {
    const { running, invoke, log } = this.#parts;
    const input = { isPastDue, schedule: { adjustForDST: false }, scheduleStatus: { last: now } };
    try {
      await running.during(() => invoke(target, input));
    } catch (error) {
      log('function-failed', {
        function: target.name,
        error: errorName(error),
        at: errorPlace(error),
      });
    }
  }
}
