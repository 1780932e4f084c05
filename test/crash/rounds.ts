import { killsOf, type Ended, type Kill } from './killed.ts';

/**
 * Every point of the journey once, in few journeys: one kill in every second step, so that the step
 * between meets an app that has warmed up again and makes the calls of the reference.
 */
export function roundsOf(reference: Ended): readonly (readonly Kill[])[] {
  const ofStep = reference.calls.map((_, step) =>
    killsOf(reference).filter((kill) => kill.step === step),
  );
  return [0, 1].flatMap((odd) => {
    const steps = ofStep.filter((_, step) => step % 2 === odd);
    const most = Math.max(0, ...steps.map(({ length }) => length));
    return Array.from({ length: most }, (_, round) =>
      steps.flatMap((points) => points[round] ?? []),
    );
  });
}
