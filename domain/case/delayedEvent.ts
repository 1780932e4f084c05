import type { Day, Moment } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import type { RoleKey } from '../procedure/index.ts';
import type { StageEntryId, StandIn } from './state.ts';

/** To whom an effect was on its way, as the effect said it. */
export interface DeliveryOf {
  readonly stage: StageEntryId | null;
  readonly role: RoleKey;
  readonly person: PersonId | null;
  readonly as: 'responder' | 'copy' | 'notice';
  readonly what: string;
  /** Who gets it in their place; absent: they themselves. */
  readonly through?: StandIn;
}

/** No route has confirmed an alert since then; it is being tried further, and the raiser is told. */
export interface DeliveryDelayed extends Omit<DeliveryOf, 'through'> {
  readonly type: 'DeliveryDelayed';
  readonly effect: string;
  readonly since: Moment;
}

/** It waits for its addressee's daily list of that day: their own wish, and no delay (ADR 23). */
export interface DeliveryListed extends Omit<DeliveryOf, 'through'> {
  readonly type: 'DeliveryListed';
  readonly effect: string;
  readonly on: Day;
}
