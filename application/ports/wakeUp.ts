import type { CaseId } from '../../domain/case/index.ts';

/**
 * The queue message that is sent before the append (design section 3, "Waking the dispatcher"): it
 * names case and operation key and lives without limit.
 */
export interface WakeUp {
  readonly caseId: CaseId;
  readonly key: string;
  /** Wall time of the first sending, ISO: after ten minutes without its key a message gives up. */
  readonly firstSent: string;
}

export interface WakeUps {
  send(wakeUp: WakeUp, delaySeconds?: number): Promise<void>;
}
