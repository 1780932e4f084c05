import type { JsonObject } from '../json.ts';
import type { Call } from '../server.ts';
import type { Conversation } from './chats.ts';
import { refuse } from './connectorErrors.ts';
import type { TeamsState } from './state.ts';

/** Seven a second and more slowly after (platform 3.4). */
export function throttle(state: TeamsState, key: string): void {
  const wait = state.throttle?.take(key) ?? null;
  if (wait !== null) throw refuse(429, 'Throttled', undefined, { 'retry-after': String(wait) });
}

export function contended(state: TeamsState, conversation: Conversation): void {
  const left = state.contention.get(conversation.id) ?? 0;
  if (left === 0) return;
  state.contention.set(conversation.id, left - 1);
  throw refuse(412, 'PreconditionFailed');
}

/** About 100 KB counted as UTF-16; what passes the 28 KB we plan for is noted (platform 2.2). */
export function checkSize(
  state: TeamsState,
  conversation: Conversation,
  call: Call,
  content: JsonObject,
): void {
  const text = JSON.stringify(content);
  if (text.length * 2 > 100 * 1024) throw refuse(413, 'MessageSizeTooBig');
  const bytes = Buffer.byteLength(text, 'utf8');
  if (bytes <= state.warnBytes) return;
  state.oversized.push({ n: call.logged.n, conversationId: conversation.id, bytes });
}
