import type { Day } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import type { StoredText } from './text.ts';

/** A case's id is its draft's id, so that Confirm is idempotent (design section 4). */
export type CaseId = string & { readonly __brand: 'CaseId' };
/** Year and five characters without look-alikes: `2027-7KQ4M`. */
export type Reference = string & { readonly __brand: 'Reference' };
/** Version of the event that opened the stage: never used twice in a case. */
export type StageEntryId = number;

/** What was agreed to be done: by whom, and by which day. */
export interface PlanItem {
  readonly task: StoredText;
  /** As typed; empty where a person was chosen instead. */
  readonly owner: StoredText;
  readonly due: Day;
  /** Agreed at a meeting: who does it, chosen among those who take part; absent: nobody was chosen. */
  readonly doer?: PersonId;
}
