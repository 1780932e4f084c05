import type { CaseId } from '../../domain/case/index.ts';

/**
 * The queue message that is sent before the append (design section 3, "Waking the dispatcher"): it
 * names case and operation key and lives without limit.
 */
export interface WakeUp {
  readonly caseId: CaseId;
  readonly key: string;
  /** Wall milliseconds of the first sending: ten minutes later, without its key, a message gives up. */
  readonly firstSentMs: number;
  /** How often the message has sent itself again. */
  readonly round: number;
}

export interface WakeUps {
  /** Answers a way to take the message back where nothing came of it; best effort, never throws. */
  send(wakeUp: WakeUp, delaySeconds?: number): Promise<() => Promise<void>>;
}
