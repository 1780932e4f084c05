import type { Ended, Kill } from './killed.ts';

/** Past every call of a step: the app is killed when the step has ended. */
const AT_ITS_END = Number.MAX_SAFE_INTEGER;

const atTheEndOf = (step: number): Kill => ({ step, call: AT_ITS_END, when: 'after' });

/** A journey in which each step meets an app that has just started: its calls are those of every round. */
export const everyStepAnew = (steps: number): readonly Kill[] =>
  Array.from({ length: steps }, (_, step) => atTheEndOf(step));

/**
 * Every point of the journey once, in as few journeys as there are points in its longest step: one kill
 * in each step, and where a step has no point left, one at its end, so that the next begins anew too.
 */
export function roundsOf({ calls }: Ended): readonly (readonly Kill[])[] {
  const points = calls.map((count, step) =>
    Array.from({ length: count }, (_, call) => call).flatMap((call): readonly Kill[] => [
      { step, call, when: 'before' },
      { step, call, when: 'after' },
    ]),
  );
  const most = Math.max(...points.map(({ length }) => length));
  return Array.from({ length: most }, (_, round) =>
    points.map((ofStep, step) => ofStep[round] ?? atTheEndOf(step)),
  );
}

export const isPoint = ({ call }: Kill): boolean => call !== AT_ITS_END;
