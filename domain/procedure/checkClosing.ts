import type { Doubt } from './doubt.ts';
import type { Procedure } from './model.ts';

/** Ways on after monitoring that would take a closed case up again, where none ever is (A-X-11). */
export function closingDoubts({ closing, stages }: Procedure): Doubt[] {
  if (closing?.reopening !== 'never') return [];
  return stages.flatMap(({ key, monitoring }, at) =>
    (monitoring?.onNotAchieved ?? []).flatMap(({ kind }, n): Doubt[] => {
      if (kind !== 'next-stage') return [];
      const message = `With 'reopening: never' a closed case stays closed, so after the monitoring of ${key} the way to the next stage is not offered. Take it out here, or 'reopening' under 'closing'.`;
      const path = ['stages', String(at), 'monitoring', 'onNotAchieved', String(n)];
      return [{ severity: 'warning', code: 'closed-for-good', message, path }];
    }),
  );
}
