import type { Moment } from '../domain/calendar/index.ts';
import type { AuditedPart, CaseId } from '../domain/case/index.ts';
import type { EvidencePack } from '../domain/evidence/index.ts';
import { act } from './act.ts';
import type { Dependencies } from './dependencies.ts';
import { evidenceFor } from './evidence.ts';
import { readCase } from './queries.ts';
import { isReference } from './reference.ts';
import type { Audit, CaseRead } from './services.ts';
import { written } from './writtenText.ts';

/**
 * A case as its auditor reads it: that they do stands in its record before anything is shown, each time anew
 * (table of design section 6). Null: there is no such case among those that they audit.
 * @throws StorageFailure when it could not be recorded; nothing is shown then.
 */
export async function readForAudit(
  deps: Dependencies,
  audit: Audit,
  now: Moment,
): Promise<CaseRead | null> {
  const id = await recorded(deps, audit, 'case', now);
  return id === null ? null : await readCase(deps, id, audit.auditor, now, 'auditor');
}

/** The evidence pack of a case, in the same way; it holds this reading too. */
export async function evidenceForAudit(
  deps: Dependencies,
  audit: Audit,
  now: Moment,
): Promise<EvidencePack | null> {
  const id = await recorded(deps, audit, 'evidence', now);
  return id === null ? null : await evidenceFor(deps, id, audit.auditor, now, 'auditor');
}

/** The case, once the reading stands in its record; null: it does not, and nothing may be shown. */
async function recorded(
  deps: Dependencies,
  { auditor, reference, reason, door }: Audit,
  what: AuditedPart,
  now: Moment,
): Promise<CaseId | null> {
  const tidy = reference.trim().toUpperCase();
  const caseId = isReference(tidy) ? await deps.cases.byReference(tidy) : null;
  if (caseId === null) return null;
  const acted = await act(deps, {
    caseId,
    now,
    // A key of its own: to read again is another reading.
    key: `audit-${deps.chance.id()}`,
    actor: auditor,
    command: { type: 'readForAudit', what, reason: written(deps.hasher, reason) },
    ...(door === undefined ? {} : { door }),
  });
  // Where the answer to the append was lost, it is found as done before: the key is this reading's own.
  if (acted.kind === 'refused') return null;
  deps.log.info('read-for-audit', { caseId, person: auditor, code: what });
  return caseId;
}
