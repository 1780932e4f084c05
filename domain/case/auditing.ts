import type { StoredText, WrittenText } from './text.ts';

/** What of a case an auditor reads: its page, or its evidence pack. */
export type AuditedPart = 'case' | 'evidence';

/** An auditor wants to read all of a case, and says why (table of design section 6). */
export interface ReadForAudit {
  readonly type: 'readForAudit';
  readonly what: AuditedPart;
  readonly reason: WrittenText;
}

/** An auditor read all of it: each time anew. */
export interface WasReadForAudit {
  readonly type: 'ReadForAudit';
  readonly what: AuditedPart;
  readonly reason: StoredText;
}
