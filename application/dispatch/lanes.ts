import type { Moment } from '../../domain/calendar/index.ts';
import { waitsForOffice, type Context } from '../../domain/case/index.ts';
import type { WaitingEffect } from '../ports/index.ts';
import { progressOf } from './ladder.ts';

interface Lanes {
  /** Those that may go now. */
  readonly ready: readonly WaitingEffect[];
  /** Those behind another of the same recipient. */
  readonly behind: readonly WaitingEffect[];
  /** Wall milliseconds until one that somebody else holds is free again; null: none is held. */
  readonly heldForMs: number | null;
}

/** Ordered per recipient: only the first waiting effect of each may go. `wall`: milliseconds, for leases. */
export function firstOfEach(
  { ctx, now }: { readonly ctx: Context; readonly now: Moment },
  waiting: readonly WaitingEffect[],
  wall: number,
): Lanes {
  const seen = new Set<string>();
  const ready: WaitingEffect[] = [];
  const behind: WaitingEffect[] = [];
  let heldForMs: number | null = null;
  for (const each of waiting) {
    const lane = laneOf(each, ctx);
    if (seen.has(lane)) {
      behind.push(each);
      continue;
    }
    seen.add(lane);
    if (each.notBefore !== null && each.notBefore > now) continue;
    if (each.leaseUntil !== null && each.leaseUntil > wall) {
      heldForMs = Math.max(heldForMs ?? 0, each.leaseUntil - wall);
      continue;
    }
    ready.push(each);
  }
  return { ready, behind, heldForMs };
}

/** What waits for the morning, or for a list, does not keep back what goes at once. */
function laneOf(waiting: WaitingEffect, ctx: Context): string {
  const { effect } = waiting;
  if (effect.type === 'sendCard' && progressOf(waiting).listed !== undefined) {
    return `listed ${waiting.id}`;
  }
  switch (effect.type) {
    case 'sendCard':
      return `${waitsForOffice(effect, ctx) ? 'by day' : 'person'} ${effect.to.person ?? effect.to.role}`;
    case 'askAway':
      return `away ${effect.person}`;
    case 'findSlots':
    case 'bookMeeting':
    case 'cancelMeeting':
      return `meeting ${String(effect.meeting)}`;
    case 'project':
      return 'project';
  }
}
