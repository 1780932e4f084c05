import { RateWindows } from '../rateWindows.ts';
import type { ChatStore } from './chats.ts';
import type { Roster } from './roster.ts';

export interface OversizedMessage {
  readonly n: number;
  readonly conversationId: string;
  readonly bytes: number;
}

export interface TeamsState {
  readonly tenantId: string;
  readonly appId: string;
  readonly serviceUrl: () => string;
  readonly roster: Roster;
  readonly chats: ChatStore;
  readonly throttle: RateWindows | null;
  readonly warnBytes: number;
  readonly oversized: OversizedMessage[];
  /** How many more writes to a conversation meet a concurrent operation (412). */
  readonly contention: Map<string, number>;
}

/** Per bot and thread, for sending and for creating alike (platform 3.4). */
export function threadLimits(wall?: () => number): RateWindows {
  const limits = [
    { count: 7, ms: 1_000 },
    { count: 8, ms: 2_000 },
    { count: 60, ms: 30_000 },
    { count: 1_800, ms: 3_600_000 },
  ];
  return new RateWindows(limits, wall);
}
