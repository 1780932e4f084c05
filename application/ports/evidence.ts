import type { CaseId } from '../../domain/case/index.ts';
import type { ChainLink } from '../../domain/evidence/index.ts';

/** The chain of a case as it was written, never upgraded: what evidence is made of (design section 4). */
export interface EvidenceChain {
  chain(id: CaseId): Promise<readonly ChainLink[]>;
}
