import type { FaultRule } from '../../desk/standins/faults.ts';

/** What may happen to a call (issue 4, "Must show"), and how the desk is asked for it. */
export interface Fault {
  readonly name: string;
  readonly services: readonly ('teams' | 'graph' | 'identity')[];
  readonly does: Omit<FaultRule, 'service' | 'match' | 'person' | 'times' | 'untilBusinessTime'>;
  /** The app's own deadline, where the fault is about waiting. */
  readonly deadlineMs?: number;
}

const ALL = ['teams', 'graph', 'identity'] as const;
const BOTH = ['teams', 'graph'] as const;
const teams = (code: string): unknown => ({ error: { code, message: 'Refused.' } });
const DEADLINE_MS = 250;

const status = (code: number, services: Fault['services'] = ALL): Fault => ({
  name: String(code),
  services,
  does: { reply: { status: code } },
});

export const FAULTS: readonly Fault[] = [
  {
    name: '403 blocked',
    services: ['teams'],
    does: { reply: { status: 403, body: teams('MessageWritesBlocked') } },
  },
  {
    name: '403 not in roster',
    services: ['teams'],
    does: { reply: { status: 403, body: teams('BotNotInConversationRoster') } },
  },
  { ...status(403, BOTH), name: '403 forbidden' },
  { ...status(401), name: '401' },
  { ...status(404, BOTH), name: '404 gone' },
  status(412, BOTH),
  status(413, BOTH),
  {
    name: '429 in seconds',
    services: ALL,
    does: { reply: { status: 429, headers: { 'retry-after': '20' } } },
  },
  {
    name: '429 until a date',
    services: ALL,
    does: { reply: { status: 429, headers: { 'retry-after': 'Mon, 01 Mar 2027 10:00:30 GMT' } } },
  },
  { ...status(429), name: '429 without Retry-After' },
  ...[500, 502, 503, 504].map((code) => status(code)),
  { name: 'reset', services: ALL, does: { reset: true } },
  { name: 'no answer', services: ALL, does: { delayMs: 60_000 }, deadlineMs: DEADLINE_MS },
  {
    name: 'no answer, done late',
    services: ALL,
    does: { delayMs: DEADLINE_MS + 40 },
    deadlineMs: DEADLINE_MS,
  },
  { name: 'done, answer lost', services: ALL, does: { loseAnswer: true } },
];

/** Its last occasion is a business time, so that the ladders run to their end; or one call. */
export type Extent = 'once' | 'for a week';
