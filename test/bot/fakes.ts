import type {
  ConversationRef,
  Conversations,
  LogFields,
  Logger,
} from '../../application/ports/index.ts';
import type { Hasher } from '../../application/ports/index.ts';
import { createHash } from 'node:crypto';
import { Gate } from '../../bot/gate.ts';
import { TEAMS_LIMITS } from '../../bot/pace.ts';

/** Waits for nothing that a test would feel. */
export const atOnce = {
  chance: { id: () => 'id', below: () => 0 },
  sleep: async (): Promise<void> => await Promise.resolve(),
};

export const openGate = (wall = 0): Gate =>
  new Gate({ ...atOnce, limits: TEAMS_LIMITS, wall: { millis: () => wall }, mostWaitMs: 0 });

/** Conversations in memory; counts what it is asked. */
export class FakeConversations implements Conversations {
  readonly rows = new Map<string, ConversationRef>();
  readonly calls: string[] = [];
  broken = false;

  of(person: string): Promise<ConversationRef | null> {
    this.calls.push('of');
    if (this.broken) return Promise.reject(new Error('storage is out of reach'));
    return Promise.resolve(this.rows.get(person) ?? null);
  }

  save(ref: ConversationRef): Promise<void> {
    this.calls.push('save');
    if (this.broken) return Promise.reject(new Error('storage is out of reach'));
    this.rows.set(ref.person, ref);
    return Promise.resolve();
  }

  forget(person: string): Promise<void> {
    this.calls.push('forget');
    this.rows.delete(person);
    return Promise.resolve();
  }
}

/** Keeps what was logged, as one line each. */
export class FakeLog implements Logger {
  readonly lines: string[] = [];

  info(code: string, fields?: LogFields): void {
    this.lines.push(`info ${code} ${JSON.stringify(fields ?? {})}`);
  }

  warn(code: string, fields?: LogFields): void {
    this.lines.push(`warn ${code} ${JSON.stringify(fields ?? {})}`);
  }

  error(code: string, fields?: LogFields): void {
    this.lines.push(`error ${code} ${JSON.stringify(fields ?? {})}`);
  }
}

export const hasher: Hasher = {
  hash: (text) => createHash('sha256').update(text, 'utf8').digest('base64url'),
};
