import type { Moment } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import type { RoleKey } from '../procedure/index.ts';
import type { StageEntryId } from './state.ts';

/** No route has confirmed an alert since then; it is being tried further, and the raiser is told. */
export interface DeliveryDelayed {
  readonly type: 'DeliveryDelayed';
  readonly effect: string;
  readonly stage: StageEntryId | null;
  readonly role: RoleKey;
  readonly person: PersonId | null;
  readonly as: 'responder' | 'copy' | 'notice';
  readonly what: string;
  readonly since: Moment;
}
