import type { Doubt } from './doubt.ts';
import type { Procedure } from './model.ts';

/** Readings of the whole limit that cannot come into play (A-DU-16, A-DU-25). */
export function wholeDoubts({ wholeLimit, extension, stages }: Procedure): Doubt[] {
  const doubts: Doubt[] = [];
  if (extension?.wholeLimit === 'moves' && wholeLimit === null) {
    const message =
      "More time is said to move the limit of the whole process, but there is none. Add 'wholeLimit', or take this out.";
    doubts.push({
      severity: 'warning',
      code: 'needless-whole-limit',
      message,
      path: ['extension', 'wholeLimit'],
    });
  }
  if (
    wholeLimit?.monitoring === 'inside' &&
    stages.every(({ monitoring }) => monitoring === undefined)
  ) {
    const message =
      "Monitoring is said to fall inside the limit of the whole process, but no stage has any. Add 'monitoring' to a stage, or take this out.";
    doubts.push({
      severity: 'warning',
      code: 'needless-monitoring-limit',
      message,
      path: ['wholeLimit', 'monitoring'],
    });
  }
  return doubts;
}
