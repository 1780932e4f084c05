import { isWithin, type Counted } from './period.ts';
import type { Counting } from './counting.ts';
import type { CaseSummary } from './summary.ts';
import type { RegisterLine } from './tally.ts';

/** Every alert and escalation of the period, a line each: the register that the IRO keeps (WF-50, WF-51). */
export function registerCase({ register }: Counting, c: CaseSummary, period: Counted): void {
  for (const [at, entry] of c.entries.entries()) {
    if (!isWithin(period, entry.openedOn)) continue;
    register.push({
      reference: c.reference,
      team: entry.team,
      on: entry.openedOn,
      stage: entry.stage,
      from: c.entries[at - 1]?.stage ?? null,
      due: entry.due,
      answeredOn: entry.answered?.on ?? null,
      endedOn: entry.decided?.on ?? null,
      how: howEnded(c, at),
    });
  }
}

function howEnded({ entries, changes }: CaseSummary, at: number): RegisterLine['how'] {
  const decided = entries[at]?.decided ?? null;
  if (decided === null) return null;
  if (decided.resolved) return 'resolved';
  if (entries[at + 1] !== undefined) return 'moved-on';
  const last = changes.at(-1);
  return last?.kind === 'closed' ? last.how : null;
}
