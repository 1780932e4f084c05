import { failedWith, isUncertain } from './failure.ts';

/** How patiently we repeat: the SDK's own hidden retries are off (platform 7.3). */
export interface Pace {
  sleep(millis: number): Promise<void>;
  /** Waits between attempts: one attempt more than there are waits. */
  readonly waits: readonly number[];
}

export const USUAL_WAITS: readonly number[] = [20, 100, 400];

/**
 * Reads, and writes that may be done twice: repeated where storage was busy, failed, or its answer was
 * lost. Anything else is thrown at once.
 */
export async function persist<T>(pace: Pace, deed: () => Promise<T>): Promise<T> {
  for (const wait of pace.waits) {
    try {
      return await deed();
    } catch (error) {
      if (!isUncertain(error)) throw error;
      await pace.sleep(wait);
    }
  }
  return await deed();
}

/** What is known when a write was not plainly answered with yes. */
export interface Doubt {
  /** This attempt, or one before it, may have been done although no answer came. */
  readonly unsure: boolean;
  /** This attempt was answered with no: the row exists, is stale, or is absent. */
  readonly answered: boolean;
}

/**
 * A write that must be done once: after a 409, 412, 404 or a lost answer it is asked what stands before
 * anything else (platform 7.3). `look` answers, or with undefined says that nothing is known yet: then
 * a lost answer is followed by another attempt, and a plain no is thrown.
 */
export async function onceOnly<T>(
  pace: Pace,
  deed: () => Promise<T>,
  look: (doubt: Doubt) => Promise<T | undefined>,
): Promise<T> {
  let unsure = false;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await deed();
    } catch (error) {
      const answered = failedWith(error, 'exists', 'stale', 'absent');
      if (!answered && !isUncertain(error)) throw error;
      unsure ||= !answered;
      const found = await look({ unsure, answered });
      if (found !== undefined) return found;
      const wait = pace.waits[attempt];
      if (answered || wait === undefined) throw error;
      await pace.sleep(wait);
    }
  }
}
