import type { Doubt } from './doubt.ts';
import { QUALITY, RAISER_MANAGER, type Procedure } from './model.ts';

/** Whoever advises those who are told reads with whom the case has been: they must read all of it. */
export function referralDoubts({ referral }: Procedure): Doubt[] {
  const readers = [RAISER_MANAGER, ...QUALITY];
  const { toldBy } = referral ?? {};
  if (toldBy === undefined || readers.includes(toldBy)) return [];
  const message = `'${toldBy}' does not read the whole case, and would be asked to advise people of it. Write one of ${readers.join(', ')}, or leave 'toldBy' out: then the raiser advises them.`;
  return [
    { severity: 'error', code: 'adviser-reads-little', message, path: ['referral', 'toldBy'] },
  ];
}
